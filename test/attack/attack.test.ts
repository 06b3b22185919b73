import { afterEach, describe, expect, it } from 'vitest';
import { attack, recordDeliveries } from '../../attack/attack.ts';
import { playFiguresAndItems } from '../gallery/play-figures-and-items.ts';
import { playReview } from '../gallery/play-review.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { readColumn } from '../support/read-column.ts';

const PAYLOADS = 500;
const TIMEOUT_MS = 600_000;
/** Shorter texts stand in other places, too. */
const LONG_ENOUGH = 30;

let council: Council;
afterEach(() => council.stop());

/** Everything that people wrote. */
function textsOf({ databasePath }: Council): readonly string[] {
  const texts = [
    'milestone_update.commentary',
    'indicator_update.commentary',
    'item_version.text',
    'returned.question',
  ];
  return texts
    .map((name) => name.split('.'))
    .flatMap(([table, column]) => readColumn(databasePath, `select ${column} from ${table}`).map(String))
    .filter((text) => text.length > LONG_ENOUGH);
}

describe.each([
  { transport: 'socket', play: playReview, seed: 1 },
  { transport: 'http', play: playFiguresAndItems, seed: 2 },
] as const)('payloads over $transport that Slack never sends', ({ transport, play, seed }) => {
  it('change nothing without a right, get an answer, bring nothing down, and no log tells what people wrote', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const logged: string[] = [];
    council = await openCouncil({ transport, logTo: (line) => logged.push(line) });
    const { recorded, stop } = recordDeliveries(council);
    await play(council);
    stop();
    const { sent, kinds, changedByOwners, findings } = await attack(council, { seed, payloads: PAYLOADS, recorded });
    expect(findings).toEqual([]);
    expect(sent).toBe(PAYLOADS);
    expect(kinds.size).toBe(7);
    expect(changedByOwners.length).toBeGreaterThan(0);
    const log = logged.join('');
    expect(log.length).toBeGreaterThan(100);
    const { botToken, appToken, signingSecret } = council.slack;
    const secrets = [botToken, appToken, signingSecret, ...textsOf(council)].map((text) =>
      JSON.stringify(text).slice(1, -1),
    );
    expect(secrets.filter((text) => log.includes(text))).toEqual([]);
  });
});
