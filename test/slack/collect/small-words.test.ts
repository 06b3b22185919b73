import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/core/collect/draft.ts';
import { blocksToText } from '../../../src/slack/blocks-to-text.ts';
import { buildOvertaken } from '../../../src/slack/collect/build-notices.ts';
import { buildWorkLine } from '../../../src/slack/collect/build-work-list.ts';
import type { WorkLine } from '../../../src/usecases/collect/work-line.ts';

import { aStatus } from '../../support/report-builders.ts';

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

describe('what was sent, and begun anew', () => {
  const answer = { at: AT.at, status: aStatus('green') };
  const draft: Draft = {
    ...{ personId: 'p', entry: { kind: 'indicator', id: 'i-1' }, quarter: '2026-27/Q1', fields: {} },
    ...{ actedAt: 1, savedAt: AT.at, basedOn: undefined, formNonce: 'form' },
  };
  it.each([
    ['says that there is more', { answer, draft }, true],
    ['says nothing of a draft where there is none', { answer }, false],
  ])('%s', (_, more, isSaid) => {
    const text = blocksToText(buildWorkLine({ ...LINE, ...more }, { verb: 'Change' }));
    expect(text.includes('You have begun something else for it, which is not sent.')).toBe(isSaid);
    expect(text).toContain('Sent: Green, on course');
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
