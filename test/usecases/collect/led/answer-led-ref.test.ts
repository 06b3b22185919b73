import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildLedLines } from '../../../../src/slack/collect/led/build-led-lines.ts';
import { answerMilestoneCommand } from '../../../../src/usecases/collect/milestone/answer-milestone-command.ts';
import { type CollectWorld, NOW, openCollectWorld } from '../../../support/collect-world.ts';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

const command = (initials: string, text: string) =>
  answerMilestoneCommand(world.ports, {
    clicker: { slackUserId: world.userId(initials), teamId: 'T1' },
    text,
    now: NOW,
  });

it.each(['Equality action 1', ' equality  ACTION-1 '])(
  'opens for its lead by the name in the lists: %s',
  async (text) => {
    const [plan] = await world.house.plans.plans();
    const id = plan?.equalityActions[0]?.id;
    expect(await command('AMc', text)).toEqual({ outcome: 'entry', entry: { kind: 'equality-action', id } });
  },
);

it('says to anybody else whose it is, with no button', async () => {
  const answer = await command('FW', 'Equality action 1');
  if (answer.outcome !== 'led') throw new Error(answer.outcome);
  expect(answer.found).toMatchObject([{ leadName: 'Alison McBride', isMine: false }]);
  const drawn = JSON.stringify(buildLedLines(answer.found));
  expect(drawn).toContain('Led by Alison McBride');
  expect(drawn).not.toContain('button');
});

it('does not take a number that no risk has', async () => {
  expect((await command('AMc', 'Risk 99')).outcome).toBe('unknown-ref');
});
