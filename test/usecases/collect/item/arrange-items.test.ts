import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QUESTION_CHECKS } from '../../../../src/core/review/question.ts';
import { type ArrangeRequest, arrangeItems } from '../../../../src/usecases/collect/item/arrange-items.ts';
import { submitItem } from '../../../../src/usecases/collect/item/submit-item.ts';
import { withdrawItem } from '../../../../src/usecases/collect/item/withdraw-item.ts';
import { findActor } from '../../../../src/usecases/find-actor.ts';
import { amendQuarter } from '../../../../src/usecases/publish/amend-quarter.ts';
import { publishQuarter } from '../../../../src/usecases/publish/publish-quarter.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';

const QUARTER = '2026-27/Q1';
const CLOSED = new Date('2026-07-22T09:00:00Z');
const asked = { directorateCode: 'CE', quarter: { startYear: 2026, number: 1 }, author: { actor: 'test' } } as const;

let world: CollectWorld;
let directorateId: string;
let count: number;
beforeEach(async () => {
  world = await openCollectWorld();
  directorateId = (await world.house.plans.directorates())[0]?.id ?? '';
  count = 0;
});
afterEach(() => world.house.close());

const ports = () => ({ ...world.house, ...world.ports, administrators: [] });
const clickerOf = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const press = () => {
  count += 1;
  return { submissionId: `press-${count}`, patience: patience() };
};

async function give(initials: string, title: string, { itemId, now = NOW }: { itemId?: string; now?: Date } = {}) {
  const person = (await world.house.plans.people()).find((each) => each.initials === initials);
  const standing = itemId === undefined ? undefined : await world.house.items.item(itemId);
  const pressed = press();
  const saved = await submitItem(ports(), {
    ...pressed,
    clicker: clickerOf(itemId === undefined ? initials : 'JP'),
    subject:
      itemId === undefined ? { about: 'new', kind: 'key-development', directorateId } : { about: 'change', itemId },
    quarter: QUARTER,
    content: { title, text: `${title}: what happened.`, authorIds: standing?.authorIds ?? [person?.id ?? ''] },
    nonce: pressed.submissionId,
    basedOn: standing?.id,
    asked: QUESTION_CHECKS,
    now,
  });
  if (saved.outcome !== 'saved') throw new Error(`Not saved: ${saved.outcome}`);
  return saved.item.itemId;
}

async function arrange(
  itemId: string,
  act: ArrangeRequest['act'],
  { by = 'JP', now = NOW, ...more }: { by?: string; now?: Date; submissionId?: string } = {},
) {
  const actor = await findActor(ports(), clickerOf(by), now);
  const author = { actor: world.userId(by) };
  return arrangeItems(ports(), {
    ...{ by: actor, author, directorateId, quarter: QUARTER, itemId, act, now },
    ...press(),
    ...more,
  });
}

async function standing(quarter = QUARTER) {
  const { items } = await world.house.items.book(directorateId, quarter);
  return items.filter(({ isWithdrawn }) => !isWithdrawn).map(({ title }) => title);
}

async function setState(quarter: string, state: 'review' | 'published') {
  const [window] = await world.house.windows.windows();
  if (window === undefined) throw new Error('A window is open.');
  const isNew = window.quarter !== quarter;
  const next = { ...window, quarter, state, ...(isNew ? { id: 'w-2', version: 1 } : { version: window.version + 1 }) };
  await world.house.windows.saveWindow(next, { author: { actor: 'test' }, at: NOW, action: 'test' }, patience());
}

