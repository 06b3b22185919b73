import { randomUUID } from 'node:crypto';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { runForClick } from '../usecases/operate/click-trace.ts';
import { DRAFTABLE_BLOCK } from './id-values.ts';

/** Slack waits no longer: https://docs.slack.dev/interactivity/handling-user-interaction */
const ANSWER_WITHIN_MS = 3_000;

const KINDS = [
  'block_actions',
  'view_submission',
  'view_closed',
  'block_suggestion',
  'shortcut',
  'event_callback',
] as const;

/** What Slack delivered. */
export type ClickKind = (typeof KINDS)[number] | 'command' | 'other';

/** One delivery of Slack's, once everything that it brought about has been done. */
export interface WatchedClick {
  readonly kind: ClickKind;
  /** Our own name of what was pressed, sent or typed; undefined for what has none. Never what somebody wrote. */
  readonly what: string | undefined;
  /** How long Slack waited for its answer, real time; undefined where it got none. */
  readonly answeredMs: number | undefined;
  readonly isLate: boolean;
  /** A field that tells of what is typed in it, again and again. */
  readonly isTyping: boolean;
}

/** Gives each delivery an id of its own that goes along with what it brings about, and tells of it when all is done. */
export function watchClicks(receiver: Receiver, onClick: (click: WatchedClick) => void): Receiver {
  return {
    // A receiver hands deliveries to Bolt by this one method.
    init: (app) =>
      receiver.init(
        new Proxy(app, {
          get: (target, name) =>
            name === 'processEvent' ? processWatched(target, onClick) : Reflect.get(target, name),
        }),
      ),
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

function processWatched(app: App, onClick: (click: WatchedClick) => void) {
  return (event: ReceiverEvent): Promise<void> =>
    runForClick(newClickId(), async () => {
      const arrivedAt = performance.now();
      let answeredMs: number | undefined;
      const ack: ReceiverEvent['ack'] = async (answer) => {
        await event.ack(answer);
        answeredMs ??= Math.round(performance.now() - arrivedAt);
      };
      try {
        await app.processEvent({ ...event, ack });
      } finally {
        const isLate = answeredMs === undefined || answeredMs > ANSWER_WITHIN_MS;
        const { body } = event;
        onClick({ kind: kindOf(body), what: nameOf(body), answeredMs, isLate, isTyping: isField(body) });
      }
    });
}

/** The first twelve digits of a random UUID, all of them random: Node has those in store. */
function newClickId(): string {
  const [first = '', second = ''] = randomUUID().split('-', 2);
  return first + second;
}

function kindOf(body: ReceiverEvent['body']): ClickKind {
  if (typeof body.command === 'string') return 'command';
  return KINDS.find((kind) => kind === body.type) ?? 'other';
}

/** Ids and names of commands are ours; anything that does not look like one may be somebody's text. */
function nameOf({ command, callback_id: callback, actions, view, event, action_id: field }: ReceiverEvent['body']) {
  const names: readonly unknown[] = [command, actions?.[0]?.action_id, field, view?.callback_id, callback, event?.type];
  return names.find((name) => typeof name === 'string' && /^[\w/.-]{1,60}$/.test(name))?.toString();
}

function isField({ actions }: ReceiverEvent['body']): boolean {
  return DRAFTABLE_BLOCK.test(String(actions?.[0]?.block_id));
}
