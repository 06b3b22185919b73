import { describe, expect, it } from 'vitest';
import { publishRefusalWords } from '../../src/reports/publish-words.ts';
import type { PublishRefusal } from '../../src/usecases/publish/publish-quarter.ts';

const closesAt = new Date('2026-07-21T23:30:00Z');
const REFUSALS: readonly (readonly [PublishRefusal, string])[] = [
  [
    { reason: 'already-published', number: 1, publishedOn: '23 July 2026' },
    'already published on 23 July 2026 as revision 1',
  ],
  [{ reason: 'not-in-review', state: 'collecting', closesAt }, 'until 22 July 2026). Close the quarter first'],
  [{ reason: 'not-in-review', state: 'planned', closesAt }, 'because the quarter is planned'],
  [{ reason: 'no-channel', directorateCode: 'CE' }, 'Set "channel" of directorate CE in the plan file'],
  [{ reason: 'busy' }, 'Nothing was changed; please try again'],
  [{ reason: 'unknown-directorate', known: [] }, 'No plan was imported yet.'],
  [{ reason: 'no-window', known: [] }, 'No quarter of it has been opened yet.'],
  [{ reason: 'no-plan' }, 'Import one with "ragtime import" first.'],
];

describe('why a report was not published', () => {
  it.each(REFUSALS)('%j is said with what to do', (refusal, expected) => {
    const words = publishRefusalWords(refusal, { directorateCode: 'CE', quarter: '2026-27/Q1' }, 'Europe/London');
    expect(words).toContain(expected);
    expect(words).toContain('CE');
  });
});
