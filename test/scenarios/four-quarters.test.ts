import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { playYear } from '../support/year.ts';

/**
 * Who got what, when and why, owners and an officer, on every day from June 2025 to May 2026; what falls into it is
 * said in test/support/year.ts. Reviewed line by line: after a change on purpose write it anew with
 * RAGTIME_WRITE_GOLDEN=1 and read what differs.
 */
const GOLDEN = fileURLToPath(new URL('../fixtures/golden/four-quarters.txt', import.meta.url));

describe('four quarters lived day by day', () => {
  it('sends what the golden file says, and no message twice', { timeout: 120_000 }, async () => {
    const { table, keys } = await playYear();
    if (process.env.RAGTIME_WRITE_GOLDEN === '1') writeFileSync(GOLDEN, table);
    expect(table).toBe(readFileSync(GOLDEN, 'utf8'));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
