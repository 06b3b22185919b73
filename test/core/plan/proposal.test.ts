import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { Due } from '../../../src/core/plan/plan.ts';
import {
  checkProposal,
  isUndecided,
  LONGEST_REASON,
  LONGEST_WORDS,
  type ProposalAnswer,
  proposalText,
} from '../../../src/core/plan/proposal.ts';
import { aMilestone } from '../../support/remind-world.ts';

const AGREED: Due = { kind: 'date', date: localDate('2027-03-31') };
const milestone = { ...aMilestone('m1', 'p-amc'), due: AGREED, words: 'Three sites open' };
const today = localDate('2026-07-10');
const LATER = localDate('2027-09-30');

const ask = (changes: Partial<ProposalAnswer>, agreed: typeof milestone | { due: Due } = milestone) =>
  checkProposal(
    { kind: 'change', due: AGREED.date, words: 'Three sites open', reason: 'The survey is late.', ...changes },
    { milestone: { ...milestone, ...agreed }, today },
  );

describe('a proposal', () => {
  it.each([
    ['another date', { due: LATER }, { kind: 'change', due: LATER, words: undefined }],
    ['other words', { words: ' Two sites open ' }, { kind: 'change', due: undefined, words: 'Two sites open' }],
    ['both', { due: LATER, words: 'Two' }, { kind: 'change', due: LATER, words: 'Two' }],
    ['no more of it', { kind: 'drop' as const }, { kind: 'drop', due: undefined, words: undefined }],
    ['another date, the words emptied', { due: LATER, words: '' }, { kind: 'change', due: LATER, words: undefined }],
  ])('asks for %s', (_what, answer, expected) => {
    expect(ask(answer)).toEqual({ ok: true, value: { ...expected, reason: 'The survey is late.' } });
  });

  it.each([
    ['nothing chosen', { kind: undefined }, 'kind', 'missing'],
    ['nothing changed', {}, 'kind', 'nothing-changed'],
    ['a date that was cleared', { due: undefined }, 'kind', 'nothing-changed'],
    ['stopping and changing', { kind: 'drop' as const, due: LATER }, 'kind', 'stops-and-changes'],
    ['a date that is over', { due: localDate('2026-07-09') }, 'due', 'in-the-past'],
    ['too many words', { words: 'x'.repeat(LONGEST_WORDS + 1) }, 'words', 'too-long'],
    ['no reason', { due: LATER, reason: '  ' }, 'reason', 'missing'],
    ['too long a reason', { due: LATER, reason: 'x'.repeat(LONGEST_REASON + 1) }, 'reason', 'too-long'],
  ])('is refused with %s', (_what, answer, field, fault) => {
    const checked = ask(answer);
    expect(checked.ok ? [] : checked.refusal).toContainEqual({ field, fault });
  });

  it('takes today as a date', () => {
    expect(ask({ due: today }).ok).toBe(true);
  });

  it.each([
    ['open', true],
    ['supported', true],
    ['withdrawn', false],
    ['agreed', false],
    ['declined', false],
  ] as const)('that is %s is undecided: %s', (state, expected) => {
    expect(isUndecided({ state })).toBe(expected);
  });
});

describe('what a proposal says', () => {
  it.each([
    [{ due: LATER, words: undefined }, AGREED, 'due 30 September 2027 instead of 31 March 2027'],
    [{ due: LATER, words: undefined }, { kind: 'none' }, 'due 30 September 2027, where no date is set'],
    [{ due: undefined, words: 'Two' }, AGREED, 'new words: “Two”'],
    [{ due: LATER, words: 'Two' }, AGREED, 'due 30 September 2027 instead of 31 March 2027; new words: “Two”'],
  ] as const)('names both dates', (content, due, expected) => {
    expect(proposalText({ kind: 'change', reason: 'Why.', ...content }, { due })).toBe(expected);
  });

  it('says plainly that it is to be stopped', () => {
    const content = { kind: 'drop', due: undefined, words: undefined, reason: 'Why.' } as const;
    expect(proposalText(content, { due: AGREED })).toBe('to stop this milestone');
  });
});
