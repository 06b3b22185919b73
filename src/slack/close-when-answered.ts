import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';

type SocketClient = SocketModeReceiver['client'];
type Connection = NonNullable<SocketClient['websocket']>;

/** Slack waits no longer for an answer. */
const ANSWERED_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 10;

/** Counts one click from its arrival; what it returns is called when it is answered, or never will be. */
export type CountClick = () => () => unknown;

/**
 * Slack's client closes a connection at once: when Slack tells it to go, and when Slack was silent, which is also how it
 * looks where this process was held up for seconds. Answers that are on their way are refused then, and clicks that have
 * arrived are not read. Both are done first here, in as long as Slack waits.
 * @param stopping where it is aborted, who stops has waited already.
 */
export function closeWhenAnswered(client: SocketClient, stopping: AbortSignal): CountClick {
  let unanswered = new Set<object>();
  client.on('connecting', () => {
    // One that is stuck does not hold up the connections that come after its own.
    unanswered = new Set();
    if (client.websocket !== undefined) closeAfter(client.websocket, unanswered, stopping);
  });
  return () => {
    const click = {};
    const ofConnection = unanswered.add(click);
    return () => ofConnection.delete(click);
  };
}

function closeAfter(connection: Connection, unanswered: ReadonlySet<object>, stopping: AbortSignal): void {
  const close = connection.disconnect.bind(connection);
  let isClosing = false;
  connection.disconnect = () => {
    // One that Slack has closed carries no answer.
    if (stopping.aborted || !connection.isActive()) return close();
    if (isClosing) return;
    isClosing = true;
    void allAnswered(unanswered).then(close);
  };
}

async function allAnswered(unanswered: ReadonlySet<object>): Promise<void> {
  const giveUpAt = performance.now() + ANSWERED_WITHIN_MS;
  // What has arrived is read before an immediate is called.
  for (await immediate(); unanswered.size > 0 && performance.now() < giveUpAt; await immediate()) {
    await sleep(LOOK_EVERY_MS, undefined, { ref: false });
  }
}
