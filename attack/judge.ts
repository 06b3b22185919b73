import SqliteDatabase, { type Database } from 'better-sqlite3';
import { ABSENCE_ACTS, MEMBERS_ACTS, OFFICERS_ACTS } from './judged-acts.ts';
import { type JudgedRole, type Rights, readRights } from './read-rights.ts';

/** Something that is stored, and who did it to what. */
interface Deed {
  readonly key: string;
  readonly personId: string | null;
  readonly entryId: string | null;
  readonly directorateId: string | null;
}

interface Judged {
  readonly what: string;
  /** Rows of `Deed`. */
  readonly sql: string;
  readonly may: readonly JudgedRole[];
}

const OWNERS: readonly JudgedRole[] = ['owner', 'deputy'];
/** An officer enters what comes outside Slack. */
const ANSWERERS: readonly JudgedRole[] = ['owner', 'deputy', 'officer'];
const OFFICERS: readonly JudgedRole[] = ['officer'];

/** Whoever stands as a Slack user: a command line has no right to be judged. */
const BY_ACTOR = '(select p.id from person p where p.slack_user_id = actor)';

function ofEntry(table: string, person: string, { entry = 'entry_id', where = 'true', key = 'id' } = {}): string {
  return `select '${table} ' || ${key} as key, ${person} as personId, ${entry} as entryId, null as directorateId
    from ${table} where ${where}`;
}

function ofDirectorate(table: string, person: string, where = 'true'): string {
  return `select '${table} ' || id as key, ${person} as personId, null as entryId, directorate_id as directorateId
    from ${table} where ${where}`;
}

const listed = (names: readonly string[]) => names.map((name) => `'${name}'`).join();

/** Of somebody in Slack, as the record has it: in the directorate of what it is about, or in their own. */
function ofRecord(acts: readonly string[], where = 'true'): string {
  return `select 'audit ' || a.id || ' ' || a.action as key, coalesce(p.id, a.actor) as personId,
      a.subject_id as entryId, coalesce(
        (select w.directorate_id from collection_window w where w.id = a.subject_id),
        (select d.id from directorate d where d.id = a.subject_id),
        (select r.directorate_id from directorate_role r where r.role = 'officer' and r.person_id = p.id)) as directorateId
    from audit a left join person p on p.slack_user_id = a.actor
    where a.actor like 'U%' and a.action in (${listed(acts)}) and ${where}`;
}

