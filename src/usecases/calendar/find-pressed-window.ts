import { type Act, may, type Permission } from '../../core/access.ts';
import { type CollectionWindow, endsAt } from '../../core/collect/collection-window.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Patience, WindowStore } from '../ports.ts';

export interface WindowPressPorts extends ActorSources {
  readonly windows: Pick<WindowStore, 'windows' | 'saveWindow'>;
}

/** A button about a window that has not opened yet. */
export interface WindowPress {
  readonly clicker: Clicker;
  readonly windowId: string;
  readonly now: Date;
  readonly patience: Patience;
}

/** Why nothing was changed. The window, where it is told, is as stored now. */
export type PressRefusal =
  | { readonly reason: 'gone' | 'busy' }
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  /** It is no longer planned: it collects, or did. */
  | { readonly reason: 'opened'; readonly window: CollectionWindow }
  /** It was never opened, and its closing time is over. */
  | { readonly reason: 'over'; readonly window: CollectionWindow }
  /** Somebody, perhaps oneself, did it before. */
  | { readonly reason: 'so-already'; readonly window: CollectionWindow };

/** The planned window that a button is about, for somebody who may do this to it. */
export async function findPressedWindow(
  ports: WindowPressPorts,
  press: WindowPress,
  act: Act,
): Promise<Result<CollectionWindow, PressRefusal>> {
  const window = (await ports.windows.windows()).find(({ id }) => id === press.windowId);
  if (window === undefined) return refuse({ reason: 'gone' });
  const actor = await findActor(ports, press.clicker, press.now);
  const permission = may(actor, act, { directorateId: window.directorateId });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  if (window.state !== 'planned') return refuse({ reason: 'opened', window });
  return press.now >= endsAt(window) ? refuse({ reason: 'over', window }) : done(window);
}
