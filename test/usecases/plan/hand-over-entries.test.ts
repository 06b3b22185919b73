import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { ownedEntries } from '../../../src/core/plan/owned-entries.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { type HandOverRequest, handOverEntries } from '../../../src/usecases/plan/hand-over-entries.ts';
import { importPlan } from '../../../src/usecases/plan/import-plan.ts';
import { submitProposal } from '../../../src/usecases/plan/propose-change.ts';
import { undoHandOver } from '../../../src/usecases/plan/undo-hand-over.ts';
import { compileQuarter } from '../../../src/usecases/publish/compile-quarter.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { EXAMPLE_PLAN } from '../../support/council.ts';
import { returnsOf } from '../../support/return-world.ts';

let world: CollectWorld;
let presses: number;
beforeEach(async () => {
  world = await openCollectWorld();
  await returnsOf(world).reachEverybody();
  presses = 0;
});
afterEach(() => world.house.close());

const ports = () => ({ ...world.ports, ...world.house, administrators: [] });
const plan = async () => {
  const [found] = await world.house.plans.plans();
  if (found === undefined) throw new Error('There is no plan.');
  return found;
};
const personId = async (initials: string) =>
  (await world.house.plans.people()).find((each) => each.initials === initials)?.id ?? '';
const entryOf = async (ref: string) => {
  const found = ownedEntries(await plan()).find((each) => each.ref === ref);
  if (found === undefined) throw new Error(`${ref} is not in the plan.`);
  return found;
};
const ownerOf = async (ref: string) => {
  const { ownerId } = await entryOf(ref);
  return (await world.house.plans.people()).find(({ id }) => id === ownerId)?.initials;
};

interface Given extends Partial<Omit<HandOverRequest, 'by' | 'entries'>> {
  readonly by?: string;
  readonly ref?: string;
  readonly refs?: readonly string[];
  readonly to?: string;
  readonly readOwnerId?: string;
}

async function reassign({ by = 'JP', ref = 'COPS2', refs = [ref], to = 'TC', readOwnerId, ...more }: Given = {}) {
  presses += 1;
  const slackUserId = world.userId(by);
  const entries = await Promise.all(refs.map(async (each) => ({ entry: (await entryOf(each)).entry, readOwnerId })));
  return handOverEntries(world.house, {
    by: await findActor(ports(), { slackUserId, teamId: 'T1' }, NOW),
    author: { actor: slackUserId },
    ...{ entries, toId: await personId(to) },
    ...{ submissionId: `press-${presses}`, now: NOW, patience: patience(), ...more },
  });
}

const told = async () =>
  new Map(
    (await world.house.deliveries.startingWith('notice-')).map(({ personId: reader, content }) => [
      reader,
      content.kind === 'notice' ? content.payload.message.text : '',
    ]),
  );
describe('an entry that gets another owner', () => {
  it('is theirs in the plan, and both are told once', async () => {
    const outcome = await reassign();
    expect(outcome).toMatchObject({ outcome: 'handed-over', notice: { entries: [{ ref: 'COPS2' }] }, isTold: true });
    expect(await ownerOf('COPS2')).toBe('TC');
    const messages = await told();
    expect([...messages.keys()].toSorted()).toEqual((await Promise.all(['TC', 'AMc', 'JP'].map(personId))).toSorted());
    expect(messages.get(await personId('TC'))).toContain('COPS2 is yours now.');
    expect(messages.get(await personId('TC'))).toContain('Until now Alison McBride answered for it');
    expect(messages.get(await personId('AMc'))).toContain('COPS2 is no longer yours');
  });

  it('stays as it is when it is done again', async () => {
    await reassign();
    const { version } = await plan();
    expect((await reassign({ submissionId: 'press-1' })).outcome).toBe('theirs-already');
    expect((await reassign()).outcome).toBe('theirs-already');
    expect((await plan()).version).toBe(version);
    expect((await told()).size).toBe(3);
  });

  it.each([
    ['COPI1', 'indicator'],
    ['Risk 1', 'risk'],
    ['Equality action 1', 'equality-action'],
  ])('may be %s', async (ref, kind) => {
    const before = await ownerOf(ref);
    const to = before === 'SN' ? 'TC' : 'SN';
    expect((await reassign({ ref, to })).outcome).toBe('handed-over');
    expect(await ownerOf(ref)).toBe(to);
    expect((await entryOf(ref)).entry.kind).toBe(kind);
  });

  it('names what is proposed and not agreed yet to the new owner', async () => {
    await submitProposal(ports(), {
      clicker: { slackUserId: world.userId('AMc'), teamId: 'T1' },
      ...{
        milestoneId: await world.milestoneId('COPS2'),
        basedOn: undefined,
        submissionId: 'proposal',
        nonce: 'form',
        now: NOW,
      },
      answer: { kind: 'change', due: localDate('2027-09-30'), words: '', reason: 'The survey is late.' },
      patience: patience(),
    });
    await reassign();
    const messages = await told();
    expect(messages.get(await personId('TC'))).toContain('due 30 September 2027 instead of 31 March 2027');
    expect(messages.get(await personId('AMc'))).not.toContain('Proposed');
  });

  it('keeps the initials of what was sent', async () => {
    await submitUpdate(ports(), await world.submit());
    await reassign();
    const compiled = await compileQuarter(world.house, {
      ...{ directorateCode: 'CE', quarter: { startYear: 2026, number: 1 }, now: NOW },
    } as const);
    if (!compiled.ok) throw new Error(compiled.refusal.reason);
    const { areas } = compiled.value;
    const printed = areas.flatMap(({ milestones }) => milestones).find(({ ref }) => ref === 'COPS2');
    const said = areas.flatMap(({ commentaries }) => commentaries).find(({ refs }) => refs.includes('COPS2'));
    expect([printed?.ownerInitials, said?.initials]).toEqual(['TC', 'AMc']);
  });

  it('leaves who did it, from whom and to whom', async () => {
    await reassign();
    const rows = await world.house.trail.rows(
      { of: { ids: [(await entryOf('COPS2')).entry.id], items: [] } },
      undefined,
      1,
    );
    expect(rows[0]).toMatchObject({
      ...{ actor: 'U-JP', action: 'reassign-entry' },
      before: { owner: 'AMc' },
      after: { owner: 'TC' },
    });
  });
});

