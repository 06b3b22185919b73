import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { formatLong } from '../../core/calendar/local-date.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { Delivery, SignOffPayload } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { type AskFate, changesIn, fateOf } from '../../core/review/sign-off.ts';
import type { StandReader } from '../publish/find-void-draft.ts';
import { readSigners } from '../publish/read-signers.ts';
import type { MarkSignOff, RenderSignOff, SignOffFate, SignOffStore } from '../publish/sign-off-ports.ts';
import { composeToPerson } from './compose-attachment.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { readRecipients } from './read-situation.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

export interface SignOffComposing {
  readonly signOffs: Pick<SignOffStore, 'record'>;
  readonly readStand: StandReader;
  readonly renderSignOff: RenderSignOff;
  readonly markSignOff: MarkSignOff;
}

type Told = Extract<SignOffPayload, { readonly message: unknown }>;
type Changes = Extract<SignOffPayload, { readonly changesIn: unknown }>;
type Voided = Extract<SignOffPayload, { readonly voidDraft: unknown }>;

interface SignOffDelivery {
  readonly delivery: Delivery;
  readonly payload: SignOffPayload;
}

/** What is asked about a draft, or said of it. Nobody is asked for what is over. */
export async function composeSignOff(ports: ComposePorts, sent: SignOffDelivery, now: Date): Promise<Composed> {
  const { delivery, payload } = sent;
  if ('voidDraft' in payload) return composeVoid(ports, { delivery, payload }, now);
  if ('changesIn' in payload) return composeChanges(ports, { delivery, payload });
  const { kind } = (await readFate(ports, payload)) ?? { kind: 'open' };
  if (kind === 'void' || kind === 'later' || kind === 'published') return { kind: 'cancelled' };
  return composeToPerson(ports, { delivery, payload });
}

/** The question as it stands in Slack, with what became of it. */
export async function composeSignOffEdit(
  ports: ComposePorts,
  { delivery: target, payload }: SignOffDelivery,
  now: Date,
): Promise<Composed> {
  if ('changesIn' in payload) {
    const composed = await composeChanges(ports, { delivery: target, payload });
    return composed.kind === 'message'
      ? { ...composed, channelId: target.sentChannelId ?? composed.channelId, ts: target.ts }
      : composed;
  }
  const fate = 'message' in payload ? await readFate(ports, payload) : undefined;
  if (!('message' in payload) || fate === undefined || target.ts === undefined) return { kind: 'cancelled' };
  const askedNow = fate.kind === 'open' ? await nameAsked(ports, { delivery: target, payload }, now) : undefined;
  const message = ports.markSignOff(payload.message, { ...(await nameFate(ports, fate)), askedNow });
  return { kind: 'message', channelId: target.sentChannelId ?? '', message, payload: undefined, ts: target.ts };
}

async function readFate(ports: ComposePorts, { windowId, asked }: Told): Promise<AskFate | undefined> {
  const window = (await ports.windows.windows()).find(({ id }) => id === windowId);
  if (window === undefined || asked === undefined) return undefined;
  return fateOf(await ports.signOffs.record(window.directorateId, window.quarter), asked, window.state);
}

/** Whoever reads the draft today for the same approver, where that is not who was asked here. */
async function nameAsked(
  ports: ComposePorts,
  { delivery, payload: { asked } }: { readonly delivery: Delivery; readonly payload: Told },
  now: Date,
): Promise<string | undefined> {
  const [signer] = asked === undefined ? [] : await readSigners(ports, [asked.approverId], now);
  return signer?.isThere === true && signer.reader.id !== delivery.personId ? signer.reader.name : undefined;
}

async function nameFate({ plans }: ComposePorts, fate: AskFate): Promise<Omit<SignOffFate, 'askedNow'>> {
  if (fate.kind !== 'signed' && fate.kind !== 'changes-asked') return { fate, byName: '', on: '' };
  const [people, organisation] = await Promise.all([plans.people(), plans.organisation()]);
  const byName = people.find(({ id }) => id === fate.answer.byId)?.name ?? '';
  return { fate, byName, on: formatLong(localDateOf(fate.answer.at, organisation?.timeZone ?? 'Europe/London')) };
}

/** What an approver wants changed, with what became of each so far. */
async function composeChanges(
  ports: ComposePorts,
  { delivery, payload: { windowId, changesIn: asked } }: { readonly delivery: Delivery; readonly payload: Changes },
): Promise<Composed> {
  const window = (await ports.windows.windows()).find(({ id }) => id === windowId);
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === window?.directorateId);
  if (window === undefined || directorate === undefined) return { kind: 'cancelled' };
  const record = await ports.signOffs.record(directorate.id, window.quarter);
  const found = changesIn(record, asked);
  if (found === undefined) return { kind: 'cancelled' };
  const byName = (await ports.plans.people()).find(({ id }) => id === found.answer.byId)?.name ?? '';
  const { number } = asked;
  const isOver = window.state === 'published' || record.drafts.at(-1)?.number !== number;
  const { changes } = found;
  const { quarter } = window;
  const message = ports.renderSignOff({
    about: 'changes',
    windowId,
    number,
    directorate,
    quarter,
    byName,
    changes,
    isOver,
  });
  return composeToPerson(ports, { delivery, payload: { message } });
}

/** Told once, in working hours, with all that reads otherwise by then; needless once a later draft is there. */
async function composeVoid(
  ports: ComposePorts,
  { delivery, payload: { windowId, voidDraft: number } }: { readonly delivery: Delivery; readonly payload: Voided },
  now: Date,
): Promise<Composed> {
  const organisation = await ports.plans.organisation();
  const found = await ports.readStand(windowId, now);
  if (organisation === undefined || found === undefined) return { kind: 'cancelled' };
  const { window, directorate, stand } = found;
  if (window.state === 'published' || stand.draft.number !== number) return { kind: 'cancelled' };
  const recipients = await readRecipients(ports, organisation, now);
  const reader = recipients.find(({ person }) => person.id === delivery.personId);
  const reason = whyUnasked(reader, now);
  const user = await ports.slackUsers.slackUser(reader?.person.slackUserId ?? '');
  if (reader === undefined || reason !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'not-in-slack'] };
  }
  const hour = nextWorkingHour(now, reader.zone, calendarOf(organisation, directorate));
  if (now < hour) return { kind: 'postponed', until: hour };
  const to = directorate.officerIds.includes(reader.person.id) ? 'asker' : 'signer';
  const { snapshot } = stand.draft;
  const message = ports.renderSignOff({ about: 'void', to, number, snapshot, changed: stand.changed });
  return { kind: 'message', channelId: user.dmChannelId, message, payload: undefined };
}
