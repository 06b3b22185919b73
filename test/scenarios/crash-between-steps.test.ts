import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCrashCouncil } from '../support/crash-council.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { EXPECTED_MESSAGES, type Played, playSteps, STEPS } from './crash-steps.ts';

afterAll(endIdleProcesses);

async function playOnce(killAfter?: number): Promise<Played> {
  const council = await openCrashCouncil();
  try {
    return await playSteps(council, async (_step, index) => {
      if (index === killAfter) await council.kill();
    });
  } finally {
    await council.stop();
  }
}

describe('Ragtime is killed between two steps of a quarter', () => {
  let undisturbed: Played;

  beforeAll(async () => {
    undisturbed = await playOnce();
  });

  it('has an undisturbed quarter to be compared with', () => {
    const { standing, html } = undisturbed;
    expect(standing.map(({ where, key }) => `${where} ${key}`)).toEqual(EXPECTED_MESSAGES);
    expect(html).toContain('Answer number 4 says what was done');
  });

  it.each(STEPS.map(({ name }, index) => ({ name, index })))(
    'ends with the same messages and the same report when it dies after: $name',
    async ({ index }) => {
      expect(await playOnce(index)).toEqual(undisturbed);
    },
  );
});
