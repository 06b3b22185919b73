import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordDeliveries } from '../../attack/attack.ts';
import { rawRequests, sendRaw } from '../../attack/raw-requests.ts';
import type { Council } from '../support/council.ts';
import { openPrint } from '../support/database-print.ts';
import { openCollecting } from '../support/open-collecting.ts';

let council: Council;
let print: ReturnType<typeof openPrint>;
let genuine: string;

/** The submit of a form, which arrives before the same is sent in other ways. */
beforeAll(async () => {
  council = await openCollecting('http');
  const { recorded, stop } = recordDeliveries(council);
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await anne.fill('Will it be done on time?', 'Green: on course');
  await anne.fill('What should councillors know?', 'Both sites are open.');
  council.slack.faults.nextDelivery('view_submission', { kind: 'delivery-lost' });
  await anne.submit();
  stop();
  const payload = JSON.stringify(recorded.at(-1)?.payload);
  genuine = new URLSearchParams({ payload }).toString();
  print = openPrint(council.databasePath);
});
afterAll(async () => {
  print.close();
  await council.stop();
});

const send = (request: Parameters<typeof sendRaw>[0]) =>
  sendRaw(request, { port: council.config.port, secret: council.slack.signingSecret });

describe('a request that Slack did not send', () => {
  it.each(rawRequests('').map(({ name }) => name))(
    'changes nothing, is answered without a word too many, and the next click is answered: %s',
    async (name) => {
      const request = rawRequests(genuine).find((one) => one.name === name);
      if (request === undefined) throw new Error(`There is no request ${name}.`);
      const { status, text } = await send(request);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toMatch(/\n\s+at |node_modules|xoxb-|Error:/);
      expect(text.length).toBeLessThan(500);
      const seen = await council.slack.as('AMc').command('/milestone help');
      expect(seen.text).toContain('What /milestone does');
      expect(print.changed()).toEqual([]);
    },
  );

  it('is taken once it is genuine, and changes nothing more when it is replayed', async () => {
    expect((await send({ name: 'genuine', body: genuine })).status).toBe(200);
    expect(print.changed()).toContain('milestone_update');
    expect((await send({ name: 'replayed', body: genuine })).status).toBe(200);
    expect(print.changed()).not.toContain('milestone_update');
  });
});
