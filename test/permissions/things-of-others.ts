import type { ColumnReader } from '../support/read-column.ts';
import { NUMBER_ELSEWHERE, SECRET_ELSEWHERE } from './open-other-directorate.ts';
import { namesOf, rowsOf } from './rows-of-others.ts';

/** For each thing another one of the same kind: what somebody writes into a payload who knows its name. */
export type Swaps = ReadonlyMap<string, string>;

/** What is somebody else's. */
export interface Theirs {
  readonly of: 'another directorate' | 'another owner';
  readonly names: Swaps;
  /** Of everything of theirs that has a number. */
  readonly number: number;
  /** How every text of theirs begins. */
  readonly secret: string;
  /** Orders to the database, by which these things are there. */
  readonly given: readonly string[];
}

interface Named {
  readonly kind: string;
  readonly id: string;
  readonly ref: string | null;
  readonly code: string;
  readonly owner: string | null;
}

/** Lower than that of anything that a play adds once the other directorate is there. */
const NUMBER_OF_ANOTHER = 8001;
const SECRET_OF_ANOTHER = 'The lamps of the long bridge';
const QUARTER = '2026-27/Q1';
export const OWNERS = ['AMc', 'TC', 'SN'];

/** Of another directorate; and for an owner, of another owner whose things are not in this payload. */
export function readTheirs(read: ColumnReader, doer: string, written: string): readonly Theirs[] {
  const named = readNamed(read);
  const owns = (initials: string) => named.some(({ kind, owner }) => kind === 'milestone' && owner === initials);
  // Neither of these two stands in for the other.
  const other = doer === 'SN' || !owns('SN') ? 'TC' : 'SN';
  return [elsewhere(named), ...(OWNERS.includes(doer) ? [ofOwner(named, { doer, other, written })] : [])];
}

function elsewhere(named: readonly Named[]): Theirs {
  const [here, there] = ['CE', 'PZ'].map((code) => named.filter((each) => each.code === code));
  const swaps = (here ?? []).flatMap((one) => {
    const isPerson = one.kind === 'person';
    if (isPerson && !OWNERS.includes(one.ref ?? '')) return [];
    const other = there?.find(({ kind, ref }) => kind === one.kind && (!isPerson || ref === 'ZP'));
    return other === undefined ? [] : pairs(one, other);
  });
  return {
    of: 'another directorate',
    names: new Map([...swaps, ['CE', 'PZ']]),
    number: NUMBER_ELSEWHERE,
    secret: SECRET_ELSEWHERE,
    given: [],
  };
}

interface TwoOwners {
  readonly doer: string;
  readonly other: string;
  readonly written: string;
}

function ofOwner(named: readonly Named[], { doer, other, written }: TwoOwners): Theirs {
  const here = named.filter(({ code }) => code === 'CE');
  const idOf = (kind: string) => here.find((one) => one.kind === kind && one.owner === other)?.id;
  const person = idOf('person') ?? '';
  const copied = here.filter(
    ({ kind, owner, id }) => owner === doer && kind in COPIED && idOf(kind) === undefined && written.includes(id),
  );
  const given = {
    ...{ number: NUMBER_OF_ANOTHER, secret: SECRET_OF_ANOTHER, quarter: QUARTER, at: 0, person },
    ...{ directorate: here.find(({ kind }) => kind === 'directorate')?.id ?? '', milestone: idOf('milestone') ?? '' },
    ...{ indicator: idOf('indicator'), led: idOf('risk'), department: undefined },
  };
  const { item, action, proposal } = namesOf(given);
  const made = new Map([
    ...([
      ['item', item],
      ['action', action],
      ['proposal', proposal],
    ] as const),
    ...copied.map(({ kind }) => [kind, copyOf(kind)] as const),
  ]);
  const swaps = here
    .filter(({ kind, owner }) => kind !== 'directorate' && owner === doer)
    .flatMap((one): readonly (readonly [string, string])[] => {
      const instead = made.get(one.kind);
      if (instead !== undefined) return [[one.id, instead]];
      const theirs = here.find(({ kind, owner }) => kind === one.kind && owner === other);
      return theirs === undefined ? [] : pairs(one, theirs);
    });
  return {
    of: 'another owner',
    names: new Map(swaps),
    number: NUMBER_OF_ANOTHER,
    secret: SECRET_OF_ANOTHER,
    given: given.milestone === '' ? [] : [...copied.slice(0, 1).flatMap((one) => copy(one, person)), ...rowsOf(given)],
  };
}

/** What one owner only has in the example's plan, and how it is made another's. */
const COPIED: Readonly<Record<string, readonly [table: string, changed: string]>> = {
  indicator: ['indicator', 'owner_id = $'],
  'equality-action': ['plan_entry', "body = json_set(body, '$.leadId', $)"],
};

function copyOf(kind: string): string {
  return `${kind}-of-others`;
}

/** The same once more, for somebody else. A plan that is remembered is read again once its version has changed. */
function copy({ kind, id }: Named, person: string): readonly string[] {
  const [table = '', changed = ''] = COPIED[kind] ?? [];
  return [
    `create temp table copied as select * from ${table} where id = '${id}'`,
    `update copied set id = '${copyOf(kind)}', ${changed.replace(/\$(?!\.)/, `'${person}'`)}`,
    `insert into ${table} select * from copied`,
    'drop table copied',
    `update plan set version = version + 1000 where id = (select plan_id from ${table} where id = '${id}')`,
  ];
}

/** People are not typed by their initials where they are chosen. */
function pairs(from: Named, to: Named): readonly (readonly [string, string])[] {
  const refs = from.ref === null || to.ref === null || from.kind === 'person' ? [] : ([[from.ref, to.ref]] as const);
  return [[from.id, to.id], ...refs];
}

/** Everything that has a name of its own, in the order in which it came. */
const NAMED = [
  `select 'directorate' kind, id, null ref, code, null owner, 0 at from directorate`,
  ofEntries('milestone', 't.ref', 't.owner_id'),
  ofEntries('indicator', 't.ref', 't.owner_id'),
  ...(['risk', 'equality-action', 'department'] as const).map(
    (kind) => `${ofEntries('plan_entry', 'null', "json_extract(t.body, '$.leadId')", kind)} where t.kind = '${kind}'`,
  ),
  `select distinct 'item', t.item_id, null, d.code, o.initials, 0 from item_version t
   join directorate d on d.id = t.directorate_id join person o on o.id = json_extract(t.author_ids, '$[0]')`,
  `select 'action', t.id, null, d.code, o.initials, 0 from meeting_action t
   join directorate d on d.id = t.directorate_id join person o on o.id = t.person_id`,
  `select distinct 'proposal', t.id, null, d.code, o.initials, 0 from proposal t join milestone m on m.id = t.milestone_id
   join plan p on p.id = m.plan_id join directorate d on d.id = p.directorate_id join person o on o.id = t.owner_id`,
  `select 'person', id, initials, case when initials like 'Z%' then 'PZ' else 'CE' end, initials, 0 from person`,
].join(' union all ');

function ofEntries(table: string, ref: string, owner: string, kind: string = table): string {
  return `select '${kind}', t.id, ${ref}, d.code, o.initials, t.position from ${table} t join plan p on p.id = t.plan_id
    join directorate d on d.id = p.directorate_id left join person o on o.id = ${owner}`;
}

function readNamed(read: ColumnReader): readonly Named[] {
  const columns = "'kind', kind, 'id', id, 'ref', ref, 'code', code, 'owner', owner";
  const rows = read(`select json_object(${columns}) from (${NAMED}) order by at`);
  return rows.map((row) => JSON.parse(String(row)) as Named);
}
