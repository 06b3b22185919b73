import { expect, it } from 'vitest';
import { buildChooser } from '../../../src/slack/collect/milestone/build-chooser.ts';
import { answerMilestoneCommand } from '../../../src/usecases/collect/milestone/answer-milestone-command.ts';
import { NOW, openCollectWorld } from '../../support/collect-world.ts';

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
