import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toActedAt } from '../../../src/core/collect/draft.ts';
import { keepDraft } from '../../../src/usecases/collect/keep-draft.ts';
import { readMyDrafts } from '../../../src/usecases/collect/read-my-drafts.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

const AFTER_CLOSE = new Date('2026-07-21T16:00:00Z');

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
  await keepDraft(world.ports, {
    clicker: clicker('AMc'),
    entry: { kind: 'milestone', id: await world.milestoneId('COPS2') },
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
});
afterEach(() => world.house.close());

const clicker = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const drafts = async (initials: string, now: Date) => {
  const { open, late } = await readMyDrafts(world.ports, { clicker: clicker(initials), now });
  return { open: open.map(({ line }) => line.ref), late: late.map(({ ref, draft }) => [ref, draft.fields.commentary]) };
};

describe('the drafts of somebody', () => {
  it('can be sent while the window is open', async () => {
    expect(await drafts('AMc', NOW)).toEqual({ open: ['COPS2'], late: [] });
  });

  it('can be read once it has closed', async () => {
    expect(await drafts('AMc', AFTER_CLOSE)).toEqual({ open: [], late: [['COPS2', 'Mine to read.']] });
  });

  it('are seen by nobody else', async () => {
    for (const now of [NOW, AFTER_CLOSE]) {
      expect(await drafts('SN', now)).toEqual({ open: [], late: [] });
      expect(await drafts('JP', now)).toEqual({ open: [], late: [] });
    }
  });
});
