import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Snapshot } from '../../../src/core/publish/snapshot.ts';
import type { Said, Story } from './story.ts';

/** The newest published report of a quarter, as it is stored, or an earlier revision. */
async function readReport(
  { council }: Story,
  { code, quarter, revision }: Pick<Said, 'code' | 'quarter'> & { readonly revision?: number },
): Promise<Snapshot> {
  const folder = join(council.folder, `${code}-${quarter.replace('/', '-')}-${revision ?? 'newest'}`);
  mkdirSync(folder, { recursive: true });
  const where = [
    '--directorate',
    code,
    '--quarter',
    quarter,
    ...(revision === undefined ? [] : ['--revision', `${revision}`]),
  ];
  const written = await council.command('report', ...where, '--format', 'json', '--out', folder);
  if (written.code !== 0) throw new Error(written.text);
  const name = readdirSync(folder).find((each) => each.endsWith('.json')) ?? '';
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

const REPORTS = [
  { code: 'CE', quarter: '2026-27/Q1' },
  { code: 'CE', quarter: '2026-27/Q2' },
  { code: 'CE', quarter: '2026-27/Q3' },
  { code: 'CE', quarter: '2026-27/Q4' },
  { code: 'PL', quarter: '2026-27/Q1' },
  { code: 'PL', quarter: '2026-27/Q2' },
  { code: 'PL', quarter: '2026-27/Q3' },
  { code: 'PL', quarter: '2026-27/Q4' },
] as const;

/** Every word that was said stands in its report, with the initials of whoever answered for it; and no other words do. */
export async function reportsSayWhatWasSaid(story: Story): Promise<void> {
  for (const report of REPORTS) {
    const snapshot = await readReport(story, report);
    const printed = snapshot.areas
      .flatMap(({ commentaries }) => commentaries)
      .map(({ refs, text, initials }) => `${refs} ${JSON.stringify(text)} ${initials}`);
    const said = [...story.said.values()].filter(
      ({ code, quarter }) => code === report.code && quarter === report.quarter,
    );
    expect(printed).toHaveLength(said.length);
    for (const { ref, words, initials } of said) {
      const its = printed.find((each) => each.startsWith(`${ref} `));
      expect(its).toContain(JSON.stringify(words).slice(1, -1));
      expect(its?.endsWith(` ${initials}`)).toBe(true);
    }
  }
}

/** Numbers, dates and names that were given besides. */
export async function reportsSayTheRest(story: Story): Promise<void> {
  const [first, second, third, fourth] = await Promise.all(
    REPORTS.slice(0, 4).map((report) => readReport(story, report)),
  );
  expect(first).toMatchObject({ revision: 2, amendments: [{}] });
  const signed = await readReport(story, { ...REPORTS[0], revision: 1 });
  const signedBy = [{ name: 'Hugh Danvers', by: null, on: '22 July 2026' }];
  expect(signed.signedBy).toEqual(signedBy);
  expect(first).toMatchObject({ signedBefore: { revision: 1, signedBy } });
  expect(first?.signedBy).toBeUndefined();
  for (const report of [signed, first]) expect(JSON.stringify(report?.covering)).toContain('8 September 2026');
  for (const report of [first, second, third, fourth]) {
    expect(dueOf(report, 'COPS2')).toBe('30 September 2027 (was 31 March 2027; agreed 6 July 2026)');
  }
  expect(JSON.stringify(first?.items)).toContain('A school opens in Ford');
  const [learning] = first?.finance ?? [];
  expect(learning).toMatchObject({ department: 'Learning and Schools', version: 2, asAt: '30 June 2026' });
  expect(JSON.stringify(learning?.rows)).toContain('"expenditureToDate":55,"variance":5');
  expect(JSON.stringify(second?.meetingActions)).toContain('The list of eleven schools went to members on 2 October.');
  expect([first, second, third, fourth].map(countsOf)).toEqual([
    { green: 3, amber: 1, red: 1 },
    { completed: 1, green: 3, red: 1 },
    { completed: 1, green: 3, amber: 1 },
    { completed: 2, green: 2, 'not-completed': 1 },
  ]);
  expect(movesIn(second)).toEqual(['COPS1 null', 'COPS2 better', 'CFS1 worse', 'LAS1 better', 'LAS2 completed']);
  const places = await Promise.all(REPORTS.slice(4).map((report) => readReport(story, report)));
  for (const report of [places[0], places[1], places[3]])
    expect(report).toMatchObject({ signedBy: [{ name: 'Hugh Danvers' }] });
  expect(places[2]?.signedBy).toBeUndefined();
  expect(places.slice(1).map(movesIn)).toEqual([
    ['PL1 worse', 'PL2 null'],
    ['PL1 better', 'PL2 null'],
    ['PL1 completed', 'PL2 null'],
  ]);
}

function dueOf(snapshot: Snapshot | undefined, ref: string): string | undefined {
  return snapshot?.areas.flatMap(({ milestones }) => milestones).find((each) => each.ref === ref)?.due;
}

function movesIn(snapshot: Snapshot | undefined): readonly string[] | undefined {
  return snapshot?.areas.flatMap(({ milestones }) => milestones).map(({ ref, movement }) => `${ref} ${movement}`);
}

/** Of each status that there is, how many. */
function countsOf(snapshot: Snapshot | undefined): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(snapshot?.counts ?? {}).filter(([, count]) => count > 0));
}

/** Who did it: each act of the story, by the name of whoever did it. */
export async function historySaysWhoDidIt({ council }: Story): Promise<void> {
  const { text } = await council.command('history', '--format', 'text');
  for (const [who, did] of [
    ['Jo Pardew', 'gave it to another owner'],
    ['Beth Harlow', 'handed in a draft'],
    ['Alison McBride for Theresa Colbourne', 'answered'],
    ['Rosa Ogden for Leo Brandt', 'answered'],
    ['Farah Whitlock', 'handed in a finance table'],
    ['Alison McBride', 'proposed a change'],
    ['Jo Pardew', 'recorded that the proposal was agreed'],
    ['Jo Pardew', 'sent it back with a question'],
    ['Rosa Ogden', 'waived a finding'],
    ['Hugh Danvers', 'asked for changes'],
    ['Hugh Danvers', 'signed the report'],
    ['Jo Pardew', 'published a correction'],
    ['Jo Pardew', 'recorded an action from the meeting'],
    ['Samir Nadar', 'said that an action from the meeting is done'],
    ['Jo Pardew', 'changed deputy, assistant or days in post'],
  ] as const) {
    expect(text).toMatch(new RegExp(`${who}[^\\n]* ${did}`, 'u'));
  }
}
