import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildCard } from '../../../src/slack/collect/milestone/build-cards.ts';
import { buildChooser } from '../../../src/slack/collect/milestone/build-chooser.ts';
import { answerMilestoneCommand } from '../../../src/usecases/collect/milestone/answer-milestone-command.ts';
import { importPlan } from '../../../src/usecases/plan/import-plan.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

it('offers both where a milestone and an indicator share a ref', async () => {
  const world = await openCollectWorld((text) => text.replaceAll('ref: COPI1', 'ref: COPS2'));
  const clicker = { slackUserId: world.userId('AMc'), teamId: 'T1' };
  const answer = await answerMilestoneCommand(world.ports, { clicker, text: 'COPS2', now: NOW });
  if (answer.outcome !== 'chooser') throw new Error(answer.outcome);
  const drawn = JSON.stringify(buildChooser(answer.choice, answer.indicators));
  expect(drawn).toContain('One milestone has the ref COPS2.');
  expect(drawn).toContain('Indicators with the ref COPS2:');
  expect(answer.indicators).toMatchObject([{ isMine: true }]);
  world.house.close();
});

const PLACES = readFileSync(new URL('../../fixtures/story/places.yaml', import.meta.url), 'utf8');

async function bringIn(world: CollectWorld, text: string): Promise<void> {
  const author = { actor: 'test' };
  const request = { text, mode: 'store', missing: 'keep', conflicts: 'keep-ragtime', author, now: NOW } as const;
  const imported = await importPlan(world.house, request, patience());
  if (!imported.ok) throw new Error(JSON.stringify(imported.refusal));
}

it('names the directorates where two of them share a ref, and none where there is one', async () => {
  const world = await openCollectWorld();
  const command = { clicker: { slackUserId: world.userId('SN'), teamId: 'T1' }, now: NOW };
  const alone = await answerMilestoneCommand(world.ports, { ...command, text: 'CFS1' });
  if (alone.outcome !== 'card') throw new Error(alone.outcome);
  expect(JSON.stringify(buildCard(alone.card))).not.toContain('Children and Enterprise');
  await bringIn(world, PLACES.replace('ref: PL1', 'ref: COPS2').replaceAll('hd@westmere', 'hugh.danvers@westmere'));
  const answer = await answerMilestoneCommand(world.ports, { ...command, text: 'COPS2' });
  if (answer.outcome !== 'chooser') throw new Error(answer.outcome);
  const drawn = JSON.stringify(buildChooser(answer.choice, answer.indicators));
  expect(drawn).toContain('Children and Enterprise: Places where families need them');
  expect(drawn).toContain('Places and Streets: Streets that are safe');
  world.house.close();
});
