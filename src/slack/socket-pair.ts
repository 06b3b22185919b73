import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';

/**
 * After every refresh the socket client waits five seconds before it connects again, and a click in that hole is lost.
 * Two connections that began at different times are not refreshed together: Slack delivers to whichever is open.
 */
export const SECOND_SOCKET_AFTER_MS = 20_000;

export interface SocketPairOptions {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly logger: Logger;
  readonly secondAfterMs: number;
}

/** Bolt wants a class: it calls `init`, `start` and `stop`. */
export class SocketPair implements Receiver {
  readonly #first: SocketModeReceiver;
  readonly #second: SocketModeReceiver;
  readonly #secondAfterMs: number;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SocketPairOptions) {
    this.#first = createSocket(options);
    this.#second = createSocket(options);
    this.#secondAfterMs = options.secondAfterMs;
    this.#logger = options.logger;
  }

  init(app: App): void {
    this.#first.init(app);
    this.#second.init(app);
  }

  async start(): Promise<void> {
    await this.#first.start();
    if (this.#secondAfterMs === 0) {
      await this.#second.start();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#second
        .start()
        .catch((error) => this.#logger.error(`The second connection to Slack could not be opened: ${error}`));
    }, this.#secondAfterMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.all([this.#first.stop(), this.#second.stop()]);
  }
}

function createSocket({ appToken, slackApiUrl, logger }: SocketPairOptions): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    // Options of its own: shared ones are changed by the socket client, and its calls must retry while ours must not.
    installerOptions: { clientOptions: { slackApiUrl } },
    customPropertiesExtractor: ({ envelope_id: envelopeId }) => ({ envelopeId }),
    // An unanswered submit keeps the form open with its text; an empty answer would close it and lose the words.
    processEventErrorHandler: async () => false,
  });
}
