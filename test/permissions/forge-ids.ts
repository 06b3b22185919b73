import type { Delivery } from '../../sandbox/delivery.ts';
import type { JsonObject } from '../../sandbox/json.ts';
import { readColumn } from '../support/read-column.ts';

/** For each thing another one of the same kind: what somebody writes into a payload who knows its name. */
type Swaps = ReadonlyMap<string, string>;

/** The same, with the names of other things in it. */
export interface WithOtherIds {
  readonly of: 'another directorate' | 'another owner';
  readonly delivery: Delivery;
  /** Ids of what was written into it. */
  readonly ids: readonly string[];
}

interface Entry {
  readonly id: string;
  readonly ref: string;
  readonly owner: string | null;
}

const LONGEST_NAME = 6;

/** Who somebody is and what they look at does not come from what they write. */
const NOT_WRITTEN = ['user', 'user_id', 'team', 'team_id', 'trigger_id', 'response_url', 'channel', 'channel_id'];

/** What this person does, done to what is another directorate's; and by an owner, to what is another owner's. */
export function forgeIds(databasePath: string, delivery: Delivery, doer: string): readonly WithOtherIds[] {
  const owners = ['AMc', 'TC', 'SN'];
  const swaps = [
    ['another directorate', elsewhere(databasePath, owners)],
    // Neither of these two stands in for the other.
    ...(owners.includes(doer)
      ? ([['another owner', toOwner(databasePath, doer, doer === 'SN' ? 'TC' : 'SN')]] as const)
      : []),
  ] as const;
  return swaps.flatMap(([of, each]) => {
    const forged = withSwaps(delivery, each);
    // Ids are longer than codes and refs.
    const ids = [...new Set(each.values())].filter((name) => name.length > LONGEST_NAME);
    return forged === undefined ? [] : [{ of, delivery: forged, ids }];
  });
}

function elsewhere(databasePath: string, owners: readonly string[]): Swaps {
  const [here, there] = [
    idOf(databasePath, 'directorate', 'code', 'CE'),
    idOf(databasePath, 'directorate', 'code', 'PZ'),
  ];
  const [other = ''] = there;
  const people = owners.flatMap((initials) => idOf(databasePath, 'person', 'initials', initials));
  const [otherOwner = ''] = idOf(databasePath, 'person', 'initials', 'ZP');
  const entries = ['milestone', 'indicator'].flatMap((table) => {
    const [first] = entriesOf(databasePath, table, 'PZ');
    return entriesOf(databasePath, table, 'CE').flatMap((entry) => (first === undefined ? [] : pairs(entry, first)));
  });
  return new Map([
    ...here.map((id) => [id, other] as const),
    ...people.map((id) => [id, otherOwner] as const),
    ...entries,
    ['CE', 'PZ'],
  ]);
}

function toOwner(databasePath: string, doer: string, other: string): Swaps {
  const entries = ['milestone', 'indicator'].flatMap((table) => {
    const all = entriesOf(databasePath, table, 'CE');
    const theirs = all.find(({ owner }) => owner === other);
    return theirs === undefined
      ? []
      : all.filter(({ owner }) => owner === doer).flatMap((entry) => pairs(entry, theirs));
  });
  const [from = ''] = idOf(databasePath, 'person', 'initials', doer);
  const [to = ''] = idOf(databasePath, 'person', 'initials', other);
  return entries.length === 0 ? new Map() : new Map([...entries, [from, to]]);
}

function pairs(from: Entry, to: Entry): readonly (readonly [string, string])[] {
  return [
    [from.id, to.id],
    [from.ref, to.ref],
  ];
}

function idOf(databasePath: string, table: string, column: string, value: string): readonly string[] {
  return readColumn(databasePath, `select id from ${table} where ${column} = '${value}'`).map(String);
}

function entriesOf(databasePath: string, table: string, code: string): readonly Entry[] {
  const rows = readColumn(
    databasePath,
    `select json_object('id', t.id, 'ref', t.ref, 'owner', o.initials) from ${table} t join plan p on p.id = t.plan_id
     join directorate d on d.id = p.directorate_id left join person o on o.id = t.owner_id where d.code = '${code}'`,
  );
  return rows.map((row) => JSON.parse(String(row)) as Entry);
}

/** Undefined where nothing of the kind is named. */
function withSwaps(delivery: Delivery, swaps: Swaps): Delivery | undefined {
  if (swaps.size === 0) return undefined;
  const names = [...swaps.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\w])(${names.join('|')})(?![\\w])`, 'g');
  const written = JSON.stringify(delivery.payload, (key, value) => (NOT_WRITTEN.includes(key) ? undefined : value));
  const forged = written.replaceAll(pattern, (name) => swaps.get(name) ?? name);
  if (forged === written) return undefined;
  return { ...delivery, payload: { ...delivery.payload, ...(JSON.parse(forged) as JsonObject) } };
}
