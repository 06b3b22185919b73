import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatPlanFileProblem } from '../../../src/core/plan/plan-file-problem.ts';
import { LARGEST_PLAN_FILE } from '../../../src/core/plan/plan-file-tree.ts';
import { readPlanFile } from '../../../src/core/plan/read-plan-file.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/plans/${name}`, import.meta.url), 'utf8');

function problemsOf(text: string): readonly string[] {
  const read = readPlanFile(text);
  return read.ok ? [] : read.refusal.map((problem) => formatPlanFileProblem(problem, 'ce.yaml'));
}

describe('a plan file without mistakes', () => {
  const read = readPlanFile(fixture('small.yaml'));
  if (!read.ok) throw new Error('small.yaml is not read');
  const file = read.value;

  it('gives the areas in the order of the file', () => {
    expect(file.areas.map(({ name }) => name)).toEqual(['Streets and parks', 'Allotments']);
  });

  it('gives milestones with what was written and where', () => {
    expect(file.areas[0]?.milestones[1]).toEqual({
      id: undefined,
      isNew: false,
      place: { line: 32, column: 9 },
      field: 'areas › Streets and parks › milestones › 2 (PL1)',
      ref: 'PL1',
      words: 'Agree the winter plan with\nevery parish – "gritting" included',
      owner: 'rk',
      contributors: ['JP'],
      start: undefined,
      due: { kind: 'recurring', text: 'each term' },
      board: 'Environment Board',
    });
  });

  it('gives indicators with figures by quarter', () => {
    expect(file.areas[0]?.indicators[0]).toMatchObject({
      supplier: 'JP',
      tolerance: 2.5,
      unit: '%',
      decimals: 1,
      kind: 'this-quarter',
      quarters: [1, 2, 3, 4],
      target: { kind: 'number', year: 98.5, byQuarter: [98, 98.25, undefined, undefined] },
      lastYear: [97.4, 98, undefined, undefined],
    });
  });

  it('takes a plain wording of Green, Amber and Red where the council has none', () => {
    expect(file.organisation.ragWording.red).toBe('Highly likely or certain not to be achieved in time.');
  });

  it('reads the same with line ends of Windows and a byte order mark', () => {
    const windows = readPlanFile(`\uFEFF${fixture('small.yaml').replaceAll('\n', '\r\n')}`);
    expect(windows.ok && windows.value.areas[0]?.milestones[1]?.words).toBe(file.areas[0]?.milestones[1]?.words);
  });
});

describe('a directorate with days and a channel of its own', () => {
  const own =
    '  nation: scotland\n  closure days: [2026-12-30, 24 December 2026, 2026-12-30]\n  officers channel: C0OFFICERS\n';
  const withOwn = fixture('small.yaml').replace('  name: Place\n', `  name: Place\n${own}`);

  it('is read, its days in order and each once', () => {
    const read = readPlanFile(withOwn);
    expect(read.ok && read.value.directorate).toMatchObject({
      nation: 'scotland',
      closureDays: ['2026-12-24', '2026-12-30'],
      officersChannelId: 'C0OFFICERS',
    });
  });

  it('has none of them when the file gives none', () => {
    const read = readPlanFile(fixture('small.yaml'));
    expect(read.ok && read.value.directorate).toMatchObject({
      nation: undefined,
      closureDays: [],
      officersChannelId: undefined,
    });
  });

  it.each([
    [
      'nation: scotland',
      'nation: Cornwall',
      '› nation: "Cornwall" is not one of the choices; give "England and Wales"',
    ],
    ['2026-12-30]', '2026-12-32]', '› closure days › 3: "2026-12-32" is not'],
    ['C0OFFICERS', '"#officers"', '› officers channel: "#officers" does not fit here; give the id of the officers'],
  ])('%s → %s is refused', (good, bad, expected) => {
    expect(problemsOf(withOwn.replace(good, bad)).join('\n')).toContain(`directorate ${expected}`);
  });

  it('has its ladder checked in its own calendar', () => {
    // 4 January 2027 is worked in England; in Scotland it is a holiday, and a due date moves to the 5th.
    const ladder =
      '  ladder: { opens: { date: 2026-12-22, at: 09:00 }, due: { date: 2027-01-04, at: 17:00 }, ' +
      'overdue: { date: 2027-01-05, at: 09:00 }, closes tomorrow: { date: 2027-01-06, at: 09:00 }, closes: { date: 2027-01-07, at: 17:00 } }\n';
    const problems = problemsOf(withOwn.replace('  name: Place\n', `  name: Place\n${ladder}`)).join('\n');
    expect(problems).toContain('directorate › ladder › overdue: "2027-01-05, 9am" for 2026-27/Q1 is out of order');
    expect(problemsOf(fixture('small.yaml').replace('  name: Place\n', `  name: Place\n${ladder}`))).toEqual([]);
  });
});

