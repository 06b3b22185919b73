import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { type SendAnnexPress, sendAnnex } from '../../../src/usecases/publish/send-annex.ts';
import { withholdText } from '../../../src/usecases/publish/withhold-text.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

const PLACE = { directorateCode: 'CE', quarter: '2026-27/Q1' };

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

const actors = () => ({ ...world.ports, administrators: ['U0ADMIN'] });
const clicker = (slackUserId: string) => ({ slackUserId, teamId: 'T1' });
const press = (more: Partial<SendAnnexPress> = {}) =>
  sendAnnex(
    { ...world.house, actors: actors() },
    { ...PLACE, clicker: clicker(world.userId('JP')), nonce: '1', now: NOW, patience: patience(), ...more },
  );
const planned = async () =>
  (await world.house.deliveries.startingWith('annex-')).map(({ key, content }) => [key, content.payload]);

async function withhold(): Promise<void> {
  const by = await findActor(actors(), clicker(world.userId('JP')), NOW);
  const name = await world.milestoneId('COPS2');
  const quarter = { startYear: 2026, number: 1 } as const;
  const request = { by, author: { actor: 'JP' }, directorateCode: 'CE', quarter, name, why: 'A court case.', now: NOW };
  expect((await withholdText(world.house, { ...request, patience: patience() })).ok).toBe(true);
}

describe('an officer who asks for the annex', () => {
  it('gets it as Word and PDF, once for each press', async () => {
    await withhold();
    for (const nonce of ['1', '1', '2'])
      expect(await press({ nonce })).toEqual({ ok: true, value: { revision: undefined } });
    const rows = await planned();
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject([
      expect.stringMatching(/^annex-.*-1-docx$/u),
      { format: 'docx', isAnnex: true, comment: 'Not for publication.' },
    ]);
  });

  it('hears that there is none while nothing is kept back', async () => {
    expect(await press()).toEqual({ ok: false, refusal: { reason: 'nothing-withheld' } });
    expect(await planned()).toEqual([]);
  });

  it.each([
    ['another directorate', { directorateCode: 'XX' }, 'not-allowed'],
    ['a quarter that is none', { quarter: "' or 1" }, 'gone'],
  ])('gets nothing of %s', async (_, more, reason) => {
    await withhold();
    expect(await press(more)).toMatchObject({ ok: false, refusal: { reason } });
    expect(await planned()).toEqual([]);
  });
});

describe('whoever else asks', () => {
  it.each(['AMc', 'HD', 'FW', 'BH'])('gets nothing: %s', async (initials) => {
    await withhold();
    const refused = await press({ clicker: clicker(world.userId(initials)) });
    expect(refused).toMatchObject({ ok: false, refusal: { reason: 'not-allowed' } });
    expect(await planned()).toEqual([]);
  });

  it('is told, as an administrator outside the plans, who gets files', async () => {
    await withhold();
    expect(await press({ clicker: clicker('U0ADMIN') })).toMatchObject({ refusal: { reason: 'not-in-plan' } });
  });
});
