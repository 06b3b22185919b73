import { afterEach, beforeEach, expect, it } from 'vitest';
import { runStatus } from '../../src/cli/status.ts';
import { returnNothing } from '../../src/usecases/collect/item/return-nothing.ts';
import { readStatus } from '../../src/usecases/review/read-status.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../support/collect-world.ts';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

async function statusLine(part: string): Promise<string> {
  const out: string[] = [];
  await runStatus([], {
    out: (line) => out.push(line),
    err: (line) => out.push(line),
    readStatus: () => readStatus(world.house, NOW),
    running: async () => [],
  });
  return out.find((line) => line.includes(part)) ?? '';
}
const itemsLine = () => statusLine('Items:');

it('says how many items were given, who has none, and who said nothing yet', async () => {
  expect(await itemsLine()).toMatch(/Items: key developments 0, emerging issues 0, nothing to report 0; .*AMc/);
  const [plan] = await world.house.plans.plans();
  const outcome = await returnNothing(
    { ...world.house, ...world.ports },
    {
      clicker: { slackUserId: world.userId('AMc'), teamId: 'T1' },
      directorateId: plan?.directorateId ?? '',
      quarter: '2026-27/Q1',
      to: 'nothing',
      now: NOW,
      patience: patience(),
    },
  );
  expect(outcome.outcome).toBe('done');
  expect(await itemsLine()).toContain('nothing to report 1; ');
  expect(await itemsLine()).not.toContain('AMc');
});

it('says when the board meets, and by when its papers must be out', async () => {
  expect(await statusLine('meets on')).toContain(
    'Children and Learning Board meets on 14 September 2026; its papers must be out by 4 September 2026',
  );
});
