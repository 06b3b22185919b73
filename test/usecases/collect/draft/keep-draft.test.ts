import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_DRAFT_LETTERS, toActedAt } from '../../../../src/core/collect/draft.ts';
import { discardDraft } from '../../../../src/usecases/collect/draft/discard-draft.ts';
import { keepDraft } from '../../../../src/usecases/collect/draft/keep-draft.ts';
import { openMilestoneForm } from '../../../../src/usecases/collect/milestone/open-milestone-form.ts';
import { submitUpdate } from '../../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

const QUARTER = '2026-27/Q1';
const typedAt = (seconds: number) => toActedAt(NOW) + seconds * 1_000_000;
const entry = async () => ({ kind: 'milestone', id: await world.milestoneId('COPS2') }) as const;

const plan = async () => (await world.house.plans.plans())[0];

interface Typing {
  readonly initials?: string;
  readonly quarter?: string;
  readonly nonce?: string;
  readonly actedAt?: number;
}

async function requestOf({ initials = 'AMc', quarter = QUARTER }: Typing) {
  const clicker = { slackUserId: world.userId(initials), teamId: 'T1' };
  return { clicker, entry: await entry(), quarter, now: NOW, patience: patience() };
}

async function type(commentary: string, typing: Typing = {}) {
  const { nonce = 'nonce-of-the-form', actedAt = typedAt(-60) } = typing;
  const fields = { choice: 'green', commentary, action: '', 'action-by': '', 'completed-on': '' };
  const typed = { fields, untouched: {}, actedAt, at: NOW, basedOn: undefined, formNonce: nonce };
  return keepDraft(world.ports, { ...(await requestOf(typing)), typed });
}

async function draftOf(initials = 'AMc') {
  const clicker = { slackUserId: world.userId(initials), teamId: 'T1' };
  const { id } = await entry();
  const opened = await openMilestoneForm(world.ports, { clicker, milestoneId: id, now: NOW });
  return opened.outcome === 'form' ? opened.draft?.fields.commentary : opened.outcome;
}

describe('what somebody types', () => {
  it('is there when the form is opened again, and is no update', async () => {
    expect(await type('Half a sen')).toBe('kept');
    expect(await type('Half a sentence.', { actedAt: typedAt(-59) })).toBe('kept');
    expect(await draftOf()).toBe('Half a sentence.');
    expect(await world.house.updates.history((await entry()).id)).toEqual([]);
  });

  it('is kept up to more than any form holds, and what was kept before is not lost for more', async () => {
    const whole = 'ж'.repeat(3_000 * 6);
    expect(await type(whole, { actedAt: typedAt(-60) })).toBe('kept');
    expect(await type('ж'.repeat(MOST_DRAFT_LETTERS), { actedAt: typedAt(-59) })).toBe('too-large');
    expect(await draftOf()).toBe(whole);
  });

  it.each([
    ['an indicator', 'AMc', async () => (await plan())?.indicators.find(({ ref }) => ref === 'COPI1')?.id, 'indicator'],
    ['a risk', 'TC', async () => (await plan())?.risks[0]?.id, 'risk'],
    ['an equality action', 'AMc', async () => (await plan())?.equalityActions[0]?.id, 'equality-action'],
  ] as const)('of %s, too, is kept up to that, and stays where more comes', async (_, initials, idOf, kind) => {
    const key = { kind, id: (await idOf()) ?? '' };
    const keep = (text: string, second: number) => {
      const typed = { fields: { text }, untouched: {}, actedAt: typedAt(second), at: NOW, basedOn: undefined };
      const clicker = { slackUserId: world.userId(initials), teamId: 'T1' };
      const request = { clicker, entry: key, quarter: QUARTER, now: NOW, patience: patience() };
      return keepDraft(world.ports, { ...request, typed: { ...typed, formNonce: 'form' } });
    };
    const most = 'ж'.repeat(MOST_DRAFT_LETTERS - 'text'.length);
    expect(await keep(most, -60)).toBe('kept');
    for (const second of [-59, -58]) expect(await keep(`${most}ж`, second)).toBe('too-large');
    const personId = (await world.house.plans.people()).find((person) => person.initials === initials)?.id ?? '';
    expect(await world.house.drafts.draft({ personId, entry: key, quarter: QUARTER })).toMatchObject({
      fields: { text: most },
    });
  });

  it('changes nothing when it arrives late, however often', async () => {
    await type('Later.', { actedAt: typedAt(-10) });
    for (const _ of [1, 2]) expect(await type('Earlier.', { actedAt: typedAt(-11) })).toBe('older');
    expect(await type('Later, delivered again.', { actedAt: typedAt(-10) })).toBe('older');
    expect(await draftOf()).toBe('Later.');
  });

  it.each([
    ['somebody who does not answer for it', { initials: 'SN' }],
    ['somebody who is in no plan', { initials: 'NOBODY' }],
    ['a quarter without a window', { quarter: '2031-32/Q1' }],
  ])('is refused from %s', async (_, typing) => {
    expect(await type('Not mine.', typing)).toBe('refused');
    expect(await draftOf()).toBeUndefined();
  });

  it('is kept also once the window has closed, to be read', async () => {
    const late = new Date('2026-07-21T16:00:00Z');
    expect(
      await keepDraft(world.ports, {
        ...(await requestOf({})),
        now: late,
        typed: {
          fields: { commentary: 'Too late.' },
          untouched: {},
          actedAt: toActedAt(late),
          at: late,
          basedOn: undefined,
          formNonce: 'n',
        },
      }),
    ).toBe('kept');
  });
});

