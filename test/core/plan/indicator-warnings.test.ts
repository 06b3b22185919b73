import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planWarnings } from '../../../src/core/plan/plan-warnings.ts';
import { readPlanFile } from '../../../src/core/plan/read-plan-file.ts';

const small = readFileSync(new URL('../../fixtures/plans/small.yaml', import.meta.url), 'utf8');

function warningsOf(text: string): readonly string[] {
  const read = readPlanFile(text);
  if (!read.ok) throw new Error(`The plan has ${read.refusal.length} problems.`);
  return planWarnings(read.value).map(({ kind, field }) => `${kind} ${field}`);
}

describe('an indicator whose status cannot be computed', () => {
  it.each([
    ['without a target', small.replace(/target: .*/, 'target: none'), true],
    ['with a target to be confirmed', small.replace(/target: .*/, 'target: to be confirmed'), true],
    ['with neither side better', small.replace('polarity: higher', 'polarity: neither'), true],
    ['as it is', small, false],
    [
      'judged by its owner',
      small.replace('status: { tolerance: 2.5 }', 'status: judged').replace(/target: .*/, 'target: none'),
      false,
    ],
  ])('%s is said once at import: %#', (_, text, isSaid) => {
    const said = warningsOf(text).filter((warning) => warning.startsWith('status-not-computed'));
    expect(said).toEqual(isSaid ? ['status-not-computed areas › Streets and parks › indicators › 1 (PI1)'] : []);
  });
});

describe('a supplier whom no message can reach', () => {
  it('is said once at import, as an owner is', () => {
    const text = small.replace('    email: jo.pardew@westmere.example.org\n', '');
    expect(warningsOf(text).filter((warning) => warning.startsWith('no-address'))).toEqual(['no-address people › JP']);
  });
});

describe('a date in the words of a milestone', () => {
  const words = (text: string, due = 'March 2027') =>
    small.replace('Repave the market square', text).replace('due: March 2027', `due: ${due}`);
  it.each([
    ['of an earlier year', words('Use the new rules after their launch in April 2012'), true],
    ['on the last day before the year', words('Use the rules of 31 March 2026'), true],
    ['on the first day of the year', words('Use the rules of 1 April 2026'), false],
    ['that is its due date', words('Repave the square by March 2026', 'March 2026'), false],
    ['that is a year only', words('Repave the square of 2012'), false],
    ['without a year', words('Repave the square in February'), false],
    ['to come', words('Repave the square by March 2027'), false],
  ])('%s is said once at import: %#', (_, text, isSaid) => {
    const said = warningsOf(text).filter((warning) => warning.startsWith('past-date-in-words'));
    expect(said).toEqual(isSaid ? ['past-date-in-words areas › Streets and parks › milestones › 1 (PL1)'] : []);
  });
});
