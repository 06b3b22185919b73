import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toActedAt } from '../../../../src/core/collect/draft.ts';
import type { EntryKey } from '../../../../src/core/collect/entry.ts';
import { keepDraft } from '../../../../src/usecases/collect/draft/keep-draft.ts';
import { readMyDrafts } from '../../../../src/usecases/collect/draft/read-my-drafts.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';

const AFTER_CLOSE = new Date('2026-07-21T16:00:00Z');

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
  await begin({ kind: 'milestone', id: await world.milestoneId('COPS2') });
});
afterEach(() => world.house.close());

async function begin(entry: EntryKey): Promise<void> {
  await keepDraft(world.ports, {
    clicker: clicker('AMc'),
    entry,
    quarter: '2026-27/Q1',
    typed: {
      fields: { commentary: 'Mine to read.' },
      untouched: {},
      actedAt: toActedAt(NOW),
      at: NOW,
      basedOn: undefined,
      formNonce: 'form',
    },
    now: NOW,
    patience: patience(),
  });
}

const clicker = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const drafts = async (initials: string, now: Date) => {
  const { open, late } = await readMyDrafts(world.ports, { clicker: clicker(initials), now });
  return {
    open: open.map(({ line }) => line.ref),
    late: late.map(({ named, why, draft }) => [named?.ref, why, draft.fields.commentary]),
  };
};

describe('the drafts of somebody', () => {
  it('can be sent while the window is open', async () => {
    expect(await drafts('AMc', NOW)).toEqual({ open: ['COPS2'], late: [] });
  });

  it('can be read once it has closed', async () => {
    expect(await drafts('AMc', AFTER_CLOSE)).toEqual({ open: [], late: [['COPS2', 'closed', 'Mine to read.']] });
  });

  it('can be read when the entry is given to somebody else meanwhile, until it comes back', async () => {
    await world.changeCops2('owner', 'owner: SN');
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await drafts('AMc', NOW)).toEqual({ open: [], late: [['COPS2', 'not-yours', 'Mine to read.']] });
      expect(await drafts('SN', NOW)).toEqual({ open: [], late: [] });
    }
    await world.changeCops2('owner', 'owner: AMc');
    expect(await drafts('AMc', NOW)).toEqual({ open: ['COPS2'], late: [] });
  });

  it('can be read when the plan no longer has the entry', async () => {
    await world.retireCops2();
    expect(await drafts('AMc', NOW)).toEqual({ open: [], late: [[undefined, 'gone', 'Mine to read.']] });
  });

  it('are neither open nor late for whoever drafts it for the new owner', async () => {
    await world.changeCops2('owner', 'owner: SN\n        contributors: [AMc]');
    expect(await drafts('AMc', NOW)).toEqual({ open: [], late: [] });
  });

  it('are seen by nobody else', async () => {
    for (const now of [NOW, AFTER_CLOSE]) {
      expect(await drafts('SN', now)).toEqual({ open: [], late: [] });
      expect(await drafts('JP', now)).toEqual({ open: [], late: [] });
    }
  });
});

describe('what the owner of an indicator has begun while its supplier is asked', () => {
  const supplied = (by: string) => (text: string) =>
    text.replace(/(- ref: COPI1\n.*\n.*owner: AMc\n)/, `$1        supplier: ${by}\n`);

  it.each(['SN', 'AMc'])('can be sent, and is called late only once the window has closed: %s supplies', async (by) => {
    world.house.close();
    world = await openCollectWorld(supplied(by));
    const [plan] = await world.house.plans.plans();
    const id = plan?.indicators.find(({ ref }) => ref === 'COPI1')?.id ?? '';
    await begin({ kind: 'indicator', id });
    expect(await drafts('AMc', NOW)).toEqual({ open: ['COPI1'], late: [] });
    expect(await drafts('SN', NOW)).toEqual({ open: [], late: [] });
    expect(await drafts('AMc', AFTER_CLOSE)).toEqual({ open: [], late: [['COPI1', 'closed', 'Mine to read.']] });
  });
});
