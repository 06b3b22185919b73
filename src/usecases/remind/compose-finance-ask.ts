import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { FinanceVersion } from '../../core/collect/finance/finance-book.ts';
import { financeProgress } from '../../core/collect/finance/finance-progress.ts';
import { financeStateOf } from '../../core/collect/finance/finance-window.ts';
import { windowOfPart } from '../../core/collect/window-of-part.ts';
import { deadlineText, sentAtText } from '../../core/remind/deadline-text.ts';
import type { Delivery, FinanceAskPayload } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import type { FinanceAsk, FinanceAskLine } from './finance-ask.ts';
import { readDesk, type WholeDesk } from './read-desk.ts';
import { restUntil } from './rest-until.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

interface AskDelivery {
  readonly delivery: Delivery;
  readonly payload: FinanceAskPayload;
}

/** What is awaited of somebody who hands in figures; needless once all of it is in, or nothing is collected any more. */
export async function composeFinanceAsk(
  ports: ComposePorts,
  { delivery, payload }: AskDelivery,
  now: Date,
): Promise<Composed> {
  const desk = await readDesk(ports, payload.windowId);
  if (desk === undefined || !isAskedFor(desk.asking.window)) return { kind: 'cancelled' };
  const ask = askOf(desk, { delivery, payload }, now);
  if (ask.departments.every(({ version }) => version !== undefined)) return { kind: 'cancelled' };
  const reader = desk.recipients.find(({ person }) => person.id === delivery.personId);
  const user = await ports.slackUsers.slackUser(reader?.person.slackUserId ?? '');
  const reason = whyUnasked(reader, now);
  if (reader === undefined || reason !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'not-in-slack'] };
  }
  const until = await restUntil(ports, { reader, calendar: desk.asking.calendar }, now);
  if (until !== undefined) return { kind: 'postponed', until };
  return { kind: 'message', channelId: user.dmChannelId, message: ports.renderFinanceAsk(ask), payload: undefined };
}

/** Tables with days of their own are asked for until the report is signed. */
function isAskedFor({ state, parts }: CollectionWindow): boolean {
  return state === 'collecting' || (state === 'review' && parts?.finance !== undefined);
}

/** The same where it stands: what came in since is its receipt. */
export async function composeFinanceEdit(
  ports: ComposePorts,
  { delivery, payload }: AskDelivery,
  now: Date,
): Promise<Composed> {
  const { sentChannelId = '', ts } = delivery;
  const desk = await readDesk(ports, payload.windowId);
  if (desk === undefined) return { kind: 'cancelled' };
  const message = ports.renderFinanceAsk(askOf(desk, { delivery, payload }, now));
  return { kind: 'message', channelId: sentChannelId, message, payload: undefined, ts };
}

function askOf({ asking, recipients, given }: WholeDesk, { delivery, payload }: AskDelivery, now: Date): FinanceAsk {
  const { directorate, zone } = asking;
  const window = windowOfPart(asking.window, 'finance');
  const nameOf = (id: string | undefined) => recipients.find(({ person }) => person.id === id)?.person.name;
  const lineOf = (version: FinanceVersion): FinanceAskLine['version'] => {
    const { number, asAt, personId, at } = version;
    return { number, asAt, byName: nameOf(personId), when: sentAtText(at, zone) };
  };
  const own = given.plan.departments.filter(({ contactId }) => contactId === payload.contactId);
  return {
    directorateCode: directorate.code,
    quarter: window.quarter,
    state: financeStateOf(window, now),
    dueAt: now < window.dueAt ? deadlineText(window.dueAt, zone) : undefined,
    insteadOf: delivery.personId === payload.contactId ? undefined : nameOf(payload.contactId),
    departments: financeProgress(own, given.financeBook).map(({ department, version }) => ({
      department: department.name,
      version: version && lineOf(version),
    })),
  };
}
