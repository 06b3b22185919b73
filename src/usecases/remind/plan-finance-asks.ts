import { parseQuarter } from '../../core/calendar/quarter.ts';
import { previousWorkingDay } from '../../core/calendar/working-days.ts';
import { instantOf, localDateOf } from '../../core/calendar/zone.ts';
import { awaitedContacts, financeProgress } from '../../core/collect/finance/finance-progress.ts';
import { windowOfPart } from '../../core/collect/window-of-part.ts';
import { type DigestMoment, financeAskKey } from '../../core/remind/desk-keys.ts';
import { answererFor } from '../../core/remind/orphans.ts';
import type { AskingWindow, ReminderSituation } from '../../core/remind/reminder-situation.ts';
import { financeKeyOf } from '../collect/finance/finance-situation.ts';
import type { NewDelivery } from './delivery-ports.ts';
import { type Desk, type DeskPorts, readDesk } from './read-desk.ts';

const BEFORE_DUE_TIME = '09:00';

/**
 * Whoever hands in figures that are not in yet is asked as the window opens, and once more on the working day before it
 * is due; their deputy while they are away. Under keys of their own: planning twice adds nothing.
 */
export async function planFinanceAsks(
  ports: DeskPorts,
  { situation, now }: { readonly situation: ReminderSituation; readonly now: Date },
): Promise<readonly NewDelivery[]> {
  const planned: NewDelivery[] = [];
  for (const { asking: whole, recipients } of await desksOf(ports, situation)) {
    const asking = { ...whole, window: windowOfPart(whole.window, 'finance') };
    if (now < asking.window.opensAt || now >= asking.window.closesAt) continue;
    planned.push(...(await planOf(ports, asking, { situation: { ...situation, recipients }, now })));
  }
  return planned;
}

/** What collects; and what is under review already, where its tables have more time of their own. */
async function desksOf(ports: DeskPorts, { windows, recipients }: ReminderSituation): Promise<readonly Desk[]> {
  const later = (await ports.windows.windows()).filter(({ state, parts }) => {
    return state === 'review' && parts?.finance !== undefined;
  });
  const desks = await Promise.all(later.map(({ id }) => readDesk(ports, id)));
  return [...windows.map((asking) => ({ asking, recipients })), ...desks.flatMap((desk) => desk ?? [])];
}

async function planOf(
  ports: Pick<DeskPorts, 'plans' | 'finance'>,
  asking: AskingWindow,
  { situation, now }: { readonly situation: ReminderSituation; readonly now: Date },
): Promise<readonly NewDelivery[]> {
  const { id: windowId, directorateId, quarter } = asking.window;
  const parsed = parseQuarter(quarter);
  const plan = parsed && (await ports.plans.plan(directorateId, parsed.startYear));
  if (plan === undefined || plan.departments.length === 0) return [];
  const book = await ports.finance.book(financeKeyOf(plan, quarter));
  const moment: DigestMoment = now < beforeDue(asking) ? 'opens' : 'before-due';
  return awaitedContacts(financeProgress(plan.departments, book)).flatMap((contactId) => {
    const answerer = answererFor(situation, contactId, now);
    if (answerer.kind === 'nobody') return [];
    const personId = answerer.recipient.person.id;
    const payload = { windowId, contactId };
    return [
      {
        key: financeAskKey(payload, personId, moment),
        personId,
        content: { kind: 'finance-ask', payload },
        methodClass: 'post',
        dueAt: now,
        createdAt: now,
      },
    ];
  });
}

function beforeDue({ window, calendar, zone }: AskingWindow): Date {
  return instantOf(previousWorkingDay(calendar, localDateOf(window.dueAt, zone)), BEFORE_DUE_TIME, zone);
}
