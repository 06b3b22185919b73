import { endsAt } from '../../core/collect/collection-window.ts';
import { nameAsk } from '../../core/remind/asked-entry.ts';
import type { SpokenWindow } from '../../core/remind/asking-by-part.ts';
import { dueReminders } from '../../core/remind/due-reminders.ts';
import type { Addition, PlannedReminder } from '../../core/remind/person-verdict.ts';
import { planDueWindows } from '../calendar/plan-windows.ts';
import type { NewDelivery, ReadyDelivery } from './delivery-ports.ts';
import { isRevoked } from './is-revoked.ts';
import { planClosedParts } from './plan-closed-parts.ts';
import { planDesk } from './plan-desk.ts';
import { planFinanceAsks } from './plan-finance-asks.ts';
import { planRefusedFiles } from './plan-refused-files.ts';
import type { RemindPorts } from './ports.ts';
import { readSituation, type SituationPorts } from './read-situation.ts';

export interface DueWork {
  /** Quarters and directorates that reached their closing time and went to review. */
  readonly closed: readonly { readonly windowId: string }[];
  /** How many messages were added to the ledger. */
  readonly planned: number;
  /** What may be handed to Slack now: nothing while the app is removed from Slack. */
  readonly ready: readonly ReadyDelivery[];
}

/**
 * The sweep: closes what has reached its end, plans and opens windows, plans the reminders that are due, and names what can go out. It may run as
 * often as one likes and in several processes at once. Where the store stays locked it does less, and the next sweep
 * does the rest.
 */
export async function planDueWork(
  ports: SituationPorts & Pick<RemindPorts, 'workspaces' | 'newPatience' | 'signOffs'>,
  { now }: { readonly now: Date },
): Promise<DueWork> {
  const closed = await closeDueWindows(ports, now);
  await planDueWindows(ports, now);
  const situation = await readSituation(ports);
  const { reminders, additions } = dueReminders(situation, now);
  const planned = await ports.deliveries.plan(
    [
      ...reminders.map((reminder) => toDelivery(reminder, now)),
      ...(await planDesk(ports, { situation, now })),
      ...(await planFinanceAsks(ports, { situation, now })),
      ...(await planRefusedFiles(ports, { now })),
      ...planClosedParts(situation, now),
    ],
    ports.newPatience(),
  );
  for (const addition of additions) await amendMessage(ports, addition, now);
  const ready = (await isRevoked(ports)) ? [] : await ports.deliveries.ready(now);
  return { closed, planned: planned.ok ? planned.value : 0, ready };
}

/** Where somebody changed the message meanwhile, the next sweep decides again. */
async function amendMessage(
  ports: Pick<RemindPorts, 'deliveries' | 'newPatience'>,
  { targetId, windows, entries }: Addition,
  now: Date,
): Promise<void> {
  const target = await ports.deliveries.delivery(targetId);
  if (target?.content.kind !== 'reminder' || target.state !== 'sent') return;
  const { payload } = target.content;
  const isAdded = ({ windowId, part }: SpokenWindow) =>
    windows.some((added) => added.windowId === windowId && added.part === part);
  const kept = payload.windows.filter((each) => !isAdded(each));
  const more = {
    ...payload,
    windows: [...kept, ...windows],
    entries: [...new Map([...payload.entries, ...entries].map((each) => [nameAsk(each), each])).values()],
  };
  await ports.deliveries.amend(target, more, { at: now, patience: ports.newPatience() });
}

async function closeDueWindows(
  ports: Pick<RemindPorts, 'windows' | 'newPatience'>,
  now: Date,
): Promise<DueWork['closed']> {
  const closed: { readonly windowId: string }[] = [];
  for (const window of await ports.windows.windows()) {
    if (window.state !== 'collecting' || now < endsAt(window)) continue;
    const change = { author: { actor: 'Ragtime' }, at: now, action: 'close-window' };
    const review = { ...window, state: 'review' as const, version: window.version + 1 };
    const saved = await ports.windows.saveWindow(review, change, ports.newPatience());
    if (saved.ok) closed.push({ windowId: window.id });
  }
  return closed;
}

function toDelivery({ key, personId, windows, entries }: PlannedReminder, now: Date): NewDelivery {
  return {
    key,
    personId,
    content: { kind: 'reminder', payload: { windows, entries } },
    methodClass: 'post',
    dueAt: now,
    createdAt: now,
  };
}
