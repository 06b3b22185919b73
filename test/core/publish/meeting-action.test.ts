import { describe, expect, it } from 'vitest';
import {
  actionsAskedIn,
  checkAction,
  checkSaid,
  type MeetingAction,
  type MeetingBook,
  type MeetingWord,
} from '../../../src/core/publish/meeting-action.ts';

const ACTION: MeetingAction = {
  id: 'ma-1',
  directorateId: 'd-ce',
  quarter: '2026-27/Q1',
  askedFrom: '2026-27/Q2',
  text: 'Bring a list of the roofs.',
  paragraph: '3.2',
  personId: 'p-AMc',
  by: undefined,
  minute: undefined,
  at: new Date('2026-08-04T09:00:00Z'),
};

function book(...words: readonly (readonly [MeetingWord['kind'], string])[]): MeetingBook {
  return {
    actions: [ACTION],
    words: words.map(([kind, quarter]) => ({ actionId: 'ma-1', kind, quarter, words: `It is ${kind}.` })),
    mark: 1,
  };
}

describe('an action from the meeting', () => {
  it.each([
    ['not in the quarter that the meeting read', book(), '2026-27/Q1', []],
    ['in the next one', book(), '2026-27/Q2', ['nothing']],
    ['with what was said for it', book(['in-hand', '2026-27/Q2']), '2026-27/Q2', ['in-hand']],
    ['with the newest of it', book(['in-hand', '2026-27/Q2'], ['done', '2026-27/Q2']), '2026-27/Q2', ['done']],
    ['again while it is in hand', book(['in-hand', '2026-27/Q2']), '2026-27/Q3', ['nothing']],
    ['again in the next year', book(['in-hand', '2026-27/Q4']), '2027-28/Q1', ['nothing']],
    ['not again once it was done', book(['done', '2026-27/Q2']), '2026-27/Q3', []],
    ['not while it is withdrawn', book(['withdrawn', '2026-27/Q1']), '2026-27/Q2', []],
    ['after all', book(['withdrawn', '2026-27/Q1'], ['restored', '2026-27/Q1']), '2026-27/Q2', ['nothing']],
  ])('is asked about %s', (_, actions, quarter, expected) => {
    expect(actionsAskedIn(actions, quarter).map(({ said }) => said?.progress ?? 'nothing')).toEqual(expected);
  });
});

describe('what is typed of an action', () => {
  it.each([
    ['a text alone', { text: ' Bring it. ', paragraph: '', minute: '' }, []],
    ['a number of three parts', { text: 'Bring it.', paragraph: '6.1.12', minute: '14' }, []],
    ['nothing', { text: ' ', paragraph: '', minute: '' }, ['text missing']],
    [
      'too much',
      { text: 'x'.repeat(501), paragraph: '', minute: 'x'.repeat(101) },
      ['text too-long', 'minute too-long'],
    ],
    ['a word for the number', { text: 'Bring it.', paragraph: 'risks', minute: '' }, ['paragraph no-number']],
  ])('may be or lack %s', (_, typed, expected) => {
    const checked = checkAction(typed);
    expect(checked.ok ? [] : checked.refusal.map(({ field, fault }) => `${field} ${fault}`)).toEqual(expected);
  });

  it.each([
    ['', 'missing'],
    ['x'.repeat(1001), 'too-long'],
    [' It was brought. ', 'It was brought.'],
  ])('says what was done: %s', (words, expected) => {
    const checked = checkSaid(words);
    expect(checked.ok ? checked.value : checked.refusal).toBe(expected);
  });
});
