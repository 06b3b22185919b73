import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { MOST_DRAFT_LETTERS, toActedAt } from '../../../src/core/collect/draft.ts';
import type { ProposalAnswer } from '../../../src/core/plan/proposal.ts';
import { keepProposalDraft } from '../../../src/usecases/plan/keep-proposal-draft.ts';
import {
  openProposal,
  type ProposalOutcome,
  type ProposalSubmit,
  submitProposal,
  withdrawProposal,
} from '../../../src/usecases/plan/propose-change.ts';
import { readStatus } from '../../../src/usecases/review/read-status.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

const SEPTEMBER = localDate('2027-09-30');

let world: CollectWorld;
let presses: number;
beforeEach(async () => {
  world = await openCollectWorld();
  presses = 0;
});
afterEach(() => world.house.close());

interface Changes extends Partial<Omit<ProposalSubmit, 'answer'>> {
  readonly by?: string;
  readonly answer?: Partial<ProposalAnswer>;
}

const ports = () => ({ ...world.ports, ...world.house });
async function requestOf(by = 'AMc') {
  presses += 1;
  const [submissionId, nonce] = [`press-${presses}`, `form-${presses}`];
  const clicker = { slackUserId: world.userId(by), teamId: 'T1' };
  const milestoneId = await world.milestoneId('COPS2');
  return { clicker, milestoneId, now: NOW, submissionId, nonce, patience: patience() };
}
async function propose({ by, answer, ...changes }: Changes = {}): Promise<ProposalOutcome> {
  const asked = { kind: 'change', due: SEPTEMBER, words: '', reason: 'The survey is late.', ...answer } as const;
  return submitProposal(ports(), { ...(await requestOf(by)), basedOn: undefined, answer: asked, ...changes });
}
const withdraw = async (by?: string) => withdrawProposal(ports(), await requestOf(by));
const states = async () =>
  (await world.house.proposals.ofMilestone(await world.milestoneId('COPS2'))).map(({ state, due }) => [state, due]);
const standing = async () =>
  (await world.house.proposals.undecided([await world.milestoneId('COPS2')])).values().next().value?.stateId;

describe('a proposal', () => {
  it('is stored once, however often it is sent', async () => {
    const first = await propose({ submissionId: 'same' });
    expect(first.outcome).toBe('proposed');
    expect(await propose({ submissionId: 'same' })).toEqual(first);
    expect((await propose()).outcome).toBe('proposed');
    expect(await states()).toEqual([['open', SEPTEMBER]]);
  });

  it('is one for each milestone: the next one changes it, and keeps its id', async () => {
    await propose();
    await propose({ basedOn: await standing(), answer: { due: localDate('2027-12-31') } });
    const all = await world.house.proposals.ofMilestone(await world.milestoneId('COPS2'));
    expect(all.map(({ due }) => due)).toEqual([SEPTEMBER, '2027-12-31']);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });

  it('is not overwritten unseen', async () => {
    await propose();
    const blind = await propose({ answer: { reason: 'Another reason.' } });
    expect(blind).toMatchObject({ outcome: 'overtaken', by: { reason: 'The survey is late.' } });
    const seen = await propose({ basedOn: await standing(), answer: { reason: 'Another reason.' } });
    expect(seen.outcome).toBe('proposed');
  });

  it('is changed by the form that made it, also where that never heard of it', async () => {
    await propose({ nonce: 'form' });
    for (const _ of [1, 2]) {
      const again = await propose({ nonce: 'form', answer: { reason: 'Another reason.' } });
      expect(again).toMatchObject({ outcome: 'proposed', proposal: { reason: 'Another reason.' } });
    }
    expect(await states()).toHaveLength(2);
    await propose({ nonce: 'other', basedOn: await standing(), answer: { reason: 'From the phone.' } });
    expect(await propose({ nonce: 'form', answer: { reason: 'A third.' } })).toMatchObject({ outcome: 'overtaken' });
  });

  it('of two at the same moment only one stands', async () => {
    const outcomes = await Promise.all([propose(), propose({ answer: { reason: 'Another reason.' } })]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['overtaken', 'proposed']);
    expect(await states()).toHaveLength(1);
  });

  it('is withdrawn once, and a new one has another id', async () => {
    await propose();
    expect((await withdraw()).outcome).toBe('withdrawn');
    expect((await withdraw()).outcome).toBe('nothing-open');
    expect((await propose()).outcome).toBe('proposed');
    const all = await world.house.proposals.ofMilestone(await world.milestoneId('COPS2'));
    expect(all.map(({ state }) => state)).toEqual(['open', 'withdrawn', 'open']);
    expect(all[2]?.id).not.toBe(all[0]?.id);
  });

  it('is seen by officers in the status, with its owner, until it is withdrawn', async () => {
    await propose();
    const read = async () => (await readStatus(world.house, NOW)).windows[0]?.proposals;
    expect(await read()).toMatchObject([
      { ref: 'COPS2', owner: { initials: 'AMc' }, asked: 'due 30 September 2027 instead of 31 March 2027' },
    ]);
    await withdraw();
    expect(await read()).toEqual([]);
  });
});

describe('a proposal is refused', () => {
  it.each(['SN', 'JP', 'NOBODY'])('from %s, and changes nothing', async (by) => {
    await propose();
    // JP is an administrator of this world, but no person may put words into an owner's mouth by role of officer alone.
    const officer = { ...ports(), administrators: [] };
    const request = await requestOf(by);
    const answer = { kind: 'drop', due: undefined, words: '', reason: 'Stop.' } as const;
    const basedOn = await standing();
    expect((await openProposal(officer, request)).outcome).toBe('refused');
    expect((await submitProposal(officer, { ...request, basedOn, answer })).outcome).toBe('refused');
    expect((await withdrawProposal(officer, request)).outcome).toBe('refused');
    expect(await states()).toHaveLength(1);
  });

  it('for a milestone that does not exist or has left the plan', async () => {
    expect((await propose({ milestoneId: 'm-forged' })).outcome).toBe('gone');
    const milestoneId = await world.milestoneId('COPS2');
    await world.retireCops2();
    expect((await propose({ milestoneId })).outcome).toBe('gone');
  });

  it('with its faults, and stores nothing', async () => {
    expect(await propose({ answer: { kind: undefined, reason: '' } })).toMatchObject({ outcome: 'faults' });
    expect(await states()).toEqual([]);
  });
});

describe('what is typed in the form of a proposal', () => {
  const keep = async (reason: string, second: number) => {
    const at = new Date(NOW.getTime() + second * 1000);
    const typed = {
      fields: { reason },
      untouched: {},
      actedAt: toActedAt(at),
      at,
      basedOn: undefined,
      formNonce: 'form',
    };
    return keepProposalDraft(ports(), { ...(await requestOf()), typed });
  };
  const kept = async () => {
    const opened = await openProposal(ports(), await requestOf());
    return opened.outcome === 'form' ? opened.form.draft?.fields : undefined;
  };

  it('is kept up to more than any form holds, and what was kept before is not lost for more', async () => {
    const most = 'ж'.repeat(MOST_DRAFT_LETTERS - 'reason'.length);
    expect(await keep(most, 1)).toBe('kept');
    for (const second of [2, 3]) expect(await keep(`${most}ж`, second)).toBe('too-large');
    expect(await kept()).toEqual({ reason: most });
  });
});
