import { calendarOf } from '../../../core/calendar/directorate-calendar.ts';
import { nextWorkingHour } from '../../../core/calendar/working-hours.ts';
import { isCollecting } from '../../../core/collect/answering-window.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import { readZone } from '../../remind/read-zone.ts';
import { toCard } from '../milestone/milestone-situation.ts';
import type { CollectPorts } from '../ports.ts';
import { type DecideRefusal, type DecideRequest, findDecision, type OpenDecision } from './approve-draft.ts';

export type SendBackOutcome =
  | { readonly outcome: 'sent-back'; readonly card: MilestoneCard; readonly contributorName: string }
  | DecideRefusal;

/** The contributor is told in their next working hour, with the form one click away. */
export async function sendBackDraft(
  ports: CollectPorts,
  request: DecideRequest & { readonly question: string },
): Promise<SendBackOutcome> {
  for (;;) {
    const found = await findDecision(ports, request);
    if (found.outcome !== 'open') return found;
    // After the close an officer's question is for the owner alone.
    const { window } = found.situation;
    if (window === undefined || !isCollecting(window, request.now)) {
      return { outcome: 'closed', card: toCard(found.situation), handed: found.handed };
    }
    const stored = await store(ports, request, found);
    if (stored !== 'changed') return stored;
  }
}

async function store(
  ports: CollectPorts,
  { clicker, question, now, patience }: DecideRequest & { readonly question: string },
  { situation, personId, ownerId, handed }: OpenDecision,
): Promise<SendBackOutcome | 'changed'> {
  const { window, organisation, directorate } = situation;
  if (window === undefined) return 'changed';
  const contributor = (await ports.plans.people()).find(({ id }) => id === handed.contributorId);
  const user = await ports.slackUsers.slackUser(contributor?.slackUserId ?? '');
  const zone = readZone(user?.timeZone, organisation.timeZone);
  const stored = await ports.drafting.sendBack(
    {
      handed,
      ownerId,
      question,
      byId: personId,
      author: { actor: clicker.slackUserId, ...(personId === ownerId ? {} : { onBehalfOf: ownerId }) },
      at: now,
      windowId: window.id,
      windowVersion: window.version,
      tellAt: nextWorkingHour(now, zone, calendarOf(organisation, directorate)),
    },
    patience,
  );
  if (stored.ok) {
    return { outcome: 'sent-back', card: toCard(situation), contributorName: contributor?.name ?? 'The contributor' };
  }
  return stored.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
}
