import { describe, expect, it } from 'vitest';
import type { Helper } from '../../../src/core/access.ts';
import { refusalText } from '../../../src/slack/collect/answer-texts.ts';

const refused = (helper: Helper) => ({ allowed: false, reason: 'not-yours', helper }) as const;
const CARD = { ref: 'COPS2', ownerName: 'Alison McBride', ownerInitials: 'AMc' };
const OWNERLESS = { ref: 'COPS2', ownerName: undefined, ownerInitials: undefined };

describe('whoever may not do something', () => {
  it.each([
    ['owner', CARD, /^COPS2 belongs to Alison McBride \(AMc\), who can answer it/],
    ['owner', OWNERLESS, /^Only the performance officer of the directorate can do this/],
    ['owner', undefined, /^Only the person it is for can do this, or their deputy while they are away\.$/],
    ['officer', undefined, /^Only the performance officer of the directorate can do this/],
    ['approver', undefined, /^Only an approver of the directorate can do this, or their deputy while they are away\.$/],
    ['administrator', undefined, /^Only an administrator of Ragtime can do this; please ask them\.$/],
  ] as const)('is told that the %s can', (helper, card, said) => {
    expect(refusalText(refused(helper), card)).toMatch(said);
  });
});
