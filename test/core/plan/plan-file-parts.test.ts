import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatPlanFileProblem } from '../../../src/core/plan/plan-file-problem.ts';
import { readPlanFile } from '../../../src/core/plan/read-plan-file.ts';

const SMALL = readFileSync(new URL('../../fixtures/plans/small.yaml', import.meta.url), 'utf8');

/** The small plan with these lines at the end of its directorate. */
function read(...lines: readonly string[]) {
  return readPlanFile(
    SMALL.replace('\nfinancial year', `\n${lines.map((line) => `  ${line}\n`).join('')}\nfinancial year`),
  );
}

function problems(...lines: readonly string[]): readonly string[] {
  const found = read(...lines);
  return found.ok ? [] : found.refusal.map((problem) => formatPlanFileProblem(problem, 'pl.yaml'));
}

describe('parts with dates of their own', () => {
  it('are none where the file says nothing of them', () => {
    const plain = readPlanFile(SMALL);
    expect(plain.ok && plain.value.directorate.parts).toBeUndefined();
    const empty = read('parts: {}');
    expect(empty.ok && empty.value.directorate.parts).toBeUndefined();
  });

  it('have a due, a close or both', () => {
    const found = read(
      'parts:',
      '  values: { due: { working day: 18, at: "17:00" }, closes: { working day: 20, at: "12:00" } }',
      '  finance: { closes: { working day: 25, at: "17:00" } }',
    );
    expect(found.ok && found.value.directorate.parts).toMatchObject({
      values: [
        { name: 'due', day: { workingDay: 18 }, time: '17:00' },
        { name: 'closes', day: { workingDay: 20 }, time: '12:00' },
      ],
      finance: [{ name: 'closes', day: { workingDay: 25 } }],
    });
  });

  it.each([
    ['no part', 'parts: { figures: { due: { working day: 18, at: "17:00" } } }', /figures/],
    ['no dates', 'parts: { values: {} }', /parts › values.*has no date of its own/],
    [
      'a due counted from itself',
      'parts: { values: { due: { working days before due: 2, at: "17:00" } } }',
      /counts from itself/,
    ],
    [
      'a due after the ladder’s close',
      'parts: { values: { due: { working day: 18, at: "17:00" } } }',
      /parts › values › closes tomorrow.*out of order/,
    ],
  ])('are refused with %s, saying where', (_what, line, expected) => {
    expect(problems(line).join('\n')).toMatch(expected);
  });
});
