import type { Person } from '../plan/plan.ts';
import { absenceAt } from './absence.ts';
import { type AskedEntry, isAwaited } from './asked-entry.ts';
import { answererFor, whyUnasked } from './orphans.ts';
import type { AskingWindow, Recipient, ReminderSituation } from './reminder-situation.ts';
import { entriesOf, recipientOf, whomDeputised } from './situation-index.ts';

export interface OwedEntry extends AskedEntry {
  /** Who answers for it, where this person only stands in. */
  readonly insteadOf: Person | undefined;
}

/** What one person is asked for in one window. */
export interface Owed {
  readonly asking: AskingWindow;
  readonly entries: readonly OwedEntry[];
}

/**
 * What this person owes now in the windows that collect: their own, unless they are away, and that of people who are
 * away and whose deputy they are. Windows without any are left out.
 */
export function outstandingOf(situation: ReminderSituation, personId: string, now: Date): readonly Owed[] {
  const recipient = recipientOf(situation, personId);
  if (recipient === undefined || whyUnasked(recipient, now) !== undefined) return [];
  const own = absenceAt(recipient, now) === undefined ? [recipient] : [];
  return owedFor(situation, [...own, ...deputisedNow(situation, personId, now)], personId);
}

/** The same without regard to absence: whether something waits for them at all. */
export function ownOutstandingOf(situation: ReminderSituation, personId: string): readonly Owed[] {
  const recipient = recipientOf(situation, personId);
  return recipient === undefined ? [] : owedFor(situation, [recipient], personId);
}

function deputisedNow(situation: ReminderSituation, personId: string, now: Date): readonly Recipient[] {
  return whomDeputised(situation, personId).filter(({ person }) => {
    if (person.id === personId) return false;
    const answerer = answererFor(situation, person.id, now);
    return answerer.kind === 'asked' && answerer.recipient.person.id === personId;
  });
}

function owedFor(situation: ReminderSituation, owners: readonly Recipient[], personId: string): readonly Owed[] {
  if (owners.length === 0) return [];
  return situation.windows
    .map((asking) => ({
      asking,
      entries: owners.flatMap(({ person }) =>
        entriesOf(asking, person.id)
          .filter(isAwaited)
          .map((asked) => ({ ...asked, insteadOf: person.id === personId ? undefined : person })),
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
}
