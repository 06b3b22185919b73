import { describe, expect, it } from 'vitest';
import type { ItemVersion } from '../../../../src/core/collect/item/item.ts';
import { changeOf, isObjectable } from '../../../../src/core/collect/item/item-change.ts';

const SINCE = new Date('2026-07-22T09:00:00Z');
const [BEFORE, AFTER] = [new Date('2026-07-02T09:00:00Z'), new Date('2026-07-22T09:05:00Z')];
const isOwn = ({ enteredById, authorIds }: ItemVersion) => authorIds.includes(enteredById);

function version(changes: Partial<ItemVersion>): ItemVersion {
  return {
    id: 1,
    itemId: 'i-1',
    directorateId: 'd-1',
    quarter: '2026-27/Q1',
    kind: 'key-development',
    title: 'A school',
    text: 'It opened.',
    authorIds: ['p-amc'],
    followsId: undefined,
    isWithdrawn: false,
    enteredById: 'p-amc',
    at: BEFORE,
    ...changes,
  };
}

const OWN = version({});
const byOfficer = (changes: Partial<ItemVersion>) => version({ enteredById: 'p-jp', at: AFTER, ...changes });

describe('what somebody else has done to an item', () => {
  it.each([
    ['edited', [OWN, byOfficer({ text: 'It has opened.' })]],
    ['edited', [OWN, byOfficer({ title: 'Our school' })]],
    ['moved', [OWN, byOfficer({ kind: 'emerging-issue' })]],
    ['withdrawn', [OWN, byOfficer({ isWithdrawn: true })]],
    ['went-on', [OWN, byOfficer({ isWithdrawn: true, wentToId: 'i-2' })]],
    ['brought-back', [version({ isWithdrawn: true }), byOfficer({})]],
    ['added', [byOfficer({})]],
    [undefined, [OWN, byOfficer({})]],
    [undefined, [OWN, byOfficer({ at: BEFORE, text: 'Told before.' })]],
    [undefined, [OWN, byOfficer({ text: 'Edited.' }), version({ at: AFTER, text: 'Written since.' })]],
    [undefined, []],
  ] as const)('is %s', (kind, versions) => {
    expect(changeOf(versions, { since: SINCE, isOwn })?.kind).toBe(kind);
  });

  it('can be objected to where the author’s own words can be put back', () => {
    expect((['edited', 'moved', 'withdrawn'] as const).every(isObjectable)).toBe(true);
    expect((['added', 'brought-back', 'went-on'] as const).some(isObjectable)).toBe(false);
  });
});
