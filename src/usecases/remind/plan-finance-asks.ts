import { parseQuarter } from '../../core/calendar/quarter.ts';
import { previousWorkingDay } from '../../core/calendar/working-days.ts';
import { instantOf, localDateOf } from '../../core/calendar/zone.ts';
import { awaitedContacts, financeProgress } from '../../core/collect/finance/finance-progress.ts';
import { type DigestMoment, financeAskKey } from '../../core/remind/desk-keys.ts';
import { answererFor } from '../../core/remind/orphans.ts';
import type { AskingWindow, ReminderSituation } from '../../core/remind/reminder-situation.ts';
import { financeKeyOf } from '../collect/finance/finance-situation.ts';
import type { NewDelivery } from './delivery-ports.ts';
import type { DeskPorts } from './read-desk.ts';

const BEFORE_DUE_TIME = '09:00';

/**
 * Whoever hands in figures that are not in yet is asked as the window opens, and once more on the working day before it
 * is due; their deputy while they are away. Under keys of their own: planning twice adds nothing.
 */
export async function planFinanceAsks(
  ports: Pick<DeskPorts, 'plans' | 'finance'>,
  { situation, now }: { readonly situation: ReminderSituation; readonly now: Date },
): Promise<readonly NewDelivery[]> {
  const planned: NewDelivery[] = [];
  for (const asking of situation.windows) {
    if (now < asking.window.opensAt || now >= asking.window.closesAt) continue;
    planned.push(...(await planOf(ports, asking, { situation, now })));
  }
  return planned;
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
