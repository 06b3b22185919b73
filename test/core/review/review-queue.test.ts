import { describe, expect, it } from 'vitest';
import type { WindowState } from '../../../src/core/collect/collection-window.ts';
import type { Returned } from '../../../src/core/review/returned.ts';
import { type Acceptance, buildQueue, countStands } from '../../../src/core/review/review-queue.ts';
import type { Wording } from '../../../src/core/review/wording.ts';
import { aMilestone, anUpdate, aPlan } from '../../support/report-builders.ts';
import { aReturn, aWording } from '../../support/review-builders.ts';

const NOON = new Date('2026-07-20T12:00:00Z');

function anAcceptance(changes: Partial<Acceptance> = {}): Acceptance {
  const entry = { kind: 'milestone', id: 'm1' } as const;
  return {
    id: 1,
    entry,
    quarter: '2026-27/Q1',
    updateId: 7,
    kind: 'accepted',
    acceptedById: undefined,
    at: NOON,
    ...changes,
  };
}

const queueOf = (
  acceptances: readonly Acceptance[],
  returns: readonly Returned[],
  { wordings = [], state = 'review' }: { readonly wordings?: readonly Wording[]; readonly state?: WindowState } = {},
) =>
  buildQueue({
    quarter: '2026-27/Q1',
    window: { state },
    plan: aPlan({ milestones: [aMilestone('m1'), aMilestone('m2')] }),
    people: [],
    updates: { current: new Map([['m1', anUpdate('m1', { id: 7 })]]), previous: new Map() },
    figures: { said: new Map() },
    ledBook: { current: new Map(), earlier: new Map() },
    acceptances,
    returns,
    wordingBook: { wordings },
  });

const asked = (changes: Partial<Returned>) => aReturn({ updateId: 7, ...changes });
const BEFORE = new Date('2026-07-20T11:00:00Z');
const AFTER = new Date('2026-07-20T13:00:00Z');

describe('the queue of what was sent', () => {
  it.each([
    ['is to be read at first', [], [], 'to-read'],
    ['is accepted with an acceptance of the same update', [anAcceptance()], [], 'accepted'],
    ['is to be read where only an older one was accepted', [anAcceptance({ updateId: 6 })], [], 'to-read'],
    [
      'is to be read where only another entry was accepted',
      [anAcceptance({ entry: { kind: 'indicator', id: 'm1' } })],
      [],
      'to-read',
    ],
    ['is sent back while a question waits', [anAcceptance()], [asked({ at: AFTER })], 'sent-back'],
    [
      'is to be read once a later question is closed',
      [anAcceptance()],
      [asked({ at: AFTER, closedAt: AFTER })],
      'to-read',
    ],
    [
      'is accepted where the question came and went before',
      [anAcceptance()],
      [asked({ at: BEFORE, closedAt: BEFORE })],
      'accepted',
    ],
    [
      'is to be read when the answer to a question comes',
      [anAcceptance({ updateId: 6 })],
      [asked({ updateId: 6, at: AFTER, answeredAt: AFTER })],
      'to-read',
    ],
  ] as const)('%s', (_what, acceptances, returns, stand) => {
    expect(queueOf(acceptances, returns).map((each) => each.stand)).toEqual([stand]);
  });

  it.each([
    ['is accepted where whoever accepted it prints their own words', aWording({ updateId: 7, at: AFTER }), 'accepted'],
    ['is to be read where another officer does', aWording({ updateId: 7, at: AFTER, byId: 'p-other' }), 'to-read'],
    [
      'is to be read where it was done at the command line',
      aWording({ updateId: 7, at: AFTER, byId: undefined }),
      'to-read',
    ],
    [
      'is to be read where they take words back',
      aWording({ updateId: 7, kind: 'taken-back', at: AFTER, byId: 'p-other' }),
      'to-read',
    ],
    ['is accepted where they did it before', aWording({ updateId: 7, at: BEFORE, byId: 'p-other' }), 'accepted'],
    [
      'is to be read where its owner objects to them later',
      aWording({ updateId: 7, kind: 'objected', at: AFTER }),
      'to-read',
    ],
    ['is accepted where that came before', aWording({ updateId: 7, kind: 'objected', at: BEFORE }), 'accepted'],
  ] as const)('%s', (_what, wording, stand) => {
    const acceptance = anAcceptance({ acceptedById: 'p-jp' });
    expect(queueOf([acceptance], [], { wordings: [wording] }).map((each) => each.stand)).toEqual([stand]);
  });

  it('is not kept back by a question that nobody answered before the report was published', () => {
    const [entry] = queueOf([], [asked({ at: BEFORE })], { state: 'published' });
    expect(entry?.stand).toBe('to-read');
  });

  it('holds nothing that nobody has sent, and counts the rest', () => {
    const queue = queueOf([anAcceptance()], []);
    expect(queue.map(({ entry }) => entry.id)).toEqual(['m1']);
    expect(countStands(queue)).toEqual({ 'to-read': 0, accepted: 1, 'sent-back': 0 });
  });
});
