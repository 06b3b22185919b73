import { describe, expect, it } from 'vitest';
import { buildHome } from '../../../src/slack/home/build-home.ts';
import { homeOf, lineOf, windowOf } from '../../support/home-builders.ts';

const milestone = lineOf({ id: 'm-1' });
const indicator = lineOf({ id: 'i-1', entry: { kind: 'indicator', id: 'i-1' }, ref: 'COPI1' });
const answer = { at: new Date('2026-07-02T08:00:00Z'), status: undefined, figure: '79.2%' };
const LATER = { dueAt: new Date('2026-07-24T16:00:00Z'), closesAt: new Date('2026-07-28T16:00:00Z') };
const texts = windowOf({ outstanding: [milestone], sent: [], stand: 'before-due' });
const values = windowOf({ outstanding: [indicator], sent: [], stand: 'before-due', ...LATER });

function drawn(...windows: readonly ReturnType<typeof windowOf>[]) {
  const text = JSON.stringify(buildHome(homeOf({ work: { outcome: 'work', windows } }), 1).view.blocks);
  const labels = [...text.matchAll(/"accessibility_label":"(Start[^"]*)"/g)].map(([, label]) => label);
  const headers = [...text.matchAll(/"type":"header","text":\{"type":"plain_text","text":"([^"]*)"/g)];
  return {
    text,
    labels,
    headers: headers.map(([, header]) => header).filter((header) => header?.startsWith('Quarter')),
  };
}

describe('the Home tab of somebody who owes parts with dates of their own', () => {
  it('says of each which it is and by when, and has one Start for all and one with a name', () => {
    const { headers, labels } = drawn(texts, values);
    expect(headers).toEqual([
      'Quarter 1 2026/27, milestones (due 14 July)',
      'Quarter 1 2026/27, indicators (due 24 July)',
    ]);
    expect(labels).toEqual([
      'Start: Quarter 1 2026/27, milestones (due 14 July)',
      'Start with indicators: Quarter 1 2026/27, indicators (due 24 July)',
    ]);
  });

  it('names the close once the due has passed, and what has closed with a question', () => {
    const late = { ...texts, stand: 'past-due' } as const;
    const { headers, text } = drawn(late, values);
    expect(headers[0]).toBe('Quarter 1 2026/27, milestones (closes 21 July)');
    expect(text).toContain('due 5pm on Tuesday 14 July 2026. There is still time until 5pm on Tuesday 21 July 2026.');
    const closed = drawn({ ...late, isClosed: true, outstanding: [{ ...milestone, isReturned: true }] }, values);
    expect(closed.headers[0]).toBe('Quarter 1 2026/27, milestones (closed 21 July)');
    expect(closed.text).toContain('These have closed, but one text has come back to you with a question.');
  });

  it('gives the first that waits the plain Start, where all before it is sent', () => {
    const sent = windowOf({ outstanding: [], sent: [{ ...milestone, answer }], stand: 'before-due' });
    const { labels, text } = drawn(sent, values);
    expect(labels).toEqual(['Start: Quarter 1 2026/27, indicators (due 24 July)']);
    expect(text).toContain('You can change the milestones that you sent until 5pm on Tuesday 21 July 2026.');
  });

  it('reads as ever where all parts have the same dates', () => {
    const { headers } = drawn(windowOf({ outstanding: [milestone, indicator], sent: [] }));
    expect(headers).toEqual(['Quarter 1 2026/27 (1 April to 30 June 2026)']);
  });
});
