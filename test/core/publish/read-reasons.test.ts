import { describe, expect, it } from 'vitest';
import { readReasonLines } from '../../../src/core/publish/read-reasons.ts';

describe('reasons for some of the changes', () => {
  it.each([
    ['none', '', []],
    ['one', 'COPS1: A figure was mistyped.', [['COPS1', 'A figure was mistyped.']]],
    [
      'two, with blanks and an empty line',
      ' COPS 1 :  It was 3: not 4. \n\nRisk 1: Assessed anew.\n',
      [
        ['COPS 1', 'It was 3: not 4.'],
        ['Risk 1', 'Assessed anew.'],
      ],
    ],
  ])('%s', (_name, text, reasons) => {
    expect(readReasonLines(text)).toEqual({
      ok: true,
      value: new Map(reasons.map(([ref = '', why = '']) => [ref, why])),
    });
  });

  it.each(['A figure was mistyped.', 'COPS1:', ': no ref', 'COPS1: right\nwrong'])('are not read from %j', (text) => {
    expect(readReasonLines(text)).toEqual({ ok: false, refusal: text.split('\n').at(-1) });
  });
});
