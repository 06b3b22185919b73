import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { House } from '../open-house.ts';
import { createSlackApp, type SlackApp } from '../slack/app.ts';
import type { Delivery } from '../slack/create-receiver.ts';
import { createDirectory } from '../slack/directory.ts';
import { identifyBot } from '../slack/identify-bot.ts';
import { TokenRefused } from '../slack/keep-connected.ts';
import { renderNotice } from '../slack/remind/notice-message.ts';
import { renderPreview } from '../slack/remind/preview-message.ts';
import type { ClickKind, WatchedClick } from '../slack/watch-clicks.ts';
import { refuseListening, StartRefused } from '../start-refused.ts';
import { unlessStopped } from '../unless-stopped.ts';
import { readClicker } from '../usecases/read-clicker.ts';
import { refreshSlackUser } from '../usecases/remind/refresh-slack-user.ts';
import { clientsOf, newPatience, type RagtimeOptions, SLACK } from './options.ts';

/** Pause before Slack is asked again whose token this is. */
const IDENTIFY_AGAIN_MS = 5_000;
/** Two looks of a proxy that asks once a second, and little of the ten seconds that a supervisor gives. */
const LEAVES_FOR_MS = 2_000;

/** The app that Slack talks to. */
export async function wireSlack(
  house: House,
  options: RagtimeOptions,
  noteClick: (click: WatchedClick) => void,
): Promise<SlackApp> {
  const { config, clock, log, signal } = options;
  const workspace = await unlessStopped(signal, identify(house, options));
  const directory = createDirectory(clientsOf(config).interactive);
  const clickPorts = {
    ...house,
    administrators: config.administrators,
    teamId: () => workspace.teamId,
    newNonce: randomUUID,
    slackUsers: {
      ...house.slackUsers,
      // One try only: what is learnt of a stranger may be lost, the answer to the click may not wait.
      slackUser: (id: string) =>
        readClicker({ ...house, directory }, id, { now: clock(), patience: { giveUpAt: performance.now() } }),
    },
  };
  const deskPorts = { ...clickPorts, actors: clickPorts, renderNotice };
  const app = createSlackApp(
    {
      botToken: config.botToken,
      botId: workspace.botId,
      botUserId: workspace.botUserId,
      slackApiUrl: config.slackApiUrl ?? SLACK,
      delivery: deliveryOf(options),
      storeWithinMs: options.tuning?.storeWithinMs,
    },
    {
      collect: clickPorts,
      items: clickPorts,
      finance: clickPorts,
      plan: clickPorts,
      review: clickPorts,
      remind: clickPorts,
      check: { ...clickPorts, renderPreview },
      preview: { ...house, actors: clickPorts },
      signOff: { ...house, actors: clickPorts },
      meetings: clickPorts,
      home: clickPorts,
      stamp: house.stamp,
      desk: deskPorts,
      quarter: { ...clickPorts, ...deskPorts },
      clock,
      log: log.child({ part: 'slack' }),
      onClick: (click) => {
        noteClick(click);
        logClick(log, click);
      },
      onUserChanged: async (user) => {
        await refreshSlackUser(house.slackUsers, user, { now: clock(), patience: newPatience() });
      },
      onRevoked: async () => {
        log.error(
          'Slack removed the app or took its token away. Install it again and restart Ragtime with the new token.',
        );
        await house.workspaces.saveWorkspace({ ...workspace, readAt: clock(), revokedAt: clock() }, newPatience());
      },
    },
  );
  await unlessStopped(signal, app.start()).catch(async (error: unknown) => {
    if (signal?.aborted) await app.stop();
    throw refuseStart(config, error);
  });
  return app;
}

/** What somebody did; what Slack tells with every few characters that they type is a step on the way. */
const ACTS: readonly ClickKind[] = ['block_actions', 'view_submission', 'shortcut', 'command'];

function logClick(log: Logger, { isLate, isTyping, ...click }: WatchedClick): void {
  if (isLate) log.warn(click, 'Slack had no answer to a click in time');
  else log[ACTS.includes(click.kind) && !isTyping ? 'info' : 'debug'](click, 'A click was answered');
}

function deliveryOf({ config, tuning = {} }: RagtimeOptions): Delivery {
  const { receiver, host, port, healthPort } = config;
  if (receiver === undefined) throw new Error('Without a receiver only the jobs can be started.');
  if (receiver.kind === 'http') {
    // Where nobody can ask whether this process is ready, waiting would change nothing.
    return { ...receiver, host, port, leavesForMs: healthPort === undefined ? 0 : LEAVES_FOR_MS };
  }
  const { secondSocketAfterMs: secondAfterMs } = tuning;
  return secondAfterMs === undefined ? receiver : { ...receiver, secondAfterMs };
}

function refuseStart(config: Config, error: unknown): unknown {
  if (!(error instanceof TokenRefused)) return refuseListening(config, error);
  return new StartRefused(
    `Slack does not take the token in SLACK_APP_TOKEN: ${error.message}. Get an app-level token (xapp-…) with the scope ` +
      'connections:write under "Basic Information" of your app at https://api.slack.com/apps.',
    { cause: error },
  );
}

/** Whose token this is: asked at every start, so that no click has to; what is known serves while Slack cannot be reached. */
async function identify(house: House, { config, clock, log, signal }: RagtimeOptions) {
  const { worker } = clientsOf(config);
  for (;;) {
    const identified = await identifyBot(worker);
    signal?.throwIfAborted();
    if (identified.outcome === 'known') {
      const known = { ...identified.workspace, readAt: clock(), revokedAt: undefined };
      await house.workspaces.saveWorkspace(known, newPatience());
      return known;
    }
    if (identified.outcome === 'refused') {
      throw new StartRefused(
        `Slack does not take the token in SLACK_BOT_TOKEN: ${identified.problem}. Get the Bot User OAuth Token (xoxb-…) under ` +
          '"OAuth & Permissions" of your app at https://api.slack.com/apps.',
      );
    }
    const stored = await house.workspaces.workspace();
    if (stored !== undefined) return stored;
    log.warn({ problem: identified.problem }, 'Slack cannot be reached; trying again');
    await sleep(IDENTIFY_AGAIN_MS, undefined, { ...(signal && { signal }) });
  }
}
