import { describe, expect, it } from 'vitest';
import type { LedContent } from '../../../src/core/collect/led/led-entry.ts';
import { questionsOfLed } from '../../../src/core/review/questions-of-led.ts';

const RISK: LedContent = {
  kind: 'risk',
  likelihood: 3,
  impact: 4,
  done: 'Eleven new carers were approved in May.',
  next: 'A second campaign begins in January.',
};
const ACTION: LedContent = {
  kind: 'equality-action',
  progress: 'on-course',
  text: 'The leaflets in four languages are with the printer.',
};
const QUIET = { before: undefined, others: [] };

describe('what is asked about a risk or an equality action', () => {
  it.each<readonly [string, LedContent, LedContent | undefined, readonly string[]]>([
    ['nothing about good words', RISK, undefined, []],
    ['short words, once for both texts', { ...RISK, done: 'Tbc', next: 'As before' }, undefined, ['says-too-little']],
    ['the words of last quarter', RISK, { ...RISK, done: 'Something else was done.' }, ['unchanged']],
    [
      'each text against its own',
      { ...RISK, next: 'A third campaign begins in May.' },
      { ...RISK, done: RISK.next },
      [],
    ],
    [
      'delay beside on course',
      { ...ACTION, text: 'The printing is delayed by a strike.' },
      undefined,
      ['words-against-green'],
    ],
    ['delay beside behind', { ...ACTION, progress: 'behind', text: 'The printing is delayed.' }, undefined, []],
  ])('%s', (_, content, before, checks) => {
    expect(questionsOfLed(content, { ...QUIET, before }).map(({ check }) => check)).toEqual(checks);
  });

  it('names whose words they are', () => {
    const others = [{ name: 'Risk 2', text: RISK.done }];
    expect(questionsOfLed(RISK, { before: undefined, others })).toEqual([{ check: 'same-text', found: 'Risk 2' }]);
  });
});
