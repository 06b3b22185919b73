import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { DecisionAnswer } from '../../../src/core/plan/decide-proposal.ts';
import { isUndecided, type ProposalAnswer } from '../../../src/core/plan/proposal.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { type DecideRequest, decideProposal } from '../../../src/usecases/plan/decide-proposal.ts';
import { submitProposal } from '../../../src/usecases/plan/propose-change.ts';
import { undoDecision } from '../../../src/usecases/plan/undo-decision.ts';
import { compileQuarter } from '../../../src/usecases/publish/compile-quarter.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { QUARTER, returnsOf } from '../../support/return-world.ts';

const BOARD: DecisionAnswer = {
  kind: 'agree',
  body: 'Children’s Services Board',
  decidedOn: localDate('2026-07-01'),
  minute: '14',
  note: '',
};
const SUPPORT: DecisionAnswer = { kind: 'support', body: '', decidedOn: undefined, minute: '', note: '' };

let world: CollectWorld;
let presses: number;
beforeEach(async () => {
  world = await openCollectWorld();
  await returnsOf(world).reachEverybody();
  presses = 0;
});
afterEach(() => world.house.close());

const ports = () => ({ ...world.ports, ...world.house, administrators: [] });
const press = () => {
  presses += 1;
  return { submissionId: `press-${presses}`, nonce: `form-${presses}`, now: NOW, patience: patience() };
};

async function propose(answer: Partial<ProposalAnswer> = {}) {
  const clicker = { slackUserId: world.userId('AMc'), teamId: 'T1' };
  const outcome = await submitProposal(ports(), {
    ...{ clicker, milestoneId: await world.milestoneId('COPS2'), basedOn: await openId(), ...press() },
    answer: { kind: 'change', due: localDate('2027-09-30'), words: '', reason: 'The survey is late.', ...answer },
  });
  if (outcome.outcome !== 'proposed') throw new Error(outcome.outcome);
  return outcome.proposal;
}

async function decide(
  answer: DecisionAnswer,
  { by = 'JP', ...more }: Partial<Omit<DecideRequest, 'by'>> & { by?: string } = {},
) {
  const slackUserId = world.userId(by);
  return decideProposal(world.house, {
    by: await findActor(ports(), { slackUserId, teamId: 'T1' }, NOW),
    author: { actor: slackUserId },
    milestoneId: await world.milestoneId('COPS2'),
    ...{ quarter: QUARTER, answer, basedOn: undefined, ...press(), ...more },
  });
}

const newest = async () => (await world.house.proposals.ofMilestone(await world.milestoneId('COPS2'))).at(-1);
const openId = async () => {
  const last = await newest();
  return last !== undefined && isUndecided(last) ? last.stateId : undefined;
};
const stored = async () => {
  const [plan] = await world.house.plans.plans();
  return plan?.milestones.find(({ ref }) => ref === 'COPS2');
};
const printed = async () => {
  const compiled = await compileQuarter(world.house, {
    ...{ directorateCode: 'CE', quarter: { startYear: 2026, number: 1 }, now: NOW },
  } as const);
  if (!compiled.ok) throw new Error(compiled.refusal.reason);
  const areas = compiled.value.areas;
  return {
    milestone: areas.flatMap(({ milestones }) => milestones).find(({ ref }) => ref === 'COPS2'),
    commentary: areas.flatMap(({ commentaries }) => commentaries).find(({ refs }) => refs.includes('COPS2')),
  };
};
const told = async () =>
  (await world.house.deliveries.startingWith('notice-')).map(({ content }) =>
    content.kind === 'notice' ? content.payload.message.text : '',
  );

describe('a proposal that is supported', () => {
  it('stays undecided and printed, and its owner is told once', async () => {
    await propose();
    expect(await decide(SUPPORT, { submissionId: 'same' })).toMatchObject({ outcome: 'decided', isTold: true });
    expect((await decide(SUPPORT, { submissionId: 'same' })).outcome).toBe('decided');
    expect((await decide(SUPPORT)).outcome).toBe('supported-already');
    expect((await stored())?.due).toMatchObject({ date: '2027-03-31' });
    expect((await printed()).commentary?.proposals).toHaveLength(1);
    expect(await told()).toHaveLength(1);
    expect((await told())[0]).toContain('Your proposal for COPS2 was supported by Jo Pardew.');
  });
});

