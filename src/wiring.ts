import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { CONCURRENCY, SLACK_LIMITS, speedUp } from '../jobs/queues.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { startTimer } from '../jobs/timer.ts';
import type { Config } from './config.ts';
import { DEFAULT_DELIVERY_SETTINGS, type DeliverySettings } from './core/remind/delivery.ts';
import { type House, lookOf, openHouse } from './open-house.ts';
import { ChildRenderer } from './reports/render-in-child.ts';
import { createSlackApp, type SlackApp } from './slack/app.ts';
import { createClients } from './slack/clients.ts';
import type { Delivery } from './slack/create-receiver.ts';
import { createDirectory } from './slack/directory.ts';
import { createFilePoster } from './slack/file-poster.ts';
import { identifyBot } from './slack/identify-bot.ts';
import { TokenRefused } from './slack/keep-connected.ts';
import { createMessenger } from './slack/messenger.ts';
import { renderNotice } from './slack/remind/notice-message.ts';
import { renderPreview } from './slack/remind/preview-message.ts';
import { RENDERERS } from './slack/remind/renderers.ts';
import { createTokenWatch } from './slack/token-watch.ts';
import { refuseListening, StartRefused } from './start-refused.ts';
import { unlessStopped } from './unless-stopped.ts';
import { attachmentReader } from './usecases/publish/read-attachment.ts';
import { readClicker } from './usecases/read-clicker.ts';
import { deliver } from './usecases/remind/deliver.ts';
import { mapPerson, peopleToMap } from './usecases/remind/map-people.ts';
import { planDueWork } from './usecases/remind/plan-due-work.ts';
import { readGround } from './usecases/remind/read-situation.ts';
import { refreshSlackUser } from './usecases/remind/refresh-slack-user.ts';
import { rememberWhileUnchanged } from './usecases/remind/remember.ts';
import { type ProcessRole, refuseSecondEmbeddedQueue } from './usecases/running-processes.ts';

/** How long the clock's own writes wait for a locked database, real time; nobody waits for their answer. */
const PATIENCE_MS = 10_000;
const HEARTBEAT_EVERY_MS = 30_000;
/** Pause before Slack is asked again whose token this is. */
const IDENTIFY_AGAIN_MS = 5_000;
const REFRESH_HOMES_EVERY_MS = 5_000;
const SLACK = 'https://slack.com/api/';

function newPatience() {
  return { giveUpAt: performance.now() + PATIENCE_MS };
}

/** What tests and the demo change; production leaves all of it out. */
export interface Tuning {
  readonly delivery?: DeliverySettings;
  /** How many times as fast as the real Slack the other side may be called. */
  readonly slackSpeed?: number;
  readonly secondSocketAfterMs?: number;
  readonly sweepEveryMs?: number | 'never';
  readonly heartbeatEveryMs?: number;
  readonly queuePrefix?: string;
  /** Messages that this process sends at once. */
  readonly concurrency?: number;
  /** Real time after which a job of a process that died is taken up by another. */
  readonly lockMs?: number;
}

export interface RagtimeOptions {
  readonly config: Config;
  readonly role: ProcessRole;
  /** The time that everything is told. */
  readonly clock: () => Date;
  readonly log: Logger;
  readonly tuning?: Tuning;
  /** Ends the start where it has not come to its end; afterwards it means nothing. */
  readonly signal?: AbortSignal;
}

