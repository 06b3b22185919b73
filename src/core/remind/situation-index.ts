import type { MeetingAction } from '../publish/meeting-action.ts';
import { type AskedEntry, isSameEntry, possibleContributors } from './asked-entry.ts';
import type {
  AskingWindow,
  BegunItemKey,
  PastReminder,
  Recipient,
  ReminderSituation,
  UnsentKey,
} from './reminder-situation.ts';

/*
 * Finds things in a situation without going through everything for everybody: with ten thousand people that would be a
 * hundred million steps. Built when first asked for, and forgotten with the values that they index.
 */

const recipientsById = remembering((recipients: readonly Recipient[]) => {
  return new Map(recipients.map((recipient) => [recipient.person.id, recipient]));
});

const recipientsByDeputy = remembering((recipients: readonly Recipient[]) => {
  return Map.groupBy(recipients, ({ person }) => person.deputyId);
});

const entriesByOwner = remembering((entries: readonly AskedEntry[]) => {
  return Map.groupBy(entries, ({ ownerId }) => ownerId);
});

const entriesByContributor = remembering((entries: readonly AskedEntry[]) => {
  const found = new Map<string, AskedEntry[]>();
  for (const asked of entries) {
    for (const id of possibleContributors(asked)) {
      const others = found.get(id);
      if (others === undefined) found.set(id, [asked]);
      else others.push(asked);
    }
  }
  return found;
});

const unsentByPerson = remembering((unsent: readonly UnsentKey[]) => Map.groupBy(unsent, ({ personId }) => personId));

const begunByPerson = remembering((begun: readonly BegunItemKey[]) => Map.groupBy(begun, ({ personId }) => personId));

const pastByPerson = remembering((past: readonly PastReminder[]) => Map.groupBy(past, ({ personId }) => personId));

export function recipientOf(
  { recipients }: Pick<ReminderSituation, 'recipients'>,
  personId: string | undefined,
): Recipient | undefined {
  return personId === undefined ? undefined : recipientsById(recipients).get(personId);
}

/** Whose deputy this person is. */
export function whomDeputised(situation: ReminderSituation, personId: string): readonly Recipient[] {
  return recipientsByDeputy(situation.recipients).get(personId) ?? [];
}

/** In the plan's order. */
export function entriesOf({ entries }: AskingWindow, ownerId: string): readonly AskedEntry[] {
  return entriesByOwner(entries).get(ownerId) ?? [];
}

/** What meetings asked of this person, and nothing was said of yet. */
export function actionsOf({ actions = [] }: AskingWindow, personId: string): readonly MeetingAction[] {
  return actions.flatMap(({ action, said }) => (action.personId === personId && said === undefined ? [action] : []));
}

/** What this person may be asked to draft, or was. In the plan's order. */
export function draftableBy({ entries }: AskingWindow, personId: string): readonly AskedEntry[] {
  return entriesByContributor(entries).get(personId) ?? [];
}

/** Everybody who may be asked to draft something. */
export function contributorsOf({ entries }: AskingWindow): Iterable<string> {
  return entriesByContributor(entries).keys();
}

/** Has this person written something for the entry that is not sent? */
export function hasUnsent(
  { unsent }: ReminderSituation,
  personId: string,
  { entry, quarter }: Pick<UnsentKey, 'entry' | 'quarter'>,
): boolean {
  const theirs = unsent === undefined ? [] : (unsentByPerson(unsent).get(personId) ?? []);
  return theirs.some((each) => each.quarter === quarter && isSameEntry(each.entry, entry));
}

/** How many items this person has begun in a window and not sent. */
export function countBegunItems(
  { begunItems }: ReminderSituation,
  personId: string,
  { window: { directorateId, quarter }, view }: AskingWindow,
): number {
  if (view?.parts.includes('items') === false) return 0;
  const theirs = begunItems === undefined ? [] : (begunByPerson(begunItems).get(personId) ?? []);
  return theirs.filter((each) => each.directorateId === directorateId && each.quarter === quarter).length;
}

/** Oldest first. */
export function pastRemindersOf({ pastReminders }: ReminderSituation, personId: string): readonly PastReminder[] {
  return pastByPerson(pastReminders).get(personId) ?? [];
}

function remembering<Key extends object, Value>(build: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const built = build(key);
    known.set(key, built);
    return built;
  };
}
