import { findOrphans, type Orphan, whyUnasked } from './orphans.ts';
import { type Addition, type PlannedReminder, personVerdict, type Spared } from './person-verdict.ts';
import type { ReminderSituation } from './reminder-situation.ts';
import { contributorsOf } from './situation-index.ts';

/** Who hears now, who does not and by which rule, and what nobody can be asked for. */
export interface ReminderPlan {
  readonly reminders: readonly PlannedReminder[];
  /** What is added to a message of today. */
  readonly additions: readonly Addition[];
  /** Owners in the windows' plans who hear nothing now. */
  readonly spared: readonly Spared[];
  readonly orphans: readonly Orphan[];
}

/** Decides for every owner at this instant. Pure: the same situation gives the same keys, however often it is asked. */
export function dueReminders(situation: ReminderSituation, now: Date): ReminderPlan {
  const reminders: PlannedReminder[] = [];
  const additions: Addition[] = [];
  const spared: Spared[] = [];
  for (const recipient of ownersOf(situation)) {
    if (whyUnasked(recipient, now) !== undefined) continue;
    const verdict = personVerdict(situation, recipient, now);
    if (verdict.kind === 'remind') reminders.push(verdict.reminder);
    else if (verdict.kind === 'add') additions.push(verdict.addition);
    else spared.push(verdict.spared);
  }
  return { reminders, additions, spared, orphans: findOrphans(situation, now) };
}

/**
 * Everybody who owns or may draft something in these windows' plans, outstanding or not, whom a meeting asked, and their
 * deputies; and whoever has begun an item in one of them.
 */
export function ownersOf({ windows, recipients, begunItems = [] }: ReminderSituation): ReminderSituation['recipients'] {
  const ids = new Set(
    windows.flatMap(({ entries, actions = [] }) => [
      ...entries.map(({ ownerId }) => ownerId),
      ...actions.map(({ action }) => action.personId),
    ]),
  );
  for (const { person } of recipients) {
    if (ids.has(person.id) && person.deputyId !== undefined) ids.add(person.deputyId);
  }
  for (const window of windows) for (const id of contributorsOf(window)) ids.add(id);
  for (const { personId, directorateId, quarter } of begunItems) {
    const isAsked = windows.some(({ window }) => window.directorateId === directorateId && window.quarter === quarter);
    if (isAsked) ids.add(personId);
  }
  return recipients.filter(({ person }) => ids.has(person.id));
}
