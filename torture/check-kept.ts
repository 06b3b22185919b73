import type { Database } from 'better-sqlite3';
import { doubled, type Finding, lost, repeated } from './findings.ts';
import { type Away, type Changeable, ITEM_STATES, NOTHING, nameAbsence } from './standing.ts';
import type { KeptDraft, Promised } from './told.ts';

const SNOOZES = `select p.initials || date(s.at / 1000, 'unixepoch') from snooze s join person p on p.id = s.person_id
  where s.until > s.at`;

/** "Remind me tomorrow" that was promised on a day was stored on it. */
export function checkSnoozes(sqlite: Database, told: Promised): readonly Finding[] {
  const stored = new Set(sqlite.prepare(SNOOZES).pluck().all().map(String));
  return told.snoozed
    .filter(({ initials, day }) => !stored.has(`${initials}${day}`))
    .map(({ initials, day }) => lost(`what ${initials} was promised on ${day}: to be reminded tomorrow`));
}

const DRAFTS = `with
  draft_of as (select p.initials as by, d.* from draft d join person p on p.id = d.person_id where d.state = 'open'),
  form_of as (select p.initials as by, d.* from form_draft d join person p on p.id = d.person_id where d.state = 'open')
  select by, 'entry' as form, m.ref as about, d.fields ->> '$.commentary' as words from draft_of d
    join milestone m on m.id = d.entry_id and d.entry_kind = 'milestone'
  union all select by, 'entry', i.ref, d.fields ->> '$.commentary' from draft_of d
    join indicator i on i.id = d.entry_id and d.entry_kind = 'indicator'
  union all select by, 'item', by, fields ->> '$."item-text"' from form_of where form = 'item'
  union all select by, 'proposal', m.ref, d.fields ->> '$.reason' from form_of d
    join milestone m on m.id = d.subject where d.form = 'proposal'`;

/** What a form called saved as a draft, and nobody sent since, is kept; more may have been typed behind it. */
export function checkDrafts(sqlite: Database, told: Promised): readonly Finding[] {
  const kept = sqlite.prepare<[], KeptDraft>(DRAFTS).all();
  const isOf = (one: KeptDraft, { by, form, about }: KeptDraft) =>
    one.by === by && one.form === form && one.about === about;
  return told.drafts
    .filter((draft) => !kept.some((one) => isOf(one, draft) && one.words.includes(draft.words)))
    .map(({ by, about, words }) => lost(`the draft “${words}” of ${by} for ${about} was called saved`));
}

const ABSENCES = `select p.initials as initials, a.first_day as first, a.last_day as last from absence a
  join person p on p.id = a.person_id`;
const ACCEPTED = `select m.ref from acceptance a join milestone m on m.id = a.entry_id where a.kind = 'accepted'`;
const SIGNED = `select count(*) from sign_off_answer where kind = 'signed'`;

/** Away, accepted, signed: what else was promised stands, and was done once. */
export function checkActs(sqlite: Database, told: Promised): readonly Finding[] {
  const absences = sqlite.prepare<[], Away>(ABSENCES).all().map(nameAbsence);
  const accepted = sqlite.prepare(ACCEPTED).pluck().all().map(String);
  const signatures = Number(sqlite.prepare(SIGNED).pluck().get());
  return [
    ...told.away
      .map(nameAbsence)
      .filter((one) => !absences.includes(one))
      .map((one) => lost(`what was called saved: ${one}`)),
    ...repeated(absences).map((one) => doubled(`what was said once: ${one}`)),
    ...told.accepted.filter((ref) => !accepted.includes(ref)).map((ref) => lost(`that ${ref} was accepted`)),
    ...(told.signed > 0 && signatures === 0 ? [lost('the signature of the approver')] : []),
    ...(signatures > 1 ? [doubled('the signature of the approver')] : []),
  ];
}

/** The newest row of each, read past Ragtime's own code. */
const STANDING: Readonly<Record<Changeable['about'], string>> = {
  away: `select p.initials || ' is away from ' || a.first_day || ' to ' || a.last_day as of,
    case when a.ended_at is null then 'ahead' else 'over' end as state from absence a join person p on p.id = a.person_id
    order by a.id`,
  item: `select title as of, case when is_withdrawn then '${ITEM_STATES.withdrawn}' else '${ITEM_STATES.standing}' end as state
    from item_version order by id`,
  [NOTHING]: `select p.initials as of, case when n.is_nothing then 'said' else 'taken back' end as state from nil_return n
    join person p on p.id = n.person_id order by n.id`,
};

/** What can be taken back stands as its author read it last. */
export function checkStanding(sqlite: Database, told: Promised): readonly Finding[] {
  const newest = (about: Changeable['about']) =>
    new Map(
      sqlite
        .prepare<[], { readonly of: string; readonly state: string }>(STANDING[about])
        .all()
        .map(({ of, state }) => [of, state]),
    );
  const stored = { away: newest('away'), item: newest('item'), [NOTHING]: newest(NOTHING) };
  return told.standing.flatMap(({ about, of, state }) => {
    const found = stored[about].get(of) ?? 'nothing of it is stored';
    return found === state ? [] : [lost(`${about}, ${of}: “${state}” was read, and it is “${found}”`)];
  });
}
