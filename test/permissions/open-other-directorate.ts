import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Council } from '../support/council.ts';

/** Their officer, who looks after nothing else. */
const OFFICER = { initials: 'ZO', name: 'Zara Orme' };

/** Each has one part there, and none here: drafts a milestone, supplies a figure, stands in for an owner, directs. */
const OTHER_PARTS = [
  { initials: 'ZC', name: 'Cyrus Zand' },
  { initials: 'ZS', name: 'Sadie Zola' },
  { initials: 'ZT', name: 'Tamar Zuri' },
  { initials: 'ZA', name: 'Ada Zachary', id: 'U0ADMINISTER' },
] as const;

/** How the text begins that was sent there, and that nobody here may read. */
export const SECRET_ELSEWHERE = 'The gritters of the borough';

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

/** The same, which collects, and where a text has been sent. */
export async function openOtherDirectorate(council: Council): Promise<void> {
  await importOtherDirectorate(council);
  await council.command('quarter', 'open', '--directorate', 'PZ', '--quarter', '2026-27/Q1');
  const sqlite = new SqliteDatabase(council.databasePath);
  sqlite
    .prepare(
      `insert into milestone_update (milestone_id, quarter, kind, progress, rag, commentary, action, owner_id, at, form_nonce, content_hash, submission_id)
       select id, '2026-27/Q1', 'written', 'in-progress', 'green', ?, '', owner_id, ?, 'elsewhere', 'elsewhere', 'elsewhere' from milestone where ref = 'PZ1'`,
    )
    .run(`${SECRET_ELSEWHERE} are all in order, and two of them are new.`, council.clock().getTime());
  sqlite.close();
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
  officers: [ZO]
financial year: 2026-27
people:
  - { initials: ZO, name: ${OFFICER.name}, title: Performance Officer, slack: ${idOf(OFFICER)} }
  - { initials: ZP, name: Zeno Poole, title: Operational Director, deputy: ZT }
${parts.join('\n')}
areas:
  - name: Streets
    milestones:
      - { ref: PZ1, words: Publish the winter plan for the streets of the borough, owner: ZP, due: 2026-11-30 }
      - { ref: PZ2, words: Agree with the parishes who clears which pavement, owner: ZP, due: 2026-11-30, contributors: [ZC] }
    indicators:
      - { ref: PI1, words: Streets that are clean, owner: ZP, unit: "%", decimals: 1, polarity: higher, kind: position, target: { year: 90 }, status: { tolerance: 5 }, supplier: ZS }
`;
}
