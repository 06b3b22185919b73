import type { Database } from 'better-sqlite3';
import { doubled, type Finding, lost, repeated, wrong } from './findings.ts';
import type { Attempt, Told } from './told.ts';

interface StoredText {
  readonly about: string;
  readonly text: string;
}

const STORED: Readonly<Record<Attempt['kind'], string>> = {
  update: `select m.ref as about, u.commentary as text, u.quarter as quarter from milestone_update u
    join milestone m on m.id = u.milestone_id order by u.id`,
  item: `select p.initials as about, v.text as text from item_version v
    join person p on p.id = v.entered_by_id order by v.id`,
};

export function storedTexts(sqlite: Database, kind: Attempt['kind']): readonly StoredText[] {
  return sqlite.prepare<[], StoredText>(STORED[kind]).all();
}

function updatesOf(sqlite: Database, quarter: string): readonly StoredText[] {
  return sqlite
    .prepare<[string], StoredText>(`select about, text from (${STORED.update}) where quarter like ?`)
    .all(quarter);
}

/** Every text that was called saved stands once, under what it is about, in the order in which it was called so. */
export function checkTexts(sqlite: Database, told: Told): readonly Finding[] {
  return (['update', 'item'] as const).flatMap((kind) => {
    const stored = storedTexts(sqlite, kind).map(({ about, text }) => `${about}: ${text}`);
    const labels = (attempts: readonly Attempt[]) =>
      attempts.filter((one) => one.kind === kind).map(({ about, text }) => `${about}: ${text}`);
    const saved = labels(told.saved);
    const tried = new Set(labels(told.attempts));
    return [
      ...saved.filter((one) => !stored.includes(one)).map((one) => lost(`the text “${one}” was called saved`)),
      ...repeated(stored).map((one) => doubled(`the text “${one}”`)),
      ...stored.filter((one) => !tried.has(one)).map((one) => wrong(`the text “${one}” is stored and nobody wrote it`)),
      ...outOfOrder(saved, stored),
    ];
  });
}

/** Of two that were called saved one after the other, for the same thing, the later one must stand. */
function outOfOrder(saved: readonly string[], stored: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  const newest = new Map<string, number>();
  for (const one of saved) {
    const about = one.slice(0, one.indexOf(':'));
    const place = stored.lastIndexOf(one);
    if (place >= 0 && place < (newest.get(about) ?? -1)) findings.push(wrong(`“${one}” stands behind an older text`));
    newest.set(about, Math.max(place, newest.get(about) ?? -1));
  }
  return findings;
}

/** "Remind me tomorrow" that was promised is remembered. */
export function checkSnoozes(sqlite: Database, told: Told): readonly Finding[] {
  const rows = sqlite.prepare('select p.initials from snooze s join person p on p.id = s.person_id').pluck().all();
  const stored = new Set(rows.map(String));
  return told.snoozed
    .filter(({ initials }) => !stored.has(initials))
    .map(({ initials, day }) => lost(`what ${initials} was promised on ${day}: to be reminded tomorrow`));
}

/** The report that was published last carries, of everything, what was called saved last; in its quarter, where one is given. */
export function checkReport(sqlite: Database, quarter = '%'): readonly Finding[] {
  const snapshot = String(sqlite.prepare('select snapshot from revision order by id desc limit 1').pluck().get() ?? '');
  const newest = new Map(updatesOf(sqlite, quarter).map(({ about, text }) => [about, text]));
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
