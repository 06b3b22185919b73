import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import type { DraftDecision } from '../../../../src/core/collect/draft-request.ts';
import { blocksToText } from '../../../../src/slack/blocks-to-text.ts';
import { buildDraftFor } from '../../../../src/slack/collect/drafting/build-draft-for.ts';

const DECIDED = { byId: 'p-amc', at: new Date('2026-07-01T09:30:00Z') };

/** Above the form of somebody who handed in a text before. */
function said(decision: DraftDecision | undefined): string {
  const status = { progress: 'in-progress', rag: 'green', amberReason: undefined, completedOn: undefined } as const;
  const handed = {
    id: 1,
    entry: { kind: 'milestone', id: 'm1' },
    quarter: '2026-27/Q1',
    contributorId: 'p-fw',
    at: new Date('2026-07-01T09:01:00Z'),
    decision,
    content: { status, commentary: 'Two sites are open.', action: '', actionBy: undefined },
  } as const;
  const draftFor = {
    ownerName: 'Alison McBride',
    askedByName: undefined,
    by: localDate('2026-07-08'),
    note: '',
    sentBack: undefined,
    before: { handed, by: 'Farah Whitlock', choice: 'green' },
  } as const;
  return blocksToText(buildDraftFor(draftFor, 'Europe/London')).split('\n').at(-1) ?? '';
}

describe('the form of a contributor who handed in a text before', () => {
  it.each([
    ['nothing yet', undefined, '. You can change it until it is approved.'],
    ['approved', { ...DECIDED, kind: 'approved' }, ', and Alison McBride approved and sent it.'],
    ['sent otherwise', { ...DECIDED, kind: 'answered' }, ', and Alison McBride has sent this in other words.'],
  ] as const)('says what became of it: %s', (_what, decision, says) => {
    expect(said(decision)).toBe(`You handed this in at 10:01am on Wednesday 1 July 2026${says}`);
  });
});
