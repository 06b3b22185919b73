import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/collect/milestone/check-answer.ts';
import { stillToAsk } from '../../../src/core/review/question.ts';
import { questionsOfAnswer, questionsOfCover } from '../../../src/core/review/questions-of-answer.ts';

const GREEN: Answer = {
  choice: 'green',
  commentary: 'Two of three sites are open.',
  action: '',
  actionBy: undefined,
  completedOn: undefined,
};

describe('what is asked once about an answer', () => {
  const prefilled = { commentary: 'Said before.', action: 'Done before.' };
  const changed = { commentary: 'Said anew, in six words.', action: 'New.' };

  it.each([
    ['an uncertain amber without an action', { choice: 'amber-uncertain' }, undefined, ['action-for-amber']],
    ['an uncertain amber with one', { choice: 'amber-uncertain', action: 'The board meets.' }, undefined, []],
    ['an amber that is too early', { choice: 'amber-too-early' }, undefined, []],
    ['an amber that has not begun', { choice: 'not-started-amber' }, undefined, ['action-for-amber']],
    ['green', {}, undefined, []],
    ['C8: its date has come, and nothing is said of now', { choice: 'not-completed' }, undefined, ['what-happens-now']],
    ['C8 answered', { choice: 'not-completed', action: 'It opens in May.' }, undefined, []],
    ['a date that was met late', { choice: 'completed-late' }, undefined, []],
    ['delay beside green', { commentary: 'The second site is delayed by rain.' }, undefined, ['words-against-green']],
    ['delay beside amber', { choice: 'amber-too-early', commentary: 'The second site is delayed.' }, undefined, []],
    ['a text that came back empty', { commentary: ' ', action: 'Done before.' }, prefilled, ['emptied']],
    ['an action that came back empty', { choice: 'amber-uncertain' }, prefilled, ['emptied', 'action-for-amber']],
    ['texts that were changed', changed, prefilled, []],
  ] as const)('%s', (_, said, began, checks) => {
    const asked = questionsOfAnswer({ ...GREEN, ...said }, { prefilled: began, before: undefined, others: [] });
    expect(asked.map(({ check }) => check)).toEqual(checks);
  });
});

describe('what is still to be asked', () => {
  const began = { commentary: 'Said before.', action: 'A second contractor starts.' };
  const delayed = { ...GREEN, commentary: 'The second site is delayed until March.' };
  const raised = questionsOfAnswer(delayed, { prefilled: began, before: undefined, others: [] });

  it.each([
    ['what came back empty, alone and by name', [], [{ check: 'emptied', emptied: ['action'] }]],
    ['then what the words say', ['emptied'], [{ check: 'words-against-green', found: 'delayed' }]],
    ['then nothing', ['emptied', 'words-against-green'], []],
  ])('is %s', (_, asked, left) => {
    expect(stillToAsk(raised, asked)).toMatchObject(left);
    expect(stillToAsk(raised, asked)).toHaveLength(left.length);
  });

  it('is the same of another milestone that the text covers', () => {
    const amber = { choice: 'amber-uncertain', action: '' } as const;
    const ofCover = (id: string) => questionsOfCover(amber, { text: 'Both are open.', id, ref: 'COPS1' });
    expect(stillToAsk([...ofCover('m-1'), ...ofCover('m-2')], ['action-for-amber', 'action-for-amber:m-1'])).toEqual([
      { check: 'action-for-amber', covered: 'COPS1', coveredId: 'm-2' },
    ]);
  });
});

describe('what is asked about a milestone that a text covers', () => {
  const text = 'The second site is delayed until March.';
  it.each([
    ['green below words of delay', { choice: 'green' }, text, ['words-against-green']],
    ['red below words of delay', { choice: 'red', action: 'A second contractor starts.' }, text, []],
    ['green below good news', { choice: 'green' }, 'Both sites are open.', []],
    ['an uncertain amber without an action', { choice: 'amber-uncertain' }, text, ['action-for-amber']],
  ] as const)('%s', (_, said, covering, checks) => {
    const asked = questionsOfCover({ action: '', ...said }, { text: covering, id: 'm-2', ref: 'CFS2' });
    expect(asked.map(({ check }) => check)).toEqual(checks);
    expect(asked.every(({ covered }) => covered === 'CFS2')).toBe(true);
  });
});
