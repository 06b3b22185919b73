import { describe, expect, it } from 'vitest';
import { fieldsToLedAnswer, ledAnswerToFields } from '../../../../src/core/collect/led/led-draft.ts';

describe('an answer about a risk or an equality action, as the fields of a draft', () => {
  it.each([
    { kind: 'risk', likelihood: '4', impact: '3', done: ' Eleven.\n- two', next: 'A campaign.' },
    { kind: 'equality-action', progress: 'behind', text: 'One of four.' },
  ] as const)('comes back as it was: $kind', (answer) => {
    expect(fieldsToLedAnswer(answer.kind, ledAnswerToFields(answer))).toEqual(answer);
  });

  it('is empty where the draft is', () => {
    expect(fieldsToLedAnswer('risk', {})).toEqual({ kind: 'risk', likelihood: '', impact: '', done: '', next: '' });
  });
});
