import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { EntryKey } from '../../../src/core/collect/entry.ts';
import { ownedEntries } from '../../../src/core/plan/owned-entries.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { importPlan } from '../../../src/usecases/plan/import-plan.ts';
import { submitProposal } from '../../../src/usecases/plan/propose-change.ts';
import { reassignEntry } from '../../../src/usecases/plan/reassign-entry.ts';
import type { ReassignRequest } from '../../../src/usecases/plan/reassign-ports.ts';
import { compileQuarter } from '../../../src/usecases/publish/compile-quarter.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { EXAMPLE_PLAN } from '../../support/council.ts';
import { QUARTER, returnsOf } from '../../support/return-world.ts';

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

interface Given extends Partial<Omit<ReassignRequest, 'by'>> {
  readonly by?: string;
  readonly ref?: string;
  readonly to?: string;
}

async function reassign({ by = 'JP', ref = 'COPS2', to = 'TC', ...more }: Given = {}) {
  presses += 1;
  const slackUserId = world.userId(by);
  const entry: EntryKey = (await entryOf(ref)).entry;
  return reassignEntry(world.house, {
    by: await findActor(ports(), { slackUserId, teamId: 'T1' }, NOW),
    author: { actor: slackUserId },
    ...{ entry, quarter: QUARTER, toId: await personId(to), readOwnerId: undefined },
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
    expect(outcome).toMatchObject({ outcome: 'reassigned', ref: 'COPS2', isTold: true });
    expect(await ownerOf('COPS2')).toBe('TC');
    const messages = await told();
    expect(messages.size).toBe(2);
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
    expect((await told()).size).toBe(2);
  });

  it.each([
    ['COPI1', 'indicator'],
    ['Risk 1', 'risk'],
    ['Equality action 1', 'equality-action'],
  ])('may be %s', async (ref, kind) => {
    const before = await ownerOf(ref);
    const to = before === 'SN' ? 'TC' : 'SN';
    expect((await reassign({ ref, to })).outcome).toBe('reassigned');
    expect(await ownerOf(ref)).toBe(to);
    expect((await entryOf(ref)).entry.kind).toBe(kind);
  });

  it('names what is proposed and not agreed yet to the new owner', async () => {
    await submitProposal(ports(), {
      clicker: { slackUserId: world.userId('AMc'), teamId: 'T1' },
      ...{ milestoneId: await world.milestoneId('COPS2'), basedOn: undefined, submissionId: 'proposal', now: NOW },
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
    const rows = await world.house.trail.trail({ subjectIds: [(await entryOf('COPS2')).entry.id] });
    expect(rows.at(-1)).toMatchObject({
      ...{ actor: 'U-JP', action: 'reassign-entry' },
      before: { owner: 'AMc' },
      after: { owner: 'TC' },
    });
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
