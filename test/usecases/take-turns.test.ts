import { describe, expect, it } from 'vitest';
import { findFindings } from '../../src/core/review/checks/find-findings.ts';
import { takeTurns } from '../../src/usecases/take-turns.ts';
import { checkSources, reportWith } from '../support/check-builders.ts';
import { inOneGo } from '../support/in-one-go.ts';
import { seeded } from '../support/seeded.ts';

const WORDS = ['roof', 'hub', 'tender', 'carers', 'nursery', 'valuer', 'pupils', 'survey', 'grant', 'centre'] as const;

function writeTexts(count: number): readonly string[] {
  const { pick, below } = seeded(3);
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 24 }, () => (below(2) === 0 ? pick(WORDS) : `w${below(5_000)}`));
    return `The ${words.slice(0, 12).join(' ')}. A ${words.slice(12).join(' ')}.`;
  });
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
    const stepsOf = (count: number) => {
      const steps = findFindings(checkSources(reportWith(...writeTexts(count))));
      let taken = 0;
      while (steps.next().done !== true) taken += 1;
      return taken;
    };
    expect(stepsOf(300) - stepsOf(100)).toBeGreaterThan(5 * 200);
  });
});