describe('a proposal that is agreed', () => {
  it('changes the plan, and the report prints what it was before', async () => {
    await propose({ words: 'Report to members in both terms' });
    await decide(SUPPORT);
    expect((await decide(BOARD)).outcome).toBe('decided');
    expect(await stored()).toMatchObject({ due: { date: '2027-09-30' }, words: 'Report to members in both terms' });
    const { milestone, commentary } = await printed();
    expect(milestone?.due).toBe('30 September 2027 (was 31 March 2027; agreed 1 July 2026)');
    expect(commentary?.proposals).toBeUndefined();
    expect((await told()).at(-1)).toContain('was agreed by Children’s Services Board on 1 July 2026, minute 14.');
    expect((await decide(BOARD)).outcome).toBe('nothing-open');
  });

  it('to stop a milestone is its last update, with the reason', async () => {
    await propose({ kind: 'drop', due: undefined, reason: 'The survey was cancelled.' });
    expect((await decide(BOARD)).outcome).toBe('decided');
    const { milestone, commentary } = await printed();
    expect(milestone?.status.kind).toBe('dropped');
    expect(JSON.stringify(commentary?.text)).toContain('The survey was cancelled.');
    const updates = await world.house.updates.history(await world.milestoneId('COPS2'));
    expect(updates.at(-1)).toMatchObject({ howItCame: 'agreed by Children’s Services Board minute 14' });
  });

  it('stands against a plan file that says another date, as long as the import keeps what Ragtime has', async () => {
    await propose();
    await decide(BOARD);
    await world.changeCops2('due', 'due: 2027-12-31');
    expect((await printed()).milestone?.due).toContain('30 September 2027 (was 31 March 2027');
  });
});

describe('a proposal that is declined', () => {
  it('leaves the plan as it is, and its owner is told why and may ask again', async () => {
    await propose();
    const declined = { ...BOARD, kind: 'decline', note: 'The date is in the law.' } as const;
    expect((await decide(declined)).outcome).toBe('decided');
    expect((await stored())?.due).toMatchObject({ date: '2027-03-31' });
    expect((await printed()).milestone?.due).toBe('31 March 2027');
    expect((await told())[0]).toContain('The date is in the law.');
    expect((await propose()).state).toBe('open');
  });
});

describe('a decision', () => {
  it.each<[string, Partial<DecisionAnswer>, readonly object[]]>([
    ['nobody decided', { body: ' ' }, [{ field: 'body', fault: 'missing' }]],
    ['no day is given', { decidedOn: undefined }, [{ field: 'decidedOn', fault: 'missing' }]],
    ['the day is to come', { decidedOn: localDate('2027-01-01') }, [{ field: 'decidedOn', fault: 'in-the-future' }]],
    ['it is declined without a reason', { kind: 'decline' }, [{ field: 'note', fault: 'missing' }]],
  ])('is refused where %s', async (_, changes, faults) => {
    await propose();
    expect(await decide({ ...BOARD, ...changes })).toEqual({ outcome: 'faults', faults });
    expect((await newest())?.state).toBe('open');
  });

  it('is not taken on words that its owner has changed since', async () => {
    const { stateId } = await propose();
    await propose({ reason: 'The survey is very late.' });
    expect((await decide(BOARD, { basedOn: stateId })).outcome).toBe('overtaken');
  });

  it.each(['AMc', 'HD', 'FW'])('is not for %s', async (by) => {
    await propose();
    expect((await decide(BOARD, { by })).outcome).toBe('refused');
  });

  it('is made once where two are made at the same time', async () => {
    await propose();
    const outcomes = await Promise.all([decide(BOARD), decide(BOARD)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['decided', 'nothing-open']);
  });
});

describe('a decision that is taken back', () => {
  const undo = async (by = 'JP', basedOn?: number) => {
    const slackUserId = world.userId(by);
    const standing = await newest();
    return undoDecision(world.house, {
      by: await findActor(ports(), { slackUserId, teamId: 'T1' }, NOW),
      author: { actor: slackUserId },
      milestoneId: await world.milestoneId('COPS2'),
      ...{ quarter: QUARTER, basedOn: basedOn ?? standing?.stateId ?? 0, ...press() },
    });
  };

  it('puts the plan back as it was, is a proposal again, and can be decided anew; once, however often', async () => {
    await propose({ words: 'Open three sites.' });
    const before = await stored();
    await decide(SUPPORT);
    await decide(BOARD);
    const agreed = await newest();
    expect((await stored())?.due).toMatchObject({ date: '2027-09-30' });
    expect(await undo('AMc')).toMatchObject({ outcome: 'refused' });
    expect(await undo()).toEqual({ outcome: 'undone', ref: 'COPS2' });
    expect(await undo('JP', agreed?.stateId)).toEqual({ outcome: 'undone', ref: 'COPS2' });
    expect(await newest()).toMatchObject({ state: 'supported', id: agreed?.id });
    expect(await stored()).toMatchObject({ due: before?.due, words: before?.words });
    expect((await world.house.proposals.agreed([before?.id ?? ''])).size).toBe(0);
    expect((await printed()).commentary?.proposals).toHaveLength(1);
    expect((await told()).at(-1)).toContain('was taken back');
    await decide(BOARD);
    expect((await stored())?.due).toMatchObject({ date: '2027-09-30' });
  });

  it('was declined, and waits for a decision again', async () => {
    await propose();
    await decide({ ...BOARD, kind: 'decline', note: 'Not now.' });
    expect((await undo()).outcome).toBe('undone');
    expect(await newest()).toMatchObject({ state: 'open' });
  });

  it('stands where its milestone was stopped, or something newer was said', async () => {
    await propose({ kind: 'drop', due: undefined });
    const open = await newest();
    await decide(BOARD);
    expect((await undo('JP', open?.stateId)).outcome).toBe('overtaken');
    expect((await undo()).outcome).toBe('stopped');
  });
});
