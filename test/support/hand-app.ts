import { App, LogLevel } from '@slack/bolt';

const nothing = () => undefined;
const quiet = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** Bolt's app whose other side is the test: what arrives is given to `processEvent`. */
export function openHandApp(): App {
  const receiver = { init: nothing, start: async () => undefined, stop: async () => undefined };
  const authorize = async () => ({ botId: 'B1', botUserId: 'U1', botToken: 'xoxb-1' });
  return new App({ receiver, authorize, convoStore: false, logger: quiet });
}
