import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { type ContributorRequest, changeContributors } from '../../../src/usecases/plan/change-contributors.ts';
import { changePerson } from '../../../src/usecases/plan/change-person.ts';
import { importPlan } from '../../../src/usecases/plan/import-plan.ts';
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

const actorOf = (initials: string) =>
  findActor(
    { ...world.ports, ...world.house, administrators: [] },
    { slackUserId: world.userId(initials), teamId: 'T1' },
    NOW,
  );
const idsOf = async (initials: readonly string[]) => {
  const people = await world.house.plans.people();
  return initials.map((each) => people.find((person) => person.initials === each)?.id ?? `p-${each}`);
};
const drafters = async () => {
  const [plan] = await world.house.plans.plans();
  const people = await world.house.plans.people();
  const ids = plan?.milestones.find(({ ref }) => ref === 'COPS2')?.contributorIds ?? [];
  return ids.map((id) => people.find((person) => person.id === id)?.initials);
};

interface Given extends Partial<Omit<ContributorRequest, 'by'>> {
  readonly by?: string;
  /** Initials. */
  readonly to: readonly string[];
  readonly read?: readonly string[];
}

async function change({ by = 'JP', to, read = [], ...more }: Given) {
  presses += 1;
  return changeContributors(world.house, {
    by: await actorOf(by),
    author: { actor: world.userId(by) },
    milestoneId: await world.milestoneId('COPS2'),
    ...{ contributorIds: await idsOf(to), readIds: await idsOf(read) },
    ...{ submissionId: `press-${presses}`, now: NOW, patience: patience(), ...more },
  });
}

async function told(): Promise<ReadonlyMap<string, string>> {
  const people = new Map((await world.house.plans.people()).map(({ id, initials }) => [id, initials]));
  const pending = (await world.house.deliveries.startingWith('notice-')).filter(({ state }) => state === 'pending');
  return new Map(
    pending.map(({ personId = '', content }) => [
      people.get(personId) ?? '',
      content.kind === 'notice' ? content.payload.message.text : '',
    ]),
  );
}

describe('a milestone that somebody drafts', () => {
  it('has them in the order in which they are asked; they, its owner and the officer hear of it', async () => {
    expect((await change({ to: ['TC', 'SN'] })).outcome).toBe('changed');
    expect(await drafters()).toEqual(['TC', 'SN']);
    const messages = await told();
    expect([...messages.keys()].toSorted()).toEqual(['AMc', 'JP', 'SN', 'TC']);
    expect(messages.get('TC')).toContain('You draft COPS2 from now on.');
    expect(messages.get('AMc')).toContain('Who drafts COPS2 for you: Theresa Colbourne, Samir Nadar.');
    expect(messages.get('JP')).toContain('(was nobody but the owner)');
  });

  it('stays as it is when it is done again', async () => {
    await change({ to: ['TC'] });
    expect((await change({ to: ['TC'], read: ['TC'], submissionId: 'press-1' })).outcome).toBe('same');
    expect((await told()).size).toBe(3);
  });

  it('is its owner’s alone again; whoever drafted it hears that they do no longer', async () => {
    await change({ to: ['TC'] });
    await change({ to: [], read: ['TC'] });
    expect(await drafters()).toEqual([]);
    const all = (await world.house.deliveries.startingWith('notice-')).map(({ content }) => JSON.stringify(content));
    expect(all.some((text) => text.includes('You no longer draft COPS2.'))).toBe(true);
  });

  it('is taken back; whoever was not told yet hears of neither, and the officer’s message says so', async () => {
    await change({ to: ['TC'] });
    await change({ to: [], read: ['TC'], undoes: 'press-1' });
    expect(await drafters()).toEqual([]);
    expect([...(await told()).entries()]).toEqual([['JP', expect.stringContaining('Taken back: COPS2')]]);
    const trail = await world.house.trail.rows(
      { of: { ids: [await world.milestoneId('COPS2')], items: [] } },
      undefined,
      2,
    );
    expect(trail.toReversed().map(({ action, after }) => [action, after])).toMatchObject([
      ['change-contributors', { contributors: 'TC' }],
      ['change-contributors-back', { contributors: null }],
    ]);
  });
});

describe('what is refused', () => {
  it.each(['AMc', 'TC', 'HD', 'FW'])('is what %s asks for, who is no officer', async (by) => {
    expect((await change({ by, to: ['TC'] })).outcome).toBe('refused');
    expect((await told()).size).toBe(0);
  });

  it('is the owner, and somebody whom no plan knows', async () => {
    expect(await change({ to: ['AMc'] })).toMatchObject({ outcome: 'fault', fault: { fault: 'is-owner' } });
    expect(await change({ to: ['XX'] })).toMatchObject({ outcome: 'fault', fault: { fault: 'unknown-person' } });
  });

  it('is somebody who has left', async () => {
    const [personId = ''] = await idsOf(['TC']);
    await changePerson(world.house, {
      ...{ by: await actorOf('JP'), author: { actor: 'U-JP' }, personId, read: undefined, submissionId: 'gone' },
      terms: { deputyId: undefined, assistantId: undefined, from: undefined, until: localDate('2026-07-01') },
      ...{ now: NOW, patience: patience() },
    });
    expect(await change({ to: ['TC'] })).toMatchObject({ outcome: 'fault', fault: { fault: 'has-left' } });
  });

  it('is what rests on others than those who draft it now', async () => {
    await change({ to: ['TC'] });
    expect((await change({ to: ['SN'] })).outcome).toBe('overtaken');
    expect(await drafters()).toEqual(['TC']);
  });
});

describe('a plan file that says otherwise', () => {
  const bringIn = async (conflicts: 'keep-ragtime' | 'take-file') => {
    const text = readFileSync(EXAMPLE_PLAN, 'utf8');
    const request = { text, conflicts, mode: 'store', missing: 'keep', author: { actor: 'test' }, now: NOW } as const;
    const imported = await importPlan(world.house, request, patience());
    if (!imported.ok) throw new Error('The plan is not imported.');
    return imported.value.conflicts.map(({ field, kept }) => `${field} ${kept}`);
  };

  it('meets a conflict, which keeps those who were chosen here until the file is to win', async () => {
    await change({ to: ['TC'] });
    expect(await bringIn('keep-ragtime')).toEqual(['contributorIds ragtime']);
    expect(await drafters()).toEqual(['TC']);
    expect(await bringIn('take-file')).toEqual(['contributorIds file']);
    expect(await drafters()).toEqual([]);
  });
});