describe('several entries at once', () => {
  const refs = ['COPS2', 'COPI1', 'Equality action 1'];

  it('are told in one message to the new owner, and in one to each old owner; both hear of all of theirs', async () => {
    expect(await reassign({ refs: [...refs, 'CFS1'], to: 'SN' })).toMatchObject({
      ...{ outcome: 'handed-over', notice: { entries: [{}, {}, {}, {}] } },
    });
    const messages = await told();
    expect(messages.size).toBe(4);
    const news = messages.get(await personId('SN')) ?? '';
    for (const part of ['4 entries are yours now.', ...refs, 'CFS1', '(until now Alison McBride)']) {
      expect(news).toContain(part);
    }
    expect(messages.get(await personId('AMc'))).toContain('3 entries are no longer yours');
    expect(messages.get(await personId('TC'))).toContain('CFS1 is no longer yours');
  });

  it('leave those alone that are theirs already, and are all left where one is overtaken', async () => {
    const readOwnerId = await personId('AMc');
    expect(await reassign({ refs: ['COPS2', 'CFS1'], to: 'SN', readOwnerId })).toMatchObject({
      ...{ outcome: 'overtaken', ref: 'CFS1' },
    });
    expect(await ownerOf('COPS2')).toBe('AMc');
    expect(await reassign({ refs: ['COPS2', 'CFS1'], to: 'TC' })).toMatchObject({
      ...{ outcome: 'handed-over', notice: { entries: [{ ref: 'COPS2' }] } },
    });
  });

  it('bring their open question and who has begun a text along, but not the text', async () => {
    await submitUpdate(ports(), await world.submit());
    await returnsOf(world).giveBack({ question: 'Which sites?' });
    const key = { personId: await personId('AMc'), entry: (await entryOf('COPI1')).entry, quarter: '2026-27/Q1' };
    const fields = { commentary: 'Half of it is typed.' };
    const typed = { fields, actedAt: NOW.getTime() * 1000, basedOn: undefined, formNonce: 'f', untouched: {}, at: NOW };
    await world.house.drafts.keep(key, typed, patience());
    await reassign({ refs });
    const news = (await told()).get(await personId('TC')) ?? '';
    expect(news).toContain('Sent back with a question that waits for an answer: Which sites?');
    expect(news).toContain('Alison McBride has begun a text and not sent it; it stays with them.');
    expect(news).not.toContain('Half of it');
  });
});

