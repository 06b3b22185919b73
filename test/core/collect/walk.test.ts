import { describe, expect, it } from 'vitest';
import { type Stand, type Step, stepWalk, type WalkLine } from '../../../src/core/collect/walk.ts';

const STARTED = new Date('2026-07-02T09:00:00Z');
const BEFORE = new Date('2026-07-01T12:00:00Z');
const QUARTER = '2026-27/Q1';

function line(id: string, sentAt?: Date): WalkLine {
  return {
    entry: { kind: 'milestone', id },
    quarter: QUARTER,
    ref: id,
    words: '',
    ownerId: undefined,
    due: undefined,
    earlier: undefined,
    answer: sentAt && { at: sentAt, status: undefined },
    isFinished: false,
  };
}

function step(lines: readonly WalkLine[], from: string, { step, position = 1 }: { step: Step; position?: number }) {
  const stand: Stand = { startedAt: STARTED, entry: { kind: 'milestone', id: from }, quarter: QUARTER, position };
  const stepped = stepWalk(lines, stand, step);
  if (stepped === undefined) return 'the end';
  const { position: place, total, isLast } = stepped.walk;
  return `${stepped.line.entry.id}, ${place} of ${total}${isLast ? ', last' : ''}`;
}

describe('a walk through a, b and c', () => {
  const all = [line('a'), line('b'), line('c')];
  const aSent = [line('a', STARTED), line('b'), line('c')];

  it.each([
    ['begins where the button says', all, 'b', { step: 'start' }, 'b, 2 of 3'],
    ['begins with the first that waits where that one is sent', aSent, 'a', { step: 'start' }, 'b, 2 of 3'],
    ['goes on behind what was sent', aSent, 'a', { step: 'next' }, 'b, 2 of 3'],
    ['goes on behind what was skipped', all, 'a', { step: 'next' }, 'b, 2 of 3'],
    ['knows its last', all, 'b', { step: 'next' }, 'c, 3 of 3, last'],
    ['ends behind its last, whatever was skipped', all, 'c', { step: 'next' }, 'the end'],
    ['goes back to what was sent', aSent, 'b', { step: 'back' }, 'a, 1 of 3'],
    ['has nothing before its first', all, 'a', { step: 'back' }, 'the end'],
    ['draws the same again', all, 'b', { step: 'here' }, 'b, 2 of 3'],
  ] as const)('%s', (_, lines, from, asked, expected) => {
    expect(step(lines, from, asked)).toBe(expected);
  });

  it('leaves out what was sent before it began', () => {
    expect(step([line('a', BEFORE), line('b'), line('c')], 'b', { step: 'here' })).toBe('b, 1 of 2');
  });

  it('counts a late figure that is given, and does not go back to it', () => {
    const late = { ...line('a', STARTED), isFixed: true };
    expect(step([late, line('b')], 'b', { step: 'here' })).toBe('b, 2 of 2, last');
    expect(step([late, line('b')], 'b', { step: 'back' })).toBe('the end');
    expect(step([line('c', STARTED), late, line('b')], 'b', { step: 'back' })).toBe('c, 1 of 3');
  });

  it('goes past what somebody else is asked to draft first, and ends before it', () => {
    const drafted = { ...line('b'), isDraftedFirst: true };
    expect(step([line('a'), drafted, line('c')], 'a', { step: 'next' })).toBe('c, 2 of 2, last');
    expect(step([line('a'), drafted], 'a', { step: 'start' })).toBe('a, 1 of 1, last');
    expect(step([drafted], 'b', { step: 'start' })).toBe('the end');
  });

  it('goes over what one commentary has covered', () => {
    expect(step([line('a', STARTED), line('b', STARTED), line('c')], 'a', { step: 'next' })).toBe('c, 3 of 3, last');
  });

  it('goes on at the same place when its entry was taken out of the plan', () => {
    expect(step([line('a', STARTED), line('c')], 'b', { step: 'next', position: 2 })).toBe('c, 2 of 2, last');
  });

  it('tells the same entry of two quarters apart', () => {
    const lines = [{ ...line('a', STARTED), quarter: '2026-27/Q4' }, line('a'), line('b')];
    expect(step(lines, 'a', { step: 'next' })).toBe('b, 3 of 3, last');
  });
});
