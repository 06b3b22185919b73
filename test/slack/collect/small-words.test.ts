import { describe, expect, it } from 'vitest';
import { blocksToText } from '../../../src/slack/blocks-to-text.ts';
import { buildOvertaken } from '../../../src/slack/collect/build-notices.ts';
import { buildWorkLine } from '../../../src/slack/collect/build-work-list.ts';
import type { WorkLine } from '../../../src/usecases/collect/work-line.ts';

const AT = { at: new Date('2026-07-02T08:30:00Z'), timeZone: 'Europe/London' };

describe('what was sent since the form was opened', () => {
  it.each([
    ['Theresa Colbourne', 'Theresa Colbourne sent this at 9:30am', 'in place of theirs'],
    [undefined, 'you sent this at 9:30am from another form', 'in place of it'],
  ])('by %s', (who, lead, place) => {
    const text = blocksToText(buildOvertaken({ who, ...AT }, []));
    expect(text).toContain(`Not saved: ${lead}`);
    expect(text).toContain(place);
  });
});

const LINE: WorkLine = {
  entry: { kind: 'indicator', id: 'i-1' },
  quarter: '2026-27/Q1',
  areaName: '',
  ref: 'COPI1',
  words: 'Places taken up',
  ownerId: 'p-fw',
  due: undefined,
  answer: undefined,
  earlier: undefined,
  isFinished: false,
};

describe('the button of a line', () => {
  it.each([
    ['of a figure to supply', { isToSupply: true }, 'Update', 'Give figure'],
    ['of a figure that was supplied', { isToSupply: true }, 'Change', 'Change'],
    ['of an owner', {}, 'Update', 'Update'],
  ] as const)('%s', (_, more, verb, expected) => {
    expect(JSON.stringify(buildWorkLine({ ...LINE, ...more }, { verb }))).toContain(`"text":"${expected}"`);
  });
});
