import type { Ack, Deliverer, Delivery } from './delivery.ts';
import type { PersonRecord } from './directory.ts';
import type { FieldStates } from './fields.ts';
import type { Json } from './json.ts';
import type { StoredMessage } from './messages.ts';
import type { Seen } from './people.ts';
import { renderMessage } from './render.ts';
import type { Screen } from './screens.ts';
import type { ViewRecord } from './views.ts';
import { errorsByLabel, openView } from './views.ts';
import type { Workspace } from './workspace.ts';

/** What Slack says when the app does not answer a form or a button in time. */
export const TROUBLE_CONNECTING = 'We had some trouble connecting. Try again?';

/** One person at one of their screens. */
export interface Desk {
  readonly workspace: Workspace;
  readonly deliverer: Deliverer;
  readonly userId: string;
  readonly screen: Screen;
  /** What this person has chosen in messages, by channel and `ts`. */
  readonly messageStates: Map<string, FieldStates>;
  trouble: string | undefined;
}

export function personAt(desk: Desk): PersonRecord {
  const person = desk.workspace.directory.person(desk.userId);
  if (person === undefined) throw new Error(`Nobody has the id ${desk.userId}`);
  if (person.isDeleted) throw new Error(`${person.initials} is deactivated and can do nothing in Slack`);
  return person;
}

export function topModal(desk: Desk): ViewRecord | undefined {
  return desk.workspace.views.stack(desk.screen).at(-1);
}

/** Something a person does that the app is told of. */
export interface Deed {
  readonly delivery: Delivery;
  /** The channel in which it is done; its new messages count as an answer. */
  readonly channel?: string;
  /** Acts on the ack's body; says whether it showed the person anything, and what is wrong with it. */
  readonly apply?: (body: Json | undefined) => { readonly isShown: boolean; readonly trouble?: string };
  /** What the person reads when there is no ack. */
  readonly troubleFor?: (ack: Exclude<Ack, { isAcked: true }>) => string;
  /** How long to wait for something to appear when the ack itself shows nothing; 0 waits for nothing. */
  readonly settleMs: number;
}

/** Delivers, waits for the ack or the deadline, then for what the app does in answer. */
export async function carryOut(desk: Desk, deed: Deed): Promise<Seen> {
  const { activity, settings, signal } = desk.workspace;
  const mark = activity.mark();
  const ack = await desk.deliverer.deliver(deed.delivery);
  if (!ack.isAcked) {
    return inTrouble(desk, deed, { mark, trouble: deed.troubleFor?.(ack) ?? TROUBLE_CONNECTING });
  }
  const applied = deed.apply?.(ack.body) ?? { isShown: false };
  if (applied.trouble !== undefined) return inTrouble(desk, deed, { mark, trouble: applied.trouble });
  if (!applied.isShown && deed.settleMs > 0) {
    const isShown = () => activity.since(mark).some((one) => concerns(desk, deed.channel, one));
    await signal.waitFor(() => isShown() || activity.isAnswered(), activity.limit(deed.settleMs));
  }
  await activity.quiet(settings.quietMs, Math.max(settings.settleMs, deed.settleMs));
  desk.trouble = undefined;
  return seenSince(desk, { ...channelOf(deed), mark });
}

interface Trouble {
  readonly mark: number;
  readonly trouble: string;
}

async function inTrouble(desk: Desk, deed: Deed, { mark, trouble }: Trouble): Promise<Seen> {
  await desk.workspace.activity.quiet(desk.workspace.settings.quietMs, desk.workspace.settings.settleMs);
  desk.trouble = trouble;
  const who = personAt(desk).initials;
  desk.workspace.transcript.add({ who: 'Slack', did: 'showed trouble', where: `${who}'s screen`, text: trouble });
  return seenSince(desk, { ...channelOf(deed), mark, outcome: 'trouble' });
}

function concerns(desk: Desk, channel: string | undefined, one: { channel?: string; userId?: string }): boolean {
  if (one.userId !== undefined) return one.userId === desk.userId;
  if (one.channel === undefined) return false;
  return one.channel === channel || one.channel === desk.workspace.directory.openDm(desk.userId)?.id;
}

function channelOf({ channel }: Deed) {
  return channel === undefined ? {} : { channel };
}

export interface Since {
  readonly mark: number;
  /** The channel in which something was done. */
  readonly channel?: string;
  readonly outcome?: Seen['outcome'];
}

/** What this person has come to see since a mark. */
export function seenSince(desk: Desk, { mark, channel, outcome = 'answered' }: Since): Seen {
  const messages = new Map<string, StoredMessage>();
  for (const one of desk.workspace.activity.since(mark)) {
    if (one.channel === undefined || one.ts === undefined || !concerns(desk, channel, one)) continue;
    const message = desk.workspace.messages.find(one.channel, one.ts);
    if (message !== undefined) messages.set(`${one.channel} ${one.ts}`, message);
  }
  const top = topModal(desk);
  const modal = top === undefined ? undefined : openView(top);
  const trouble = outcome === 'trouble' ? desk.trouble : undefined;
  const list = [...messages.values()];
  const text = [...list.map(renderMessage), ...(modal ? [modal.text] : []), ...(trouble ? [trouble] : [])].join('\n\n');
  return { outcome, trouble, messages: list, modal, errors: top === undefined ? {} : errorsByLabel(top), text };
}