describe('a plan file with thirty mistakes', () => {
  it('is answered with all of them at once, each with line, column, path and what would be accepted', async () => {
    await expect(`${problemsOf(fixture('broken.yaml')).join('\n')}\n`).toMatchFileSnapshot(
      '../../fixtures/plans/broken.problems.txt',
    );
  });

  it('names lines in order, and each of them exists', () => {
    const read = readPlanFile(fixture('broken.yaml'));
    const lines = read.ok ? [] : read.refusal.map(({ line }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(Math.max(...lines)).toBeLessThanOrEqual(fixture('broken.yaml').split('\n').length);
  });
});

describe('one mistake in an otherwise good file', () => {
  const small = fixture('small.yaml');

  it.each([
    [
      'due: March 2027',
      'due: 31 June 2026',
      '"31 June 2026" is not a date; give a day (2026-06-30), a month (June 2026), "none", or text such as "recurring: each term"',
    ],
    [
      'owner: rk',
      'owner: RKK',
      '"RKK" is nobody in this file; give "RK", or other initials that stand under "people": JP, RK',
    ],
    ['    deputy: JP', '    deputy: RK', '"RK" is the same person; give a deputy outside this circle'],
    ['    deputy: JP', '    assistant: RK', '"RK" is the same person; give the initials of somebody else'],
    [
      '    deputy: JP',
      '    assistant: XX',
      '"XX" is nobody in this file; give initials that stand under "people": JP, RK',
    ],
    [
      '    deputy: JP',
      '    deputy: XX',
      '"XX" is nobody in this file; give initials that stand under "people": JP, RK',
    ],
    [
      'email: rana.kaur@westmere.example.org',
      'email: JO.PARDEW@westmere.example.org',
      '"JO.PARDEW@westmere.example.org" belongs to two people; give something else: people › JP › email in line 18 has the same, without regard to case',
    ],
    [
      'due: "recurring: each term"',
      'due: recurring: each term',
      '"due: recurring: each term" is not YAML; give text that contains ": " in quotation marks',
    ],
    ['contributors: [JP]', 'contributors: [JP, jp]', '"jp" is named twice; give each person once'],
    [
      'contributors: [JP]',
      'contributors: JP',
      '"JP" is not a list; give initials of those who draft the text, each in a line that begins with "- "',
    ],
    [
      'target: { year: 98.5, q1: 98, q2: 98.25 }',
      'target: { year: most }',
      '"most" is not a number from -1000000000000 to 1000000000000; give the target of the whole year',
    ],
    [
      'financial year: 2026-27',
      'financial year: 2026-27\n  x: 1',
      '"financial year: 2026-27" is not YAML; give text that contains ": " in quotation marks, and keys of one group at the same depth',
    ],
    [
      'nation: England',
      'nation: *england',
      '"*england" refers to nothing; give an alias whose anchor stands before it',
    ],
    ['code: PL', 'code:\n\t- PL', '"- PL" is not YAML; give blanks instead of tabs at the beginning of a line'],
  ])('%s → %s', (good, bad, expected) => {
    expect(problemsOf(small.replace(good, bad)).join('\n')).toContain(expected);
  });

  it('is no mistake to leave a key empty that need not be given', () => {
    expect(problemsOf(small.replace('due: March 2027', 'due:'))).toEqual([]);
  });

  it('accepts numbers and words of YAML as refs and text, as they are typed', () => {
    const read = readPlanFile(small.replace('ref: PI1', 'ref: 1E5').replace('name: Highways', 'name: No'));
    expect(read.ok && [read.value.areas[0]?.indicators[0]?.ref, read.value.departments[0]?.name]).toEqual([
      '1E5',
      'No',
    ]);
  });

  it('tells the ladder that runs backwards', () => {
    const ladder =
      '  officers: [JP]\n  ladder: { due: { working day: 3, at: 17:00 }, overdue: { working day: 2, at: 09:00 } }';
    expect(problemsOf(small.replace('  officers: [JP]', ladder)).join('\n')).toContain(
      'directorate › ladder › overdue',
    );
  });
});

describe('text that is no plan at all', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefghi'].map(
      (name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(', ')}]`,
    ),
  ].join('\n');

  it.each([
    ['nothing', '', 'is not a plan'],
    ['a list', '- a', 'is not a plan'],
    ['a NUL', '\0', 'is not a plan'],
    ['brackets without end', '['.repeat(20_000), 'groups at most 20 deep'],
    ['an anchor bomb', bomb, 'holds too much'],
    ['an anchor in itself', 'a: &a [*a]', 'holds too much'],
    ['two documents', 'a: b\n---\nc: d', 'one plan per file'],
    ['too much', 'a'.repeat(LARGEST_PLAN_FILE + 1), 'at most 1,000,000 characters'],
    ['a complex key', '? [a]\n: b', 'is not a key'],
    ['names of the language', '__proto__: { a: b }\nconstructor: c', '"__proto__" is not known here'],
    ['half a character', 'organisation: "\ud800"', 'does not fit here'],
  ])('is refused in words: %s', (_, text, expected) => {
    expect(problemsOf(text).join('\n')).toContain(expected);
  });

  it('never throws, wherever a good file is cut off or a character is put in', () => {
    const small = fixture('small.yaml');
    for (let at = 0; at < small.length; at += 17) {
      expect(() => readPlanFile(small.slice(0, at))).not.toThrow();
      for (const character of ['\t', ':', '{', '*', '"', '\u0000']) {
        expect(() => readPlanFile(small.slice(0, at) + character + small.slice(at))).not.toThrow();
      }
    }
  });
});
