import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildIndicatorHistories } from '../../../../src/slack/collect/indicator/build-indicator-history.ts';
import { submitIndicator } from '../../../../src/usecases/collect/indicator/submit-indicator.ts';
import { answerMilestoneCommand } from '../../../../src/usecases/collect/milestone/answer-milestone-command.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
  const [plan] = await world.house.plans.plans();
  const outcome = await submitIndicator(world.ports, {
    clicker: clicker('AMc'),
    indicatorId: plan?.indicators.find(({ ref }) => ref === 'COPI1')?.id ?? '',
    quarter: '2026-27/Q1',
    nonce: 'form',
    submissionId: 'press',
    basedOn: undefined,
    seenSuppliedId: undefined,
    prefilledFrom: undefined,
    asked: [],
    now: NOW,
    patience: patience(),
    answer: {
      ...{ figure: '79.2', noFigure: undefined, period: '', isProvisional: false, isRedefined: false },
      ...{ expectedOn: undefined, choice: undefined, overrideReason: '', actionBy: undefined, action: '' },
      commentary: 'Three more settings take part.',
    },
  });
  expect(outcome.outcome).toBe('saved');
});
afterEach(() => world.house.close());

const clicker = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });

async function historyOf(initials: string): Promise<string> {
  const ports = { ...world.ports, administrators: [] };
  const answer = await answerMilestoneCommand(ports, { clicker: clicker(initials), text: 'COPI1 history', now: NOW });
  if (answer.outcome !== 'indicator-histories') throw new Error(answer.outcome);
  return JSON.stringify(buildIndicatorHistories(answer.histories));
}

it.each(['AMc', 'JP'])('shows each quarter to owner and officer: %s', async (initials) => {
  const drawn = await historyOf(initials);
  expect(drawn).toContain('79.2%');
  expect(drawn).toContain('Three more settings take part.');
});

it('shows everybody else what was published, and nothing before', async () => {
  const drawn = await historyOf('FW');
  expect(drawn).toContain('No report has been published about it yet.');
  expect(drawn).not.toContain('79.2');
  expect(drawn).not.toContain('Three more settings');
});
