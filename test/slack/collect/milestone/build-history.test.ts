import { describe, expect, it } from 'vitest';
import { checkView } from '../../../../sandbox/validate/view.ts';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import type { Proposal } from '../../../../src/core/plan/proposal.ts';
import { buildHistory } from '../../../../src/slack/collect/milestone/build-history.ts';
import type { MilestoneHistory, QuarterHistory } from '../../../../src/usecases/collect/milestone/read-history.ts';
import { anUpdate, aPerson } from '../../../support/remind-world.ts';
import { aReturn, aWording } from '../../../support/review-builders.ts';
import { bytesOf, VIEW_BYTES } from '../../../support/view-size.ts';

const AT = new Date('2026-07-10T10:00:00Z');

function aQuarter(number: number, text: string): QuarterHistory {
  const quarter = `${2000 + number}-${String(number + 1).padStart(2, '0')}/Q1`;
  const update = anUpdate('m1', { quarter, commentary: text, action: text, actionBy: localDate('2026-09-30') });
  return {
    quarter,
    said: { update, times: 4, enteredBy: aPerson('SN'), owner: aPerson('AMc') },
    published: {
      quarterTitle: 'Quarter 1',
      status: { kind: 'green', amberReason: null, completedOn: null },
      commentary: text,
    },
    wordings: [1].map((id) => ({
      ...aWording({ id, texts: { commentary: text, action: text } }),
      by: aPerson('JP'),
    })),
    returns: Array.from({ length: 9 }, (_, id) => ({
      ...aReturn({
        id,
        question: text.slice(0, 1000),
        answeredAt: id === 8 ? undefined : AT,
        closedAt: id > 3 ? undefined : AT,
      }),
      askedBy: aPerson('JP'),
      stand: 'answered',
    })),
    officerMay: number % 2 === 0 ? 'return' : 'close',
  };
}

const PROPOSAL: Proposal = {
  id: 'pr-1',
  stateId: 1,
  state: 'open',
  milestoneId: 'm1',
  kind: 'change',
  due: localDate('2027-09-30'),
  words: undefined,
  reason: '',
  ownerId: 'p-amc',
  enteredById: undefined,
  at: AT,
  body: undefined,
  decidedOn: undefined,
  minute: undefined,
};

function aHistory(quarters: number, text: string): MilestoneHistory {
  return {
    card: {
      milestoneId: 'm1',
      ref: 'COPS2',
      words: text.slice(0, 1000),
      areaName: 'Children',
      due: { kind: 'date', date: localDate('2027-03-31') },
      planYear: 2026,
      directorateCode: 'CE',
      ownerName: 'Alison McBride',
      ownerInitials: 'AMc',
    },
    reads: 'everything',
    timeZone: 'Europe/London',
    quarters: Array.from({ length: quarters }, (_, index) => aQuarter(quarters - index, text)),
    proposals: Array.from({ length: 12 }, () => ({ ...PROPOSAL, words: text.slice(0, 1000), reason: text })),
  };
}

const pagesOf = (history: MilestoneHistory) =>
  Array.from({ length: Math.ceil(history.quarters.length / 2) }, (_, index) => buildHistory(history, index + 1));

describe.each([
  ['a few words', 'Two sites are open.'],
  ['3,000 times &', '&'.repeat(3000)],
  ['3,000 letters that run from right to left', 'مدرسة جديدة '.repeat(250)],
  ['emoji', '🎓'.repeat(1500)],
])('a history of %s', (_what, text) => {
  it('keeps every page within Slack’s limits, and loses no word', () => {
    const history = aHistory(9, text);
    const pages = pagesOf(history);
    for (const view of pages) {
      expect(checkView(JSON.parse(JSON.stringify(view)))).toBeUndefined();
      expect(bytesOf(view)).toBeLessThan(VIEW_BYTES);
    }
    const shown = pages.map((view) => JSON.stringify(view)).join('');
    expect(shown.split(JSON.stringify(text).slice(1, -1)).length).toBeGreaterThan(9 * 2);
  });
});

describe('the history of what came outside Slack', () => {
  it('says who brought it in, for whom, and how it came', () => {
    const quarter = aQuarter(26, 'It is done.');
    const { said } = quarter;
    if (said === undefined) throw new Error('Something was said.');
    const update = { ...said.update, howItCame: 'e-mail of 3 July' };
    const history = { ...aHistory(1, 'It is done.'), quarters: [{ ...quarter, said: { ...said, update } }] };
    expect(JSON.stringify(buildHistory(history))).toContain(
      `for ${aPerson('AMc').name}, changed 3 times, how it came: e-mail of 3 July.`,
    );
  });
});

describe('the pages of a history', () => {
  const rendered = (page: number) => JSON.stringify(buildHistory(aHistory(5, 'Said.'), page));

  it('lead on and back, and no further than there is anything', () => {
    expect(rendered(1)).toContain('"Show earlier quarters"');
    expect(rendered(1)).not.toContain('"Show later quarters"');
    expect(rendered(2)).toMatch(/"Show earlier quarters".*"Show later quarters"/);
    expect(rendered(3)).not.toContain('"Show earlier quarters"');
    expect(rendered(99)).toBe(rendered(3));
    expect(rendered(-1)).toBe(rendered(1));
  });

  it('say who typed it for whom, and how often it was changed', () => {
    expect(rendered(1)).toContain('by Person SN for Person AMc, changed 3 times.');
    expect(rendered(1)).toContain('And 6 earlier questions.');
  });

  it('fold what is older, one or several', () => {
    const history = aHistory(1, 'Said.');
    const [quarter] = history.quarters;
    const rest = (count: number) =>
      JSON.stringify(
        buildHistory({
          ...history,
          quarters: quarter === undefined ? [] : [{ ...quarter, returns: quarter.returns.slice(0, 3 + count) }],
          proposals: history.proposals.slice(0, 2 + count),
        }),
      );
    expect(rest(0)).not.toMatch(/And [^"]* earlier/);
    expect(rest(1)).toContain('And one earlier question.');
    expect(rest(1)).toContain('And one earlier step.');
    expect(rest(2)).toContain('And 2 earlier questions.');
    expect(rest(2)).toContain('And 2 earlier steps.');
  });
});