/** Everything that somebody with a right to something may say or decide, and who may. */
const JUDGED: readonly Judged[] = [
  {
    what: 'an update',
    sql: ofEntry('milestone_update', 'coalesce(entered_by_id, owner_id)', { entry: 'milestone_id' }),
    may: ANSWERERS,
  },
  {
    what: 'a figure',
    sql: ofEntry('indicator_update', 'coalesce(entered_by_id, owner_id)', { entry: 'indicator_id' }),
    may: ANSWERERS,
  },
  { what: 'a risk or action', sql: ofEntry('led_update', 'coalesce(entered_by_id, lead_id)'), may: ANSWERERS },
  {
    what: 'a supplied figure',
    sql: ofEntry('supplied_figure', 'coalesce(entered_by_id, supplier_id)', { entry: 'indicator_id' }),
    may: ['supplier', 'officer'],
  },
  { what: 'a contributor’s draft', sql: ofEntry('handed_draft', 'contributor_id'), may: ['contributor'] },
  {
    what: 'a decision on a draft',
    sql: ofEntry('handed_draft', 'decided_by_id', { where: 'decided_by_id is not null', key: "id || ' ' || decision" }),
    may: OWNERS,
  },
  { what: 'that somebody drafts', sql: ofEntry('draft_request', 'asked_by_id'), may: OWNERS },
  {
    what: 'a query',
    sql: ofEntry('figure_query', 'asked_by_id', {
      entry: '(select s.indicator_id from supplied_figure s where s.id = supplied_id)',
    }),
    may: OWNERS,
  },
  {
    what: 'a proposal',
    sql: ofEntry('proposal', 'coalesce(entered_by_id, owner_id)', { entry: 'milestone_id', key: 'state_id' }),
    may: ANSWERERS,
  },
  {
    what: 'a decision on a proposal',
    sql: ofEntry('proposal', 'entered_by_id', {
      entry: 'milestone_id',
      key: 'state_id',
      where: "state in ('supported', 'agreed', 'declined')",
    }),
    may: OFFICERS,
  },
  { what: 'a question', sql: ofEntry('returned', 'asked_by_id', { where: 'asked_by_id is not null' }), may: OFFICERS },
  { what: 'an acceptance', sql: ofEntry('acceptance', 'accepted_by_id'), may: OFFICERS },
  { what: 'a wording', sql: ofEntry('wording', 'by_id', { where: "kind = 'edited'" }), may: OFFICERS },
  { what: 'an objection', sql: ofEntry('wording', 'by_id', { where: "kind = 'objected'" }), may: OWNERS },
  { what: 'what is printed of a gap', sql: ofEntry('entry_gap', 'by_id'), may: OFFICERS },
  {
    what: 'a draft',
    sql: ofEntry('draft', 'person_id', { key: "person_id || ' ' || entry_id || ' ' || saved_at || ' ' || fields" }),
    may: [...ANSWERERS, 'contributor', 'supplier'],
  },
  { what: 'an order of items', sql: ofDirectorate('item_order', 'entered_by_id'), may: OFFICERS },
  { what: 'a section’s text', sql: ofDirectorate('section_wording', 'by_id'), may: OFFICERS },
  { what: 'what is withheld', sql: ofDirectorate('withholding', BY_ACTOR), may: OFFICERS },
  { what: 'a check’s decision', sql: ofDirectorate('check_decision', BY_ACTOR), may: OFFICERS },
  { what: 'a draft to sign', sql: ofDirectorate('sign_off_draft', BY_ACTOR), may: OFFICERS },
  { what: 'a meeting’s action', sql: ofDirectorate('meeting_action', BY_ACTOR), may: OFFICERS },
  {
    what: 'a finance table',
    sql: ofEntry('finance_version', 'person_id', { entry: 'department_id' }),
    may: ['finance contact', 'officer'],
  },
  {
    what: 'a narrative',
    sql: ofEntry('finance_narrative', 'person_id', { entry: 'department_id' }),
    may: ['finance contact', 'officer'],
  },
  {
    what: 'a signature',
    sql: `select 'sign_off_answer ' || a.id as key, a.approver_id as personId, null as entryId,
      d.directorate_id as directorateId from sign_off_answer a join sign_off_draft d on d.id = a.draft_id`,
    may: ['approver'],
  },
  { what: 'what officers do', sql: ofRecord(OFFICERS_ACTS), may: OFFICERS },
  { what: 'an item', sql: ofRecord(MEMBERS_ACTS), may: ['member', 'officer'] },
  {
    what: 'somebody’s absence',
    sql: ofRecord(
      ABSENCE_ACTS,
      'not exists (select 1 from person o where o.id = a.subject_id and (o.id = p.id or o.assistant_id = p.id))',
    ),
    may: OFFICERS,
  },
];

/** Knows what was done before, and who had which right then. */
export interface Judge {
  /** What was done since the last look by somebody who has no right to it, neither before nor now. */
  wrongs(): readonly string[];
  close(): void;
}

/** @param today the day as Ragtime is told it, `2026-07-01` */
export function openJudge(databasePath: string, today: string): Judge {
  const sqlite = new SqliteDatabase(databasePath, { readonly: true });
  const seen = new Set(JUDGED.flatMap((judged) => deedsOf(sqlite, judged).map((deed) => nameOf(judged, deed))));
  let before = readRights(sqlite, today);
  return {
    wrongs: () => {
      const now = readRights(sqlite, today);
      const found = JUDGED.flatMap((judged) =>
        deedsOf(sqlite, judged)
          .filter((deed) => !seen.has(nameOf(judged, deed)))
          .filter((deed) => ![before, now].some((rights) => mayDo(rights, judged, deed)))
          .map((deed) => `${deed.personId} has no right to ${judged.what}: ${deed.key}`),
      );
      for (const judged of JUDGED) for (const deed of deedsOf(sqlite, judged)) seen.add(nameOf(judged, deed));
      before = now;
      return found;
    },
    close: () => sqlite.close(),
  };
}

function deedsOf(sqlite: Database, { sql }: Judged): readonly Deed[] {
  return sqlite.prepare<[], Deed>(sql).all();
}

function nameOf({ what }: Judged, { key }: Deed): string {
  return `${what} ${key}`;
}

function mayDo(rights: Rights, { may }: Judged, { personId, entryId, directorateId }: Deed): boolean {
  // Nobody: then it was Ragtime itself.
  if (personId === null) return true;
  return may.some((role) => rights.holds(role, { personId, entryId, directorateId }));
}
