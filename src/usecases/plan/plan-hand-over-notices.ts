import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { absenceAt, backFrom } from '../../core/remind/absence.ts';
import { noticeKey } from '../../core/remind/desk-keys.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import { readRecipients } from '../remind/read-situation.ts';
import type { EntrySubject } from '../review/entry-subject.ts';
import { dueAt } from '../review/read-cast.ts';
import type { HandOverNotice, HandOverScene, ReassignPorts, ReassignRequest } from './reassign-ports.ts';

/** To the new owner and to the old one, in their working hours; not to whoever does it, and not where no message reaches. */
export async function planHandOverNotices(
  ports: ReassignPorts,
  { by, now, submissionId }: Pick<ReassignRequest, 'by' | 'now' | 'submissionId'>,
  { subject, newOwner, oldOwner }: HandOverScene,
): Promise<readonly NewDelivery[]> {
  const windows = (await ports.windows.windows()).filter((each) => each.directorateId === subject.directorate.id);
  const open = windows.find((window) => collects(window, subject, now));
  const window = open ?? windows.at(-1);
  if (window === undefined) return [];
  const recipients = await readRecipients(ports, subject.organisation, now);
  const { entry, ref, words, plan } = subject;
  const milestone = plan.milestones.find(({ id }) => id === entry.id);
  const asked = (await ports.proposals.undecided([entry.id])).get(entry.id);
  const notice: Omit<HandOverNotice, 'reader'> = {
    ...{ entry, ref, words, newOwner, oldOwner },
    officerName: recipients.find(({ person }) => person.id === by.personId)?.person.name,
    openQuarter: open?.quarter,
    proposal: milestone && asked && { asked, due: milestone.due },
  };
  return (['new-owner', 'old-owner'] as const).flatMap((reader) => {
    const person = reader === 'new-owner' ? newOwner : oldOwner;
    const recipient = recipients.find((each) => each.person.id === person?.id);
    if (recipient === undefined || recipient.person.id === by.personId) return [];
    if (whyUnasked(recipient, now) !== undefined) return [];
    const absence = absenceAt(recipient, now);
    const { id: personId } = recipient.person;
    const message = ports.renderHandOver({ ...notice, reader });
    return [
      {
        key: noticeKey(submissionId, personId),
        personId,
        content: { kind: 'notice', payload: { message, windowId: window.id, ownerId: personId, isNews: true } },
        methodClass: 'post',
        dueAt: dueAt(subject, recipient, absence === undefined ? now : backFrom(recipient, absence)),
        createdAt: now,
      },
    ];
  });
}

function collects(window: CollectionWindow, { plan }: EntrySubject, now: Date): boolean {
  const { state, opensAt, closesAt, quarter } = window;
  return state === 'collecting' && opensAt <= now && now < closesAt && quarter.startsWith(`${plan.startYear}-`);
}
