import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallFault } from '../../sandbox/faults.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { writeMilestonesOnly } from '../support/plans-of-tests.ts';

/** What Slack answers at an address for one answer that it does not take. */
const FAULTS: readonly (readonly [string, CallFault])[] = [
  ['has expired', { kind: 'refused', error: 'expired_url' }],
  ['was used too often', { kind: 'refused', error: 'used_url' }],
  ['answers with an error', { kind: 'http-error', status: 500 }],
  ['cuts the connection', { kind: 'reset-before' }],
];

let council: Council;
afterEach(() => council.stop());

/** No form opens, and nothing is said where the click came from. */
function breakAnswers(fault: CallFault): void {
  council.slack.faults.next('views.open', { kind: 'reset-before' });
  council.slack.faults.next('response_url', fault);
}

describe('an address for the answer that', () => {
  it.each(FAULTS)('%s leaves nobody without a word: a form that did not open', async (_, fault) => {
    council = await openCollecting('socket');
    const anne = council.slack.as('AMc');
    const before = anne.dms().length;
    breakAnswers(fault);
    await anne.command('/milestone COPS2');
    expect(council.slack.faults.pending).toBe(0);
    expect(
      anne
        .dms()
        .slice(before)
        .map(({ text }) => text),
    ).toEqual([
      expect.stringContaining('Sorry, that did not work, and nothing was changed. Please try again in a minute'),
    ]);
  });

  describe('has to say what a press in a message has done', () => {
    beforeEach(async () => {
      council = await openCouncil({ transport: 'http' });
      await council.command('import', writeMilestonesOnly(council));
      council.setTime('2026-06-24T08:00:00Z');
      for (let turn = 0; turn < 3; turn += 1) await council.tick();
    });

    it.each(FAULTS)('and %s: it is said in a message', async (_, fault) => {
      const jo = council.slack.as('JP');
      breakAnswers(fault);
      await jo.press('Open on Wednesday 1 July', { in: jo.dms()[0] });
      expect(council.slack.faults.pending).toBe(0);
      expect(jo.dms().at(-1)?.text).toContain('opens by itself at 9am Wednesday 1 July');
      expect(jo.dms()).toHaveLength(2);
    });
  });
});
