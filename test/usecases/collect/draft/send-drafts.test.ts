import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toActedAt } from '../../../../src/core/collect/draft.ts';
import type { Answer } from '../../../../src/core/collect/milestone/check-answer.ts';
import { answerToFields } from '../../../../src/core/collect/milestone/milestone-draft.ts';
import { keepDraft } from '../../../../src/usecases/collect/draft/keep-draft.ts';
import { readOpenDrafts } from '../../../../src/usecases/collect/draft/read-open-drafts.ts';
import { sendDrafts } from '../../../../src/usecases/collect/draft/send-drafts.ts';
import { submitUpdate } from '../../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

const QUARTER = '2026-27/Q1';
const clicker = (initials = 'AMc') => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const idOf = () => world.milestoneId('COPS2');

async function begin(answer: Partial<Answer> = {}): Promise<void> {
  const whole = { choice: 'green', commentary: 'Two of three sites are open now.', action: '' } as const;
  const fields = answerToFields({ ...whole, actionBy: undefined, completedOn: undefined, ...answer });
  const entry = { kind: 'milestone', id: await idOf() } as const;
  const typed = { fields, untouched: {}, actedAt: toActedAt(NOW) - 1, at: NOW, basedOn: undefined, formNonce: 'form' };
  await keepDraft(world.ports, { clicker: clicker(), entry, quarter: QUARTER, typed, now: NOW, patience: patience() });
}

const send = (now = NOW) => sendDrafts(world.ports, { clicker: clicker(), now, patience: patience() });
const refs = (drafts: readonly { readonly line: { readonly ref: string } }[]) => drafts.map(({ line }) => line.ref);
const stored = async () => (await world.house.updates.history(await idOf())).map(({ commentary }) => commentary);

describe('drafts that are sent together', () => {
  it('are stored once, however often the button is pressed', async () => {
    await begin();
    const [one, other] = await Promise.all([send(), send()]);
    expect([...refs(one.sent), ...refs(other.sent)]).toContain('COPS2');
    expect(refs((await send()).sent)).toEqual([]);
    expect(await stored()).toEqual(['Two of three sites are open now.']);
    expect(await readOpenDrafts(world.ports, { clicker: clicker(), now: NOW })).toEqual([]);
  });

  it.each([
    ['incomplete', { choice: undefined }],
    ['incomplete', { choice: 'red' }],
    ['incomplete', { commentary: '' }],
    ['question', { choice: 'amber-uncertain' }],
    ['question', { commentary: 'Ok.' }],
  ] as const)('stay drafts, and it is said why: %s', async (why, answer) => {
    await begin(answer);
    for (const _ of [1, 2]) expect((await send()).kept).toMatchObject([{ why, draft: { line: { ref: 'COPS2' } } }]);
    expect(await stored()).toEqual([]);
  });

  it('overwrite nothing that somebody else has sent since', async () => {
    await begin();
    const theirs = await world.submit({
      clicker: clicker('JP'),
      answer: { commentary: 'Entered as told by telephone.' },
    });
    await submitUpdate(world.ports, theirs);
    expect(await send()).toMatchObject({ sent: [], kept: [{ why: 'overtaken' }] });
    expect(await stored()).toEqual(['Entered as told by telephone.']);
  });

  it('overwrite nothing that their writer has sent since from another form, and nobody else is blamed', async () => {
    await begin();
    await submitUpdate(world.ports, await world.submit({ answer: { commentary: 'Sent from the telephone.' } }));
    expect(await send()).toMatchObject({ sent: [], kept: [{ why: 'overtaken-by-self' }] });
    expect(await stored()).toEqual(['Sent from the telephone.']);
  });

  it('leave what is typed meanwhile in the same form, though it arrives later', async () => {
    await begin();
    expect((await send()).sent).toHaveLength(1);
    const fields = { choice: 'green', commentary: 'Two of three sites are open now. The third follows.' };
    const typed = { fields, untouched: {}, actedAt: toActedAt(NOW), at: NOW, basedOn: undefined, formNonce: 'form' };
    const entry = { kind: 'milestone', id: await idOf() } as const;
    const request = { clicker: clicker(), entry, quarter: QUARTER, now: NOW, patience: patience() };
    expect(await keepDraft(world.ports, { ...request, typed })).toBe('kept');
    expect(await keepDraft(world.ports, { ...request, typed })).toBe('older');
  });

  it('are only those that can still be sent by whoever presses', async () => {
    await begin();
    const asOther = await sendDrafts(world.ports, { clicker: clicker('SN'), now: NOW, patience: patience() });
    expect(asOther).toEqual({ sent: [], kept: [], windows: [] });
    expect(await send(new Date('2026-07-21T16:00:00Z'))).toEqual({ sent: [], kept: [], windows: [] });
    expect(await stored()).toEqual([]);
  });
});
