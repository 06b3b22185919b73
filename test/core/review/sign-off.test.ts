import { describe, expect, it } from 'vitest';
import { fateOf, type SignOffAnswer, type SignOffRecord } from '../../../src/core/review/sign-off.ts';

const at = new Date('2026-07-22T09:00:00Z');
const draft = (number: number) => ({ id: number * 10, number, contentHash: `hash-${number}`, at });
const answer = (kind: SignOffAnswer['kind'], approverId = 'p-hd'): SignOffAnswer => ({
  id: 1,
  draftId: 10,
  approverId,
  byId: approverId,
  kind,
  words: '',
  at,
});

const RECORD: SignOffRecord = { drafts: [draft(1)], answers: [], voids: [], changes: [], mark: 1 };
const signed = { ...RECORD, answers: [answer('signed')] };
const voids = [{ draftId: 10, changed: ['Milestone COPS2'], at }];

describe('what became of the question whether an approver signs draft 1', () => {
  it.each([
    ['open while nobody has said anything', RECORD, 'review', 'open'],
    ['open when another approver has signed', { ...RECORD, answers: [answer('signed', 'p-sn')] }, 'review', 'open'],
    ['signed', signed, 'signed-off', 'signed'],
    ['signed, also once it is published', signed, 'published', 'signed'],
    ['asked to be changed', { ...RECORD, answers: [answer('changes-asked')] }, 'review', 'changes-asked'],
    ['signed after all', { ...RECORD, answers: [answer('changes-asked'), answer('signed')] }, 'signed-off', 'signed'],
    ['void, whoever signed it', { ...signed, voids }, 'review', 'void'],
    ['replaced by a later draft', { ...signed, voids, drafts: [draft(1), draft(2)] }, 'review', 'later'],
    ['published without this signature', RECORD, 'published', 'published'],
    [
      'published without, though changes were asked for',
      { ...RECORD, answers: [answer('changes-asked')] },
      'published',
      'published',
    ],
  ] as const)('is %s', (_, record, state, kind) => {
    expect(fateOf(record, { number: 1, approverId: 'p-hd' }, state).kind).toBe(kind);
  });
});
