import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { isCheckDue, planWindows, type WindowChange } from '../../core/calendar/plan-windows.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Directorate, Organisation } from '../../core/plan/plan.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { RemindPorts } from '../remind/ports.ts';
import { readRecipients, type SituationPorts } from '../remind/read-situation.ts';

export type PlanWindowsPorts = SituationPorts & Pick<RemindPorts, 'newPatience'>;

const ACTIONS: Readonly<Record<WindowChange['kind'], string>> = {
  add: 'plan-window',
  move: 'move-window',
  open: 'open-window',
};

/**
 * Plans the windows whose check day has come, gives planned ones new dates where the plan has others by now, opens those
 * whose time has come, and plans the officers' check. It may run as often as one likes and in several processes at once:
 * whatever somebody else has done in the same moment is left as it is, and the next sweep looks again.
 */
export async function planDueWindows(ports: PlanWindowsPorts, now: Date): Promise<void> {
  const organisation = await ports.plans.organisation();
  if (organisation === undefined) return;
  const directorates = await ports.plans.directorates();
  for (const directorate of directorates) await changeWindows(ports, { organisation, directorate }, now);
  await planChecks(ports, { organisation, directorates }, now);
}

async function changeWindows(
  ports: PlanWindowsPorts,
  council: { readonly organisation: Organisation; readonly directorate: Directorate },
  now: Date,
): Promise<void> {
  const windows = await ports.windows.windows();
  for (const change of planWindows({ ...council, windows }, now)) {
    if (change.kind === 'add' && !(await hasPlan(ports, change))) continue;
    const what = { author: { actor: 'Ragtime' }, at: now, action: ACTIONS[change.kind] };
    await ports.windows.saveWindow(change.window, what, ports.newPatience());
  }
}

async function hasPlan({ plans }: PlanWindowsPorts, { window, startYear }: WindowChange & { readonly kind: 'add' }) {
  return (await plans.plan(window.directorateId, startYear)) !== undefined;
}

async function planChecks(
  ports: PlanWindowsPorts,
  {
    organisation,
    directorates,
  }: { readonly organisation: Organisation; readonly directorates: readonly Directorate[] },
  now: Date,
): Promise<void> {
  const planned = (await ports.windows.windows()).filter(({ state }) => state === 'planned');
  if (planned.length === 0) return;
  const recipients = await readRecipients(ports, organisation, now);
  for (const window of planned) {
    const directorate = directorates.find(({ id }) => id === window.directorateId);
    if (directorate === undefined || !isCheckDue(window, { organisation, directorate }, now)) continue;
    const officers = recipients.filter(({ person }) => directorate.officerIds.includes(person.id));
    for (const officer of officers.filter((each) => whyUnasked(each, now) === undefined)) {
      const dueAt = nextWorkingHour(now, officer.zone, calendarOf(organisation, directorate));
      const check = toCheck(window, { personId: officer.person.id, dueAt, createdAt: now });
      if ((await ports.deliveries.thread(check.key)).length > 0) continue;
      await ports.deliveries.plan([check], ports.newPatience());
    }
  }
}

function toCheck(
  window: CollectionWindow,
  to: { readonly personId: string; readonly dueAt: Date; readonly createdAt: Date },
): NewDelivery {
  return {
    ...to,
    key: `desk-check-${window.id.replaceAll('/', '-')}-${to.personId}`,
    content: { kind: 'desk', payload: { about: 'check', windowId: window.id } },
    methodClass: 'post',
  };
}
