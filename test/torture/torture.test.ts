import { afterAll, describe, expect, it } from 'vitest';
import { SHORT_DAYS, torture } from '../../torture/torture.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';

afterAll(endIdleProcesses);

const TIMEOUT_MS = 600_000;

describe('a quarter in which everything goes wrong that can', () => {
  // Two processes of each kind on a Redis; where there is none, one process.
  it('loses nothing that was called saved and sends nothing twice', { timeout: TIMEOUT_MS }, async () => {
    const lines: string[] = [];
    const { tally, findings } = await torture({
      seeds: [5],
      days: SHORT_DAYS,
      note: () => undefined,
      say: (line) => lines.push(line),
    });
    console.info(lines.at(-1));
    expect(findings, lines.join('\n')).toEqual([]);
    expect(tally.kills).toBeGreaterThan(10);
    expect(tally.kinds.length).toBeGreaterThan(6);
    expect(tally.saved).toBeGreaterThan(8);
    expect(tally.stored).toBeGreaterThanOrEqual(tally.saved);
    expect(tally.sent).toBeGreaterThan(50);
  });
});
