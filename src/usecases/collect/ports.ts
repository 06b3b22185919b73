import type { ActorSources } from '../find-actor.ts';
import type { ProposalStore } from '../plan/proposal-ports.ts';
import type { UpdateStore, WindowStore } from '../ports.ts';
import type { RevisionStore } from '../publish/ports.ts';
import type { UploadStore } from '../publish/upload-ports.ts';
import type { ReturnStore } from '../review/return-ports.ts';
import type { WordingStore } from '../review/wording-ports.ts';
import type { DraftStore } from './draft/draft-ports.ts';
import type { DraftingStore } from './drafting/drafting-ports.ts';
import type { IndicatorStore, SupplyStore } from './indicator/indicator-ports.ts';
import type { LedStore } from './led/led-ports.ts';

/** What collecting needs from the outside. */
export interface CollectPorts extends ActorSources {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly updates: UpdateStore;
  readonly drafts: DraftStore;
  readonly indicators: IndicatorStore;
  readonly supplies: SupplyStore;
  readonly drafting: DraftingStore;
  readonly led: LedStore;
  readonly returns: Pick<ReturnStore, 'ofEntry' | 'waiting' | 'ofQuarter'>;
  readonly wordings: Pick<WordingStore, 'ofEntry'>;
  readonly proposals: Pick<ProposalStore, 'undecided' | 'ofMilestone'>;
  readonly revisions: Pick<RevisionStore, 'latest'>;
  readonly uploads: Pick<UploadStore, 'ofRevisions'>;
  /** An unguessable text for one opening of a form. */
  readonly newNonce: () => string;
}