describe('a draft and its submit', () => {
  const newestId = async () => (await world.house.updates.history((await entry()).id)).at(-1)?.id;
  const send = async (commentary: string, now = NOW) =>
    submitUpdate(world.ports, await world.submit({ answer: { commentary }, now }));

  it('is none any more, and its last words do not bring it back', async () => {
    await type('Nearly all.');
    expect((await send('All of it.')).outcome).toBe('saved');
    expect(await type('All of it.', { actedAt: typedAt(5) })).toBe('older');
    expect(await type('All of', { actedAt: typedAt(-1) })).toBe('older');
    expect(await draftOf()).toBeUndefined();
  });

  it('has no draft to close where the submit was faster than every change', async () => {
    await send('Sent at once, before a word was kept.');
    expect(await type('Sent at once,', { actedAt: typedAt(-1) })).toBe('older');
    expect(await draftOf()).toBeUndefined();
  });

  it('is a draft again when the typing goes on because the answer was lost', async () => {
    await send('Sent as it stood then.');
    expect(await type('Sent, and more words.', { actedAt: typedAt(5) })).toBe('kept');
    expect(await draftOf()).toBe('Sent, and more words.');
    await send('Sent, and more words.', new Date(NOW.getTime() + 10_000));
    expect(await draftOf()).toBeUndefined();
  });

  it('stays where it was gone on with in another form, and is none once that is sent, too', async () => {
    await type('Two of three sites are open now.');
    await type('Two of three sites are open now, and the third follows.', { nonce: 'phone', actedAt: typedAt(-30) });
    for (const _ of [1, 2]) expect((await send('Two of three sites are open now.')).outcome).toBe('saved');
    expect(await draftOf()).toBe('Two of three sites are open now, and the third follows.');
    const answer = { commentary: 'Two of three sites are open now, and the third follows.' };
    const both = { nonce: 'phone', submissionId: 'phone', basedOn: await newestId() };
    expect((await submitUpdate(world.ports, await world.submit({ answer, ...both }))).outcome).toBe('saved');
    expect(await draftOf()).toBeUndefined();
  });

  it('is kept where it was typed on the phone before the submit here, and arrives later', async () => {
    await send('Two of three sites are open now.');
    expect(await type('Said on the phone.', { nonce: 'phone', actedAt: typedAt(-30) })).toBe('kept');
    expect(await draftOf()).toBe('Said on the phone.');
  });

  it('goes with the form that began with it, though no change of that form was ever told', async () => {
    await type('Begun yesterday.', { nonce: 'yesterday', actedAt: typedAt(-30) });
    const submit = await world.submit({
      answer: { commentary: 'Two of three sites are open by today.' },
      draftedAt: typedAt(-30),
    });
    expect((await submitUpdate(world.ports, submit)).outcome).toBe('saved');
    expect(await draftOf()).toBeUndefined();
  });

  it('stays where the submit was refused', async () => {
    await type('With a fault.');
    expect((await send('')).outcome).toBe('faults');
    expect(await draftOf()).toBe('With a fault.');
  });

  it('of one person leaves the draft of the other alone', async () => {
    await type('Hers.');
    const byOther = await world.submit({ clicker: { slackUserId: world.userId('JP'), teamId: 'T1' } });
    expect((await submitUpdate(world.ports, byOther)).outcome).toBe('saved');
    expect(await draftOf()).toBe('Hers.');
  });
});

describe('a draft that is discarded', () => {
  const discard = async (actedAt: number, typing: Typing = {}) =>
    discardDraft(world.ports, { ...(await requestOf(typing)), actedAt });

  it('is gone with its words, and what was typed before does not bring it back', async () => {
    await type('Not good.');
    expect(await discard(typedAt(0))).toBe('discarded');
    expect(await discard(typedAt(1))).toBe('none');
    expect(await type('Not goo', { actedAt: typedAt(-1) })).toBe('older');
    expect(await draftOf()).toBeUndefined();
    expect(await type('Better.', { actedAt: typedAt(2) })).toBe('kept');
    expect(await draftOf()).toBe('Better.');
  });

  it('is not discarded by somebody else', async () => {
    await type('Hers.');
    expect(await discard(typedAt(0), { initials: 'SN' })).toBe('none');
    expect(await draftOf()).toBe('Hers.');
    expect(await discard(typedAt(0), { initials: 'NOBODY' })).toBe('refused');
    expect(await draftOf()).toBe('Hers.');
  });
});
