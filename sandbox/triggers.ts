import { randomId } from './ids.ts';
import type { Screen } from './screens.ts';

interface Trigger {
  readonly id: string;
  /** Where the interaction took place: a modal it opens appears there. */
  readonly screen: Screen;
  /** The view the interaction came from, if it came from a modal. */
  readonly viewId: string | undefined;
  /** On the stand-in's own clock, in milliseconds: triggers die in real time, also where `now` is virtual. */
  readonly bornAt: number;
}

type Exchange =
  | { readonly ok: true; readonly trigger: Trigger }
  | { readonly ok: false; readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' };

/** Triggers are good once, and for three seconds. @see https://docs.slack.dev/interactivity/handling-user-interaction */
export interface Triggers {
  create(screen: Screen, viewId?: string): Trigger;
  exchange(id: string | undefined): Exchange;
}

export function createTriggers(lifeMs: number): Triggers {
  const triggers = new Map<string, Trigger>();
  const exchanged = new Set<string>();
  return {
    create: (screen, viewId) => {
      const id = `${randomId()}.${randomId()}`;
      const trigger = { id, screen, viewId, bornAt: performance.now() };
      triggers.set(id, trigger);
      return trigger;
    },
    exchange: (id) => {
      const trigger = triggers.get(id ?? '');
      if (trigger === undefined) return { ok: false, error: 'invalid_trigger_id' };
      if (exchanged.has(trigger.id)) return { ok: false, error: 'exchanged_trigger_id' };
      if (performance.now() - trigger.bornAt > lifeMs) return { ok: false, error: 'expired_trigger_id' };
      exchanged.add(trigger.id);
      return { ok: true, trigger };
    },
  };
}