export interface Ragtime {
  readonly house: House;
  /** One turn of the told clock, for the demo and for scenarios. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts Ragtime in this process.
 * @throws StartRefused; the signal's reason when that came first. Nothing is left running then.
 */
export async function startRagtime(options: RagtimeOptions): Promise<Ragtime> {
  const documents = new ChildRenderer({ look: lookOf(options.config) });
  const house = await openHouse(options.config.databasePath, {
    ...options.config,
    renderReport: documents.renderReport,
  });
  const stops: (() => Promise<void>)[] = [async () => house.close(), async () => documents.stop()];
  const stop = async () => {
    for (const step of stops.toReversed()) await step();
  };
  try {
    const presence = await enterProcess(house, options);
    stops.push(presence.leave);
    const jobs = options.role === 'slack' ? undefined : await startJobsOf(house, options, presence.beat);
    if (jobs !== undefined) stops.push(jobs.stop);
    options.signal?.throwIfAborted();
    const slack = options.role === 'jobs' ? undefined : await startSlackOf(house, options);
    if (slack !== undefined) stops.push(slack.stop, keepHomesFresh(slack, options));
    const tick = async () => {
      await jobs?.tick();
      await slack?.refreshHomes();
    };
    return { house, tick, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Says that this process runs, and keeps saying it. Real time: whether a process lives does not depend on the told one. */
async function enterProcess(house: House, options: RagtimeOptions) {
  const { role, config } = options;
  const self = { id: randomUUID(), role, pid: process.pid, host: hostname() };
  if (role !== 'slack' && config.redisUrl === undefined) {
    const refusal = refuseSecondEmbeddedQueue(await house.processes.running(new Date()), self);
    if (refusal !== undefined) throw new StartRefused(refusal);
  }
  const beat = async () => {
    await house.processes.beat({ ...self, seenAt: new Date() }, newPatience());
  };
  await beat();
  const endTimer = role === 'slack' ? keepBeating(beat, options) : undefined;
  return {
    beat,
    leave: async () => {
      endTimer?.();
      await house.processes.end(self.id, newPatience());
    },
  };
}

/** Who sends has the timer of the jobs for it. */
function keepBeating(beat: () => Promise<void>, { log, tuning = {} }: RagtimeOptions): () => void {
  return startTimer(beat, {
    everyMs: tuning.heartbeatEveryMs ?? HEARTBEAT_EVERY_MS,
    onError: (error) =>
      log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'The sign of life could not be written; the next one follows.',
      ),
  });
}

/** Real time decides when to look; how long ago it was drawn is told. */
function keepHomesFresh(slack: SlackApp, { log, tuning = {} }: RagtimeOptions): () => Promise<void> {
  const endTimer =
    tuning.sweepEveryMs === 'never'
      ? undefined
      : startTimer(slack.refreshHomes, {
          everyMs: REFRESH_HOMES_EVERY_MS,
          onError: (error) =>
            log.warn({ reason: String(error) }, 'Home tabs could not be refreshed; the next turn follows.'),
        });
  return async () => endTimer?.();
}

async function startJobsOf(
  house: House,
  { config, clock, log, tuning = {} }: RagtimeOptions,
  heartbeat: () => Promise<void>,
) {
  const { worker } = clientsOf(config, tuning.concurrency);
  const ports = {
    ...house,
    ground: rememberWhileUnchanged(() => readGround(house), house.stamp),
    messenger: createMessenger(worker),
    filePoster: createFilePoster(worker),
    readAttachment: attachmentReader(house),
    tokenWatch: createTokenWatch(log.child({ part: 'jobs' })),
    directory: createDirectory(worker),
    ...RENDERERS,
    settings: tuning.delivery ?? DEFAULT_DELIVERY_SETTINGS,
    newPatience,
    mappingFailures: new Map(),
  };
  return startJobs({
    redisUrl: config.redisUrl,
    clock,
    log: log.child({ part: 'jobs' }),
    work: {
      planDueWork: (time) => planDueWork(ports, time),
      deliver: (id, time) => deliver(ports, id, time),
      peopleToMap: (time) => peopleToMap(ports, time),
      mapPerson: (personId, time) => mapPerson(ports, personId, time),
      heartbeat,
    },
    limits: speedUp(SLACK_LIMITS, tuning.slackSpeed ?? 1),
    ...(tuning.sweepEveryMs && { sweepEveryMs: tuning.sweepEveryMs }),
    ...(tuning.queuePrefix && { prefix: tuning.queuePrefix }),
    ...(tuning.concurrency && { concurrency: tuning.concurrency }),
    ...(tuning.lockMs && { lockMs: tuning.lockMs }),
  });
}

async function startSlackOf(house: House, options: RagtimeOptions): Promise<SlackApp> {
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
    },
    {
      collect: clickPorts,
      items: clickPorts,
      plan: clickPorts,
      review: clickPorts,
      remind: clickPorts,
      check: { ...clickPorts, renderPreview },
      preview: { ...house, actors: clickPorts },
      signOff: { ...house, actors: clickPorts },
      home: clickPorts,
      stamp: house.stamp,
      desk: deskPorts,
      quarter: { ...clickPorts, ...deskPorts },
      clock,
      log: log.child({ part: 'slack' }),
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

function deliveryOf({ config: { receiver, host, port }, tuning = {} }: RagtimeOptions): Delivery {
  if (receiver === undefined) throw new Error('Without a receiver only the jobs can be started.');
  if (receiver.kind === 'http') return { ...receiver, host, port };
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

function clientsOf({ botToken, slackApiUrl = SLACK }: Config, workerConcurrency = CONCURRENCY) {
  return createClients({ botToken, slackApiUrl, workerConcurrency });
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
