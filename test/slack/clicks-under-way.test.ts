import { beforeEach, describe, expect, it } from 'vitest';
import { type ClicksUnderWay, countClicksUnderWay } from '../../src/slack/clicks-under-way.ts';
import { openHandApp } from '../support/hand-app.ts';

const PATIENT = 60_000;

/** A click whose work goes on until it is told to end. */
function click(clicks: ClicksUnderWay, userId: string): () => Promise<void> {
  const bolt = openHandApp();
  const work = Promise.withResolvers<void>();
  bolt.use(clicks.count);
  bolt.use(async () => work.promise);
  const done = bolt.processEvent({
    body: { type: 'block_actions', user: { id: userId }, team: { id: 'T1' }, actions: [{}] },
    ack: async () => undefined,
  });
  return () => {
    work.resolve();
    return done;
  };
}

describe('whoever stops', () => {
  let since: number;
  beforeEach(() => {
    since = performance.now();
  });

  it('waits for what goes on behind an answered click, and then knows of nothing that was cut off', async () => {
    const clicks = countClicksUnderWay({ endedWithinMs: PATIENT });
    const end = click(clicks, 'U2');
    const order: string[] = [];
    const ended = clicks.ended(since).then((left) => {
      order.push('stops');
      return left;
    });
    // Longer than a click waits for its answer.
    await clicks.answered();
    order.push('the work ends');
    await end();
    expect(await ended).toEqual([]);
    expect(order).toEqual(['the work ends', 'stops']);
  });

  it('gives up after a while, and knows whose clicks did not end', async () => {
    const clicks = countClicksUnderWay({ endedWithinMs: 0 });
    const [end, endOther] = [click(clicks, 'U2'), click(clicks, 'U3')];
    await endOther();
    const left = await clicks.ended(since);
    expect(left.map(({ body }) => body)).toMatchObject([{ user: { id: 'U2' } }]);
    await end();
    expect(await clicks.ended(since)).toEqual([]);
  });
});
