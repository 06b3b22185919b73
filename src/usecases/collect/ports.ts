import type { EarlierWord } from '../../core/collect/milestone-form.ts';
import type { ActorSources } from '../find-actor.ts';
import type { UpdateStore, WindowStore } from '../ports.ts';

export interface PublishedReader {
  /** What the newest published report said of a milestone. */
  lastPublished(milestoneId: string): Promise<EarlierWord | undefined>;
}

/** What collecting needs from the outside. */
export interface CollectPorts extends ActorSources {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly updates: UpdateStore;
  readonly published: PublishedReader;
  /** An unguessable text for one opening of a form. */
  readonly newNonce: () => string;
}
