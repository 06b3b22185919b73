import type { Actor } from '../../core/access.ts';
import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import type { Person } from '../../core/plan/plan.ts';
import { absenceAt, backFrom } from '../../core/remind/absence.ts';
import { answererFor, whyUnasked } from '../../core/remind/orphans.ts';
import type { Recipient } from '../../core/remind/reminder-situation.ts';
import type { RemindPorts } from '../remind/ports.ts';
import { readRecipients } from '../remind/read-situation.ts';
import type { EntrySubject } from './entry-subject.ts';

export interface CastPorts extends Pick<RemindPorts, 'slackUsers' | 'absences' | 'snoozes'> {
  readonly plans: RemindPorts['plans'];
}

/** Who has a part in what an officer does about an entry. */
export interface Cast {
  /** The owner; the deputy while the owner is away. Undefined where no message reaches either. */
  readonly answerer: Recipient | undefined;
  /** From when on they can be asked. */
  readonly from: Date;
  readonly owner: Person | undefined;
  readonly officer: Person | undefined;
}

export async function readCast(
  ports: CastPorts,
  subject: EntrySubject,
  { by, now }: { readonly by: Actor; readonly now: Date },
): Promise<Cast> {
  const recipients = await readRecipients(ports, subject.organisation, now);
  const personOf = (id: string | undefined) => recipients.find(({ person }) => person.id === id)?.person;
  const answerer = answererFor({ windows: [], recipients, pastReminders: [] }, subject.ownerId, now);
  return {
    ...(answerer.kind === 'asked'
      ? { answerer: answerer.recipient, from: now }
      : whenBack(
          recipients.find(({ person }) => person.id === subject.ownerId),
          now,
        )),
    owner: personOf(subject.ownerId),
    officer: personOf(by.personId),
  };
}

/** Away, and nobody there instead: the owner is asked when they are back. */
function whenBack(owner: Recipient | undefined, now: Date): Pick<Cast, 'answerer' | 'from'> {
  const absence = owner && absenceAt(owner, now);
  if (owner === undefined || absence === undefined || whyUnasked(owner, now) !== undefined) {
    return { answerer: undefined, from: now };
  }
  return { answerer: owner, from: backFrom(owner, absence) };
}

/** The first working hour from then on, where this person is. */
export function dueAt(
  { organisation, directorate }: Pick<EntrySubject, 'organisation' | 'directorate'>,
  { zone }: Recipient,
  from: Date,
): Date {
  return nextWorkingHour(from, zone, calendarOf(organisation, directorate));
}