describe('a hand-over that is taken back', () => {
  const undo = async (refs: readonly string[], { by = 'JP', from = 'AMc' } = {}) => {
    presses += 1;
    const entries = await Promise.all(
      refs.map(async (ref) => ({ entry: (await entryOf(ref)).entry, fromId: await personId(from) })),
    );
    return undoHandOver(world.house, {
      by: await findActor(ports(), { slackUserId: world.userId(by), teamId: 'T1' }, NOW),
      author: { actor: world.userId(by) },
      ...{ entries, undoes: 'press-1', handedAt: NOW, toId: await personId('TC') },
      ...{ submissionId: `press-${presses}`, now: NOW, patience: patience() },
    });
  };

  it('is as it was; whoever was not told yet hears of neither, and the officer’s message says so', async () => {
    await reassign({ refs: ['COPS2', 'COPI1'] });
    expect((await undo(['COPS2', 'COPI1'])).outcome).toBe('taken-back');
    expect([await ownerOf('COPS2'), await ownerOf('COPI1')]).toEqual(['AMc', 'AMc']);
    const pending = (await world.house.deliveries.startingWith('notice-')).filter(({ state }) => state === 'pending');
    expect(pending.map(({ personId: reader }) => reader)).toEqual([await personId('JP')]);
    expect((await told()).get(await personId('JP'))).toContain('Taken back from Theresa Colbourne');
    expect((await undo(['COPS2', 'COPI1'])).outcome).toBe('elsewhere');
  });

  it.each(['COPS2', 'Risk 1', 'Equality action 1'])('gives %s back to nobody where nobody had it', async (ref) => {
    const held = await ownerOf(ref);
    const { entry } = await entryOf(ref);
    await reassign({ ref, to: held === 'TC' ? 'SN' : 'TC' });
    const undone = await undoHandOver(world.house, {
      by: await findActor(ports(), { slackUserId: world.userId('JP'), teamId: 'T1' }, NOW),
      author: { actor: 'U-JP' },
      ...{ entries: [{ entry, fromId: undefined }], undoes: 'press-1', handedAt: NOW },
      toId: (await entryOf(ref)).ownerId ?? '',
      ...{ submissionId: 'press-9', now: NOW, patience: patience() },
    });
    expect(undone.outcome).toBe('taken-back');
    expect(await ownerOf(ref)).toBeUndefined();
  });

  it('stays where the new owner has answered since', async () => {
    await reassign();
    const now = new Date(NOW.getTime() + 60_000);
    const clicker = { slackUserId: world.userId('TC'), teamId: 'T1' };
    await submitUpdate(ports(), { ...(await world.submit()), clicker, now });
    expect(await undo(['COPS2'])).toEqual({ outcome: 'answered', refs: ['COPS2'] });
    expect(await ownerOf('COPS2')).toBe('TC');
  });

  it('is nobody’s but an officer’s', async () => {
    await reassign();
    expect((await undo(['COPS2'], { by: 'AMc' })).outcome).toBe('refused');
    expect(await ownerOf('COPS2')).toBe('TC');
  });
});

describe('what keeps an entry where it is', () => {
  it.each(['AMc', 'TC', 'HD'])('is that %s is no officer', async (by) => {
    expect((await reassign({ by })).outcome).toBe('refused');
    expect(await ownerOf('COPS2')).toBe('AMc');
    expect((await told()).size).toBe(0);
  });

  it('is that somebody else gave it to a third person since it was read', async () => {
    const readOwnerId = await personId('AMc');
    await reassign({ to: 'SN' });
    expect(await reassign({ readOwnerId })).toMatchObject({ outcome: 'overtaken', oldOwner: { initials: 'SN' } });
    expect(await ownerOf('COPS2')).toBe('SN');
  });

  it('is a person whom no plan knows', async () => {
    expect((await reassign({ toId: 'p-nobody' })).outcome).toBe('unknown-person');
  });
});

describe('the plan file that still names the old owner', () => {
  const bringIn = async (conflicts: 'keep-ragtime' | 'take-file') => {
    const text = readFileSync(EXAMPLE_PLAN, 'utf8');
    const request = { text, conflicts, mode: 'store', missing: 'keep', author: { actor: 'test' }, now: NOW } as const;
    const imported = await importPlan(world.house, request, patience());
    if (!imported.ok) throw new Error('The plan is not imported.');
    return imported.value.conflicts.map(({ field, label, kept }) => `${label.slice(0, 5)} ${field} ${kept}`);
  };

  it('meets a conflict each time, which keeps the new owner until the file is to win', async () => {
    await reassign();
    await reassign({ ref: 'Equality action 1', to: 'SN' });
    const stay = ['COPS2 ownerId ragtime', expect.stringContaining('leadId ragtime')];
    expect(await bringIn('keep-ragtime')).toEqual(stay);
    expect(await bringIn('keep-ragtime')).toEqual(stay);
    expect([await ownerOf('COPS2'), await ownerOf('Equality action 1')]).toEqual(['TC', 'SN']);
    await bringIn('take-file');
    expect(await ownerOf('COPS2')).toBe('AMc');
    expect(await bringIn('keep-ragtime')).toEqual([]);
  });
});
