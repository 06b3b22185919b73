import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../../src/core/plan/read-plan-file.ts';

const small = readFileSync(new URL('../../fixtures/plans/small.yaml', import.meta.url), 'utf8');
const withChecks = (checks: string) =>
  readPlanFile(small.replace('  name: Place\n', `  name: Place\n  checks: ${checks}\n`));

describe('what the checks measure by, in a plan file', () => {
  it.each([
    ['{ shortest text: 8, overspend thousands: 30 }', { shortestText: 8, overspendThousands: 30 }],
    [
      '{ similar percent: 90, overspend percent: 0, small number: 3, target factor: 20 }',
      { similarPercent: 90, overspendPercent: 0, smallNumber: 3, targetFactor: 20 },
    ],
    ['{}', {}],
  ])('is read: %s', (checks, expected) => {
    const read = withChecks(checks);
    expect(read.ok && read.value.directorate.checks).toEqual(expected);
  });

  it.each([
    ['{ shortest text: 2 }', 'directorate › checks › shortest text', '2'],
    ['{ similar percent: 101 }', 'directorate › checks › similar percent', '101'],
    ['{ small number: few }', 'directorate › checks › small number', 'few'],
  ])('is refused: %s', (checks, field, given) => {
    const read = withChecks(checks);
    expect(read.ok ? [] : read.refusal).toMatchObject([{ field, given }]);
  });
});
