import type { Database } from 'better-sqlite3';
import { doubled, type Finding, lost, repeated, wrong } from './findings.ts';
import { KINDS, type StoredText, storedTexts } from './stored-texts.ts';
import type { Attempt, Told } from './told.ts';

/** What is printed of each, in the officer's words where they were edited and nobody objected. */
const PRINTED = `select m.ref as about, u.quarter as quarter, coalesce((
    select case w.kind when 'edited' then w.texts ->> '$.commentary' end from wording w
    where w.entry_kind = 'milestone' and w.update_id = u.id order by w.id desc limit 1), u.commentary) as text
  from milestone_update u join milestone m on m.id = u.milestone_id
  union all select i.ref, u.quarter, u.commentary from indicator_update u join indicator i on i.id = u.indicator_id
  union all select v.item_id, v.quarter, v.text from item_version v
    where not v.is_withdrawn and v.id in (select max(id) from item_version group by item_id)`;

/** The newest of each comes last. */
function printedOf(sqlite: Database, quarter: string): readonly StoredText[] {
  return sqlite.prepare<[string], StoredText>(`select about, text from (${PRINTED}) where quarter like ?`).all(quarter);
}

/** Every text that was called saved stands once, under what it is about, in the order in which it was called so. */
export function checkTexts(sqlite: Database, told: Told): readonly Finding[] {
  return KINDS.flatMap((kind) => {
    const stored = storedTexts(sqlite, kind).map(({ about, text }) => `${about}: ${text}`);
    const labels = (attempts: readonly Attempt[]) =>
      attempts.filter((one) => one.kind === kind).map(({ about, text }) => `${about}: ${text}`);
    const saved = labels(told.saved);
    const tried = new Set(labels(told.attempts));
    return [
      ...saved.filter((one) => !stored.includes(one)).map((one) => lost(`the text “${one}” was called saved`)),
      ...repeated(stored).map((one) => doubled(`the text “${one}”`)),
      ...stored.filter((one) => !tried.has(one)).map((one) => wrong(`the text “${one}” is stored and nobody wrote it`)),
      ...outOfOrder(
        told.saved.filter((one) => one.kind === kind),
        stored,
      ),
    ];
  });
}

/** Of two that were called saved one after the other, to the same person and for the same thing, the later one must stand. */
function outOfOrder(saved: readonly Attempt[], stored: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  const newest = new Map<string, number>();
  for (const { about, by, text } of saved) {
    const [one, key] = [`${about}: ${text}`, `${by} ${about}`];
    const place = stored.lastIndexOf(one);
    if (place >= 0 && place < (newest.get(key) ?? -1)) findings.push(wrong(`“${one}” stands behind an older text`));
    newest.set(key, Math.max(place, newest.get(key) ?? -1));
  }
  return findings;
}

/** The report that was published last carries, of everything, what was called saved last; in its quarter, where one is given. */
export function checkReport(sqlite: Database, quarter = '%'): readonly Finding[] {
  const snapshot = String(sqlite.prepare('select snapshot from revision order by id desc limit 1').pluck().get() ?? '');
  const newest = new Map(printedOf(sqlite, quarter).map(({ about, text }) => [about, text]));
  return [...newest.values()]
    .filter((text) => !snapshot.includes(JSON.stringify(text).slice(1, -1)))
    .map((text) => lost(`the text “${text}” is not in the published report`));
}

/** The file itself is whole. */
export function checkFile(sqlite: Database): readonly Finding[] {
  const integrity = String(sqlite.pragma('integrity_check', { simple: true }));
  const orphans = sqlite.prepare('select count(*) from pragma_foreign_key_check').pluck().get();
  return [
    ...(integrity === 'ok' ? [] : [wrong(`the database is damaged: ${integrity}`)]),
    ...(orphans === 0 ? [] : [wrong(`${orphans} rows belong to nothing`)]),
  ];
}
