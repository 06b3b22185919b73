import { describe, expect, it } from 'vitest';
import { compileSnapshot } from '../../src/core/publish/compile-snapshot.ts';
import { findFindings } from '../../src/core/review/checks/find-findings.ts';
import type { Steps } from '../../src/core/steps.ts';
import { readInTurns, takeTurns } from '../../src/usecases/take-turns.ts';
import { checkSources, reportWith } from '../support/check-builders.ts';
import { inOneGo } from '../support/in-one-go.ts';
import { snapshotSources } from '../support/report-builders.ts';
import { seeded } from '../support/seeded.ts';

const WORDS = ['roof', 'hub', 'tender', 'carers', 'nursery', 'valuer', 'pupils', 'survey', 'grant', 'centre'] as const;

function writeTexts(count: number): readonly string[] {
  const { pick, below } = seeded(3);
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 24 }, () => (below(2) === 0 ? pick(WORDS) : `w${below(5_000)}`));
    return `The ${words.slice(0, 12).join(' ')}. A ${words.slice(12).join(' ')}.`;
  });
}

function countSteps(steps: Steps<unknown>): number {
  let taken = 0;
  while (steps.next().done !== true) taken += 1;
  return taken;
}

describe('the checks of a large report', () => {
  it('let what came meanwhile be done before they end', async () => {
    const events: string[] = [];
    const sources = checkSources(reportWith(...writeTexts(2_000)));
    const checked = takeTurns(findFindings(sources)).then((found) => {
      events.push('the checks have ended');
      return found;
    });
    // Somebody's click, and another one while that one was answered.
    setImmediate(() => {
      events.push('a click');
      setImmediate(() => events.push('another click'));
    });
    const found = await checked;
    expect(events).toEqual(['a click', 'another click', 'the checks have ended']);
    expect(found).toEqual(inOneGo(findFindings(sources)));
  });

  it('take a step for each text, several times', () => {
    const stepsOf = (count: number) => countSteps(findFindings(checkSources(reportWith(...writeTexts(count)))));
    expect(stepsOf(300) - stepsOf(100)).toBeGreaterThan(5 * 200);
  });
});

describe('a large report', () => {
  const ids = Array.from({ length: 2_500 }, (_, index) => `m${index}`);

  it('is read in parts, between which what came meanwhile is done', async () => {
    const events: string[] = [];
    const reading = readInTurns(ids, async (part) => {
      events.push(`${part.length} read`);
      return new Map(part.map((id) => [id, id.toUpperCase()]));
    });
    setImmediate(() => events.push('a click'));
    expect([...(await reading)]).toEqual(ids.map((id) => [id, id.toUpperCase()]));
    expect(events[0]).toBe('1000 read');
    expect(events.indexOf('a click')).toBeLessThan(events.indexOf('500 read'));
  });

  it('is compiled with a step for each milestone and each commentary', () => {
    const stepsOf = (count: number) => countSteps(compileSnapshot(snapshotSources(reportWith(...writeTexts(count)))));
    expect(stepsOf(30) - stepsOf(10)).toBe(2 * 20);
  });
});