describe('the items of a quarter, in the hands of its officer', () => {
  let first: string;
  let second: string;
  beforeEach(async () => {
    first = await give('AMc', 'A school');
    second = await give('TC', 'A bridge');
  });

  it('are moved, also after the window has closed, and stand so from then on', async () => {
    await setState(QUARTER, 'review');
    expect((await arrange(second, { kind: 'up' }, { now: CLOSED })).outcome).toBe('done');
    expect(await standing()).toEqual(['A bridge', 'A school']);
    await arrange(second, { kind: 'down' }, { now: CLOSED });
    expect(await standing()).toEqual(['A school', 'A bridge']);
  });

  it('are moved once where a press is delivered twice', async () => {
    const third = await give('SN', 'A park');
    for (const _ of ['first', 'again']) await arrange(third, { kind: 'up' }, { submissionId: 'same' });
    expect(await standing()).toEqual(['A school', 'A park', 'A bridge']);
  });

  it('are numbered as they are printed', async () => {
    await arrange(first, { kind: 'other-section' });
    const done = await arrange(first, { kind: 'other-section' });
    expect(done.outcome === 'done' && done.desk.items.map(({ number }) => number)).toEqual(['2.1', '2.2']);
    expect(await standing()).toEqual(['A bridge', 'A school']);
  });

  it('are merged and taken apart again, with the words that each had', async () => {
    await arrange(second, { kind: 'merge' });
    const merged = await world.house.items.item(first);
    expect(merged?.text).toBe('A school: what happened.\n\nA bridge: what happened.');
    expect(await standing()).toEqual(['A school']);
    const restored = await withdrawItem(ports(), {
      ...{ clicker: clickerOf('TC'), itemId: second, to: 'standing', now: NOW },
      ...press(),
    });
    expect(restored.outcome).toBe('went-on');
    expect((await arrange(second, { kind: 'back' })).outcome).toBe('done');
    expect((await world.house.items.item(first))?.text).toBe('A school: what happened.');
    expect(await standing()).toEqual(['A school', 'A bridge']);
  });

  it('are not taken apart once the merged text was changed', async () => {
    await arrange(second, { kind: 'merge' });
    await give('AMc', 'A school by a bridge', { itemId: first });
    expect(await arrange(second, { kind: 'back' })).toEqual({
      outcome: 'not-arranged',
      refusal: { reason: 'changed-since', title: 'A school by a bridge' },
    });
  });

  it('are held over to the next quarter, and brought back', async () => {
    await arrange(second, { kind: 'hold-over' });
    expect([await standing(), await standing('2026-27/Q2')]).toEqual([['A school'], ['A bridge']]);
    await arrange(second, { kind: 'back' });
    expect([await standing(), await standing('2026-27/Q2')]).toEqual([['A school', 'A bridge'], []]);
    await setState('2026-27/Q2', 'published');
    expect(await arrange(second, { kind: 'hold-over' })).toEqual({
      outcome: 'not-arranged',
      refusal: { reason: 'next-is-signed', quarter: '2026-27/Q2' },
    });
  });

  it('are nobody else’s to arrange', async () => {
    for (const by of ['AMc', 'FW', 'HD']) {
      expect((await arrange(second, { kind: 'up' }, { by })).outcome).toBe('refused');
    }
    expect(await standing()).toEqual(['A school', 'A bridge']);
  });

  it('are put right after publication, and the amendment says what was and is; numbers do not move', async () => {
    await setState(QUARTER, 'review');
    await publishQuarter(world.house, { ...asked, now: CLOSED, patience: patience() });
    await give('AMc', 'A new school', { itemId: first, now: CLOSED });
    await arrange(second, { kind: 'up' }, { now: CLOSED });
    const corrected = { mode: 'store', why: 'It has two buildings.', whyFor: new Map(), now: CLOSED } as const;
    const amended = await amendQuarter(world.house, { ...asked, ...corrected, patience: patience() });
    if (!amended.ok) throw new Error(amended.refusal.reason);
    expect(amended.value.amendments.map(({ place, was, is }) => [place, was, is])).toEqual([
      ['Item 2.1, title', 'A school', 'A new school'],
      ['Item 2.1 (A new school), text', 'A school: what happened.', 'A new school: what happened.'],
    ]);
    const owner = ports();
    const subject = { about: 'change', itemId: first } as const;
    const mine = await submitItem(owner, {
      ...{ clicker: clickerOf('AMc'), subject, quarter: QUARTER, nonce: 'n', basedOn: undefined, now: CLOSED },
      ...{ content: { title: 'x', text: 'x', authorIds: [] }, ...press() },
    });
    expect(mine.outcome).toBe('closed');
  });
});
