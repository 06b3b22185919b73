import { describe, expect, it } from 'vitest';
import { compileRefusalWords } from '../../src/reports/publish-words.ts';
import type { CompileRefusal } from '../../src/usecases/publish/compile-quarter.ts';

const REFUSALS: readonly (readonly [CompileRefusal, string])[] = [
  [{ reason: 'unknown-directorate', known: [] }, 'No plan was imported yet.'],
  [{ reason: 'unknown-directorate', known: ['ASC'] }, 'Known are ASC.'],
  [{ reason: 'no-window', known: [] }, 'No quarter of it has been opened yet.'],
  [{ reason: 'no-window', known: ['2026-27/Q2'] }, 'There are reports for 2026-27/Q2.'],
  [{ reason: 'no-plan' }, 'Import one with "ragtime import" first.'],
];

describe('why there is no report', () => {
  it.each(REFUSALS)('%j is said with what would be accepted', (refusal, expected) => {
    const words = compileRefusalWords(refusal, { directorateCode: 'CE', quarter: '2026-27/Q1' });
    expect(words).toContain(expected);
    expect(words).toContain('CE');
  });
});

describe('a report that is too long for one PDF', () => {
  it('is said with the formats that have it whole', () => {
    const words = compileRefusalWords(
      { reason: 'too-long', format: 'pdf' },
      { directorateCode: 'CE', quarter: '2026-27/Q1' },
    );
    expect(words).toBe(
      'The report is too long for one PDF. HTML has it whole, and "ragtime report --board" cuts it by board.',
    );
  });
});
