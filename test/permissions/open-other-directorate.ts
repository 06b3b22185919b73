import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Council } from '../support/council.ts';
import { readColumn } from '../support/read-column.ts';
import { rowsOf } from './rows-of-others.ts';

/** Their officer, who looks after nothing else. */
const OFFICER = { initials: 'ZO', name: 'Zara Orme' };

/** Each has one part there, and none here: drafts a milestone, supplies a figure, stands in for an owner, keeps a diary, does several things, directs. */
const OTHER_PARTS = [
  { initials: 'ZC', name: 'Cyrus Zand' },
  { initials: 'ZS', name: 'Sadie Zola' },
  { initials: 'ZT', name: 'Tamar Zuri' },
  { initials: 'ZN', name: 'Nina Zorn' },
  { initials: 'ZE', name: 'Edda Zoch' },
  { initials: 'ZA', name: 'Ada Zachary', id: 'U0ADMINISTER' },
] as const;

/** How every text begins that was written there, and that nobody here may read. */
export const SECRET_ELSEWHERE = 'The gritters of the borough';

/** The number of everything there that has one. */
export const NUMBER_ELSEWHERE = 9001;

/** A second directorate with an officer of its own, in the plans and in Slack. Imported after the first, so that it is the first. */
export async function importOtherDirectorate(council: Council): Promise<void> {
  for (const person of [OFFICER, ...OTHER_PARTS]) await council.slack.setPerson(person);
  const path = join(council.folder, 'other-directorate.yaml');
  writeFileSync(
    path,
    planOf(({ initials }) => council.slack.userId(initials)),
  );
  const { code, text } = await council.command('import', path);
  if (code !== 0) throw new Error(`The other directorate is not imported: ${text}`);
}

/** The same, which collects, and where one of everything has been sent, asked, handed in or drafted. */
export async function openOtherDirectorate(council: Council): Promise<void> {
  await importOtherDirectorate(council);
  await council.command('quarter', 'open', '--directorate', 'PZ', '--quarter', '2026-27/Q1');
  const idOf = (sql: string) => String(readColumn(council.databasePath, sql)[0]);
  const rows = rowsOf({
    number: NUMBER_ELSEWHERE,
    secret: SECRET_ELSEWHERE,
    quarter: '2026-27/Q1',
    directorate: idOf("select id from directorate where code = 'PZ'"),
    person: idOf("select id from person where initials = 'ZP'"),
    milestone: idOf("select id from milestone where ref = 'PZ1'"),
    indicator: idOf("select id from indicator where ref = 'PI1'"),
    led: idOf(entryOf('risk')),
    department: idOf(entryOf('department')),
    at: council.clock().getTime(),
  });
  const sqlite = new SqliteDatabase(council.databasePath);
  sqlite.exec(rows.join(';'));
  sqlite.close();
}

function entryOf(kind: string): string {
  return `select e.id from plan_entry e join plan p on p.id = e.plan_id join directorate d on d.id = p.directorate_id
    where d.code = 'PZ' and e.kind = '${kind}'`;
}

function planOf(idOf: (person: { readonly initials: string }) => string): string {
  const parts = OTHER_PARTS.map(
    (person) => `  - { initials: ${person.initials}, name: ${person.name}, title: Manager, slack: ${idOf(person)} }`,
  );
  return `organisation:
  name: Westmere Borough Council
  nation: England
  time zone: Europe/London
  closure days: [2026-12-29, 2026-12-30, 2026-12-31]
  rag wording:
    green: On course to be achieved in time.
    amber: Uncertain, or too early to say, whether it will be achieved in time.
    red: Highly likely or certain not to be achieved in time.
directorate:
  code: PZ
  name: Places
  officers: [ZO, ZE]
financial year: 2026-27
people:
  - { initials: ZO, name: ${OFFICER.name}, title: Performance Officer, slack: ${idOf(OFFICER)} }
  - { initials: ZP, name: Zeno Poole, title: Operational Director, deputy: ZT, assistant: ZN }
${parts.join('\n')}
areas:
  - name: Streets
    milestones:
      - { ref: PZ1, words: Publish the winter plan for the streets of the borough, owner: ZP, due: 2026-11-30 }
      - { ref: PZ2, words: Agree with the parishes who clears which pavement, owner: ZP, due: 2026-11-30, contributors: [ZC, ZE] }
    indicators:
      - { ref: PI1, words: Streets that are clean, owner: ZP, unit: "%", decimals: 1, polarity: higher, kind: position, target: { year: 90 }, status: { tolerance: 5 }, supplier: ZS }
risks:
  - { title: A hard winter, likelihood: 3, impact: 3, likelihood after controls: 2, impact after controls: 2, controls: Salt is stored., lead: ZP }
equality actions:
  - { words: Clear the way to every day centre first, lead: ZP }
departments:
  - { name: Streets and Parks, finance contact: ZE }
`;
}
