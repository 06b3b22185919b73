import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import { buildReadyList } from '../../../../src/slack/collect/drafting/build-ready.ts';
import type { ReadyDraft } from '../../../../src/usecases/collect/drafting/list-ready.ts';
import { bytesOf, VIEW_BYTES } from '../../../support/view-size.ts';

function aText(id: number, text: string): ReadyDraft {
  return {
    question: undefined,
    handed: {
      id,
      entry: { kind: 'milestone', id: `m${id}` },
      quarter: '2026-27/Q1',
      contributorId: 'p-fw',
      at: new Date('2026-07-02T08:30:00Z'),
      decision: undefined,
      content: {
        status: { progress: 'in-progress', rag: 'green', amberReason: undefined, completedOn: undefined },
        commentary: text,
        action: text,
        actionBy: undefined,
      },
    },
    card: {
      milestoneId: `m${id}`,
      ref: `COPS${id}`,
      words: 'Open a school',
      areaName: 'Children',
      due: { kind: 'date', date: localDate('2027-03-31') },
      planYear: 2026,
      directorateCode: 'CE',
      ownerName: 'Alison McBride',
      ownerInitials: 'AMc',
    },
    by: 'Farah Whitlock',
    faults: [],
    timeZone: 'Europe/London',
  };
}

const listOf = (count: number, text: string) =>
  buildReadyList({ outcome: 'ready', texts: Array.from({ length: count }, (_, index) => aText(index + 1, text)) });

describe('Ready for you', () => {
  it.each([
    [12, 12, undefined],
    [13, 12, 'One more is shown once these are dealt with.'],
    [14, 12, '2 more are shown once these are dealt with.'],
  ])('of %i short texts shows %i', (count, shown, rest) => {
    const json = JSON.stringify(listOf(count, 'Two sites are open.'));
    expect(json).toContain(`Approve all read (${shown})`);
    expect(/[^"]* once these are dealt with\./.exec(json)?.[0]).toBe(rest);
  });

  it('shows of texts that Slack sends sixfold only what a view holds, and approves no other', () => {
    const view = listOf(12, 'م'.repeat(3000));
    expect(bytesOf(view)).toBeLessThan(VIEW_BYTES);
    const json = JSON.stringify(view);
    expect(json).toContain('Approve all read (4)');
    expect(json).toContain('"value":"1,2,3,4"');
    expect(json).toContain('8 more are shown once these are dealt with.');
  });
});
