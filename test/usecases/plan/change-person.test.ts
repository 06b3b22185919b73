import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { PersonTerms } from '../../../src/core/plan/person-change.ts';
import { COMMAND_LINE, findActor } from '../../../src/usecases/find-actor.ts';
import { changePerson, type PersonRequest } from '../../../src/usecases/plan/change-person.ts';
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

const ports = () => ({ ...world.ports, ...world.house, administrators: [] });
const personOf = async (initials: string) => {
  const found = (await world.house.plans.people()).find((each) => each.initials === initials);
  if (found === undefined) throw new Error(`${initials} is not there.`);
  return found;
};

interface Given extends Partial<Omit<PersonRequest, 'by' | 'terms'>> {
  readonly by?: string;
  readonly of?: string;
  /** Initials. */
  readonly deputy?: string | undefined;
  readonly terms?: Partial<PersonTerms>;
}

async function change({ by = 'JP', of = 'AMc', deputy, terms = {}, ...more }: Given = {}) {
  presses += 1;
  const person = await personOf(of);
  const deputyId = deputy === undefined ? person.deputyId : (await personOf(deputy)).id;
  return changePerson(world.house, {
    by: await findActor(ports(), { slackUserId: world.userId(by), teamId: 'T1' }, NOW),
    author: { actor: world.userId(by) },
    personId: person.id,
    terms: { deputyId, assistantId: person.assistantId, from: person.from, until: person.until, ...terms },
    ...{ read: undefined, submissionId: `press-${presses}`, now: NOW, patience: patience(), ...more },
  });
}

const notices = async () => world.house.deliveries.startingWith('notice-');
async function told(): Promise<ReadonlyMap<string, string>> {
  const people = new Map((await world.house.plans.people()).map(({ id, initials }) => [id, initials]));
  return new Map(
    (await notices())
      .filter(({ state }) => state === 'pending')
      .map(({ personId = '', content }) => [
        people.get(personId) ?? '',
        content.kind === 'notice' ? content.payload.message.text : '',
      ]),
  );
}
const trail = async () => {
  const of = { ids: [(await personOf('AMc')).id], items: [] };
  return (await world.house.trail.rows({ of }, undefined, 100)).toReversed();
};

describe('somebody who gets another deputy', () => {
  it('has it, and so hear they themselves, the new deputy, the old one, and the officer with Undo', async () => {
    expect((await change({ deputy: 'HD' })).outcome).toBe('changed');
    expect((await personOf('AMc')).deputyId).toBe((await personOf('HD')).id);
    const messages = await told();
    expect([...messages.keys()].toSorted()).toEqual(['AMc', 'HD', 'JP', 'SN']);
    expect(messages.get('HD')).toContain('You are Alison McBride’s deputy now.');
    expect(messages.get('SN')).toContain('You are no longer Alison McBride’s deputy.');
    expect(messages.get('AMc')).toContain('Deputy: Hugh Danvers (was Samir Nadar)');
    expect(JSON.stringify((await notices()).map(({ content }) => content))).toContain('Undo');
  });

  it('stays as it is when it is done again', async () => {
    await change({ deputy: 'HD' });
    const [plan] = await world.house.plans.plans();
    expect((await change({ deputy: 'HD', submissionId: 'press-1' })).outcome).toBe('same');
    expect((await world.house.plans.plans())[0]?.version).toBe(plan?.version);
    expect((await told()).size).toBe(4);
  });

  it('leaves who did it, and what it was', async () => {
    await change({ deputy: 'HD' });
    expect((await trail()).at(-1)).toMatchObject({
      ...{ actor: 'U-JP', action: 'change-person', before: { deputy: 'SN' }, after: { deputy: 'HD' } },
    });
  });
});

describe('somebody who gets an assistant', () => {
  const assistantOf = async (initials: string) => ({ assistantId: (await personOf(initials)).id });

  it('has one, and so hear they themselves, the assistant and the officer; done again it stays as it is', async () => {
    expect((await change({ terms: await assistantOf('FW') })).outcome).toBe('changed');
    expect((await change({ terms: await assistantOf('FW') })).outcome).toBe('same');
    const messages = await told();
    expect([...messages.keys()].toSorted()).toEqual(['AMc', 'FW', 'JP']);
    expect(messages.get('FW')).toContain('You are Alison McBride’s assistant now.');
    expect(messages.get('AMc')).toContain('may say when you are away and when you are back, and nothing else for you.');
    expect((await trail()).at(-1)).toMatchObject({ before: { assistant: null }, after: { assistant: 'FW' } });
  });

  it('hears from the one who is now both deputy and assistant in one message', async () => {
    await change({ deputy: 'FW', terms: await assistantOf('FW') });
    const message = (await told()).get('FW');
    expect(message).toContain('deputy now.');
    expect(message).toContain('assistant now.');
  });

  it('has none again after Undo, and the assistant hears of neither', async () => {
    await change({ terms: await assistantOf('FW') });
    await change({ terms: { assistantId: undefined }, undoes: 'press-1' });
    expect((await personOf('AMc')).assistantId).toBeUndefined();
    expect([...(await told()).keys()]).toEqual(['JP']);
  });
});

