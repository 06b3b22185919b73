import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordDeliveries } from '../../attack/attack.ts';
import { type RawFrame, rawFrames } from '../../attack/raw-frames.ts';
import type { JsonObject } from '../../sandbox/json.ts';
import type { Council } from '../support/council.ts';
import { openPrint } from '../support/database-print.ts';
import { openCollecting } from '../support/open-collecting.ts';

const TIMEOUT_MS = 20_000;
const CONNECTIONS = 2;

let council: Council;
let print: ReturnType<typeof openPrint>;
let genuine: JsonObject;
let frames: readonly RawFrame[];
const logged: string[] = [];

/** The submit of a form, which arrives before the same is sent in other ways. */
beforeAll(async () => {
  council = await openCollecting('socket', { logTo: (line) => logged.push(line) });
  const { recorded, stop } = recordDeliveries(council);
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await anne.fill('Will it be done on time?', 'Green: on course');
  await anne.fill('What should councillors know?', 'Both sites are open.');
  council.slack.faults.nextDelivery('view_submission', { kind: 'delivery-lost' });
  await anne.submit();
  stop();
  genuine = recorded.at(-1)?.payload ?? {};
  frames = rawFrames(genuine);
  print = openPrint(council.databasePath);
});
afterAll(async () => {
  print.close();
  await council.stop();
});

function frameOf(name: string): RawFrame {
  const frame = frames.find((one) => one.name === name);
  if (frame === undefined) throw new Error(`There is no frame ${name}.`);
  return frame;
}

describe('a frame that Slack never sends', () => {
  it.each(rawFrames({}).map(({ name }) => name))(
    'is answered where it can be, changes nothing, and the next click is answered: %s',
    { timeout: TIMEOUT_MS },
    async (name) => {
      const { slack } = council;
      const { send, answers, isLast } = frameOf(name);
      await slack.sockets.opened(CONNECTIONS);
      send(slack.sockets.byHand());
      if (isLast) await slack.sockets.opened(CONNECTIONS);
      if (answers !== undefined) await slack.until(() => slack.sockets.answered.includes(answers));
      // By turns over each of the connections.
      for (let turn = 0; turn < CONNECTIONS; turn += 1) {
        const seen = await slack.as('AMc').command('/milestone help');
        expect(seen.text).toContain('What /milestone does');
      }
      expect(slack.sockets.count).toBe(CONNECTIONS);
      expect(print.changed()).toEqual([]);
    },
  );

  it('has an envelope that is answered once, and stands in no log with what somebody wrote', () => {
    const { answered } = council.slack.sockets;
    expect(answered.filter((id, index) => answered.indexOf(id) !== index)).toEqual([]);
    expect(logged.length).toBeGreaterThan(100);
    expect(logged.join('')).not.toContain('Both sites are open');
  });
});

describe('an envelope that comes twice with the same id', () => {
  it('is answered twice and done once, whatever came before it', async () => {
    const { sockets } = council.slack;
    const frame = JSON.stringify({ envelope_id: 'genuine', type: 'interactive', payload: genuine });
    const answers = () => sockets.answered.filter((id) => id === 'genuine').length;
    sockets.byHand().send(frame);
    await council.slack.until(() => answers() === 1);
    expect(print.changed()).toContain('milestone_update');
    sockets.byHand().send(frame);
    await council.slack.until(() => answers() === 2);
    await council.slack.as('AMc').command('/milestone help');
    expect(print.changed()).not.toContain('milestone_update');
  });
});
