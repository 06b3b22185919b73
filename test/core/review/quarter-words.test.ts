import { describe, expect, it } from 'vitest';
import { readQuarterWords } from '../../../src/core/review/quarter-words.ts';

const CODES = ['CE', 'A&H'];
const read = (typed: string) => readQuarterWords(typed, CODES);
const act = (verb: string, more: object = {}) => ({
  kind: 'act',
  verb,
  directorateCode: undefined,
  quarter: undefined,
  initials: [],
  ...more,
});

describe('what was typed after /quarter', () => {
  it.each([
    ['', act('status')],
    ['   ', act('status')],
    ['Status', act('status')],
    ['ce', act('status', { directorateCode: 'CE' })],
    ['q2', act('status', { quarter: { kind: 'number', number: 2 } })],
    ['publish', act('publish')],
    ['PUBLISH ce', act('publish', { directorateCode: 'CE' })],
    ['publish a&h', act('publish', { directorateCode: 'A&H' })],
    ['amend CE 2026-27/q1', act('amend', { directorateCode: 'CE', quarter: { kind: 'code', code: '2026-27/Q1' } })],
    ['amend Q1 CE', act('amend', { directorateCode: 'CE', quarter: { kind: 'number', number: 1 } })],
    ['remind AMc', act('remind', { initials: ['AMc'] })],
    [
      'remind AMc CE SN Q1',
      act('remind', { directorateCode: 'CE', initials: ['AMc', 'SN'], quarter: { kind: 'number', number: 1 } }),
    ],
    ['history', { kind: 'history', of: '', days: [] }],
    ['history Risk 1', { kind: 'history', of: 'Risk 1', days: [] }],
    ['History AMc 2026-07-14 2026-07-01', { kind: 'history', of: 'AMc', days: ['2026-07-01', '2026-07-14'] }],
    ['help', { kind: 'help' }],
    ['help publish', { kind: 'help' }],
    ['pubish', { kind: 'unknown', given: 'pubish', nearest: ['publish'] }],
    ['publish CX', { kind: 'unknown', given: 'CX', nearest: [] }],
    ['publish CE CE', { kind: 'unknown', given: 'CE', nearest: [] }],
    ['publish Q5', { kind: 'unknown', given: 'Q5', nearest: [] }],
  ])('reads “%s”', (typed, words) => {
    expect(read(typed)).toEqual(words);
  });
});