describe('what is taken back', () => {
  it('is as it was; whoever was not told yet hears of neither, and the officer’s message says so', async () => {
    const { deputyId, from, until } = await personOf('AMc');
    await change({ deputy: 'HD' });
    const undone = await change({ terms: { deputyId, from, until }, undoes: 'press-1' });
    expect(undone).toMatchObject({ outcome: 'changed', notice: { isUndo: true } });
    expect((await personOf('AMc')).deputyId).toBe(deputyId);
    const messages = await told();
    expect([...messages.keys()]).toEqual(['JP']);
    expect(messages.get('JP')).toContain('Taken back: Alison McBride (AMc)');
    expect((await trail()).at(-1)?.action).toBe('change-person-back');
  });

  it('is left as it is where somebody changed it since', async () => {
    const { deputyId, from, until } = await personOf('AMc');
    await change({ deputy: 'HD' });
    const read = { deputyId: (await personOf('HD')).id, assistantId: undefined, from, until };
    await change({ deputy: 'FW' });
    const undone = await change({ terms: { deputyId, from, until }, read, undoes: 'press-1' });
    expect(undone.outcome).toBe('overtaken');
    expect((await personOf('AMc')).deputyId).toBe((await personOf('FW')).id);
  });
});

describe('what is refused', () => {
  it.each(['AMc', 'TC', 'HD', 'FW'])('is what %s asks for, who is no officer', async (by) => {
    expect((await change({ by, deputy: 'HD' })).outcome).toBe('refused');
    expect((await told()).size).toBe(0);
  });

  it('is a deputy for whom it goes round in a circle, and days that cross', async () => {
    expect(await change({ deputy: 'TC' })).toMatchObject({ outcome: 'fault', fault: { fault: 'deputy-circle' } });
    const terms = { from: localDate('2026-09-01'), until: localDate('2026-08-31') };
    expect(await change({ terms })).toMatchObject({ outcome: 'fault', fault: { fault: 'dates-crossed' } });
  });

  it('is an officer who would sign in an approver’s place, but not another deputy for that approver', async () => {
    expect((await change({ of: 'HD', deputy: 'JP' })).outcome).toBe('own-signature');
    expect((await change({ of: 'HD', deputy: 'FW' })).outcome).toBe('changed');
  });

  it('is nothing to the command line', async () => {
    const outcome = await changePerson(world.house, {
      ...{ by: COMMAND_LINE, author: { actor: 'command line: test' }, personId: (await personOf('HD')).id },
      terms: { deputyId: (await personOf('JP')).id, assistantId: undefined, from: undefined, until: undefined },
      ...{ read: undefined, submissionId: 'cli-1', now: NOW, patience: patience() },
    });
    expect(outcome.outcome).toBe('changed');
    expect([...(await told()).keys()].toSorted()).toEqual(['HD', 'JP']);
  });
});

describe('a plan file that says otherwise', () => {
  const bringIn = (conflicts: 'keep-ragtime' | 'take-file') =>
    importPlan(
      world.house,
      {
        ...({ text: readFileSync(EXAMPLE_PLAN, 'utf8'), mode: 'store', missing: 'keep', conflicts } as const),
        ...{ author: { actor: 'test' }, now: NOW },
      },
      patience(),
    );
  const fields = (imported: Awaited<ReturnType<typeof bringIn>>) =>
    imported.ok ? imported.value.conflicts.map(({ field, kept }) => `${field}: ${kept}`) : imported.refusal;

  it('meets a conflict for a deputy that was changed here, and is taken with --theirs', async () => {
    const before = await personOf('AMc');
    const [read] = await world.house.plans.plans();
    await change({ deputy: 'HD' });
    // A file that was exported before is older now, and does not count as current.
    expect((await world.house.plans.plans())[0]?.version).toBe((read?.version ?? 0) + 1);
    expect(fields(await bringIn('keep-ragtime'))).toEqual(['deputyId: ragtime']);
    expect((await personOf('AMc')).deputyId).toBe((await personOf('HD')).id);
    expect(fields(await bringIn('take-file'))).toEqual(['deputyId: file']);
    expect((await personOf('AMc')).deputyId).toBe(before.deputyId);
  });
});
