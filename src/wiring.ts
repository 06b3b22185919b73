import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { SLACK_LIMITS, speedUp } from '../jobs/queues.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import type { Config } from './config.ts';
import { DEFAULT_DELIVERY_SETTINGS, type DeliverySettings } from './core/remind/delivery.ts';
import { renderReport } from './reports/render-report.ts';
import { createSlackApp, type SlackApp } from './slack/app.ts';
import { createClients } from './slack/clients.ts';
import { createDirectory } from './slack/directory.ts';
import { identifyBot } from './slack/identify-bot.ts';
import { TokenRefused } from './slack/keep-connected.ts';
import { createMessenger } from './slack/messenger.ts';
import { buildSummaryMessages } from './slack/publish/summary-messages.ts';
import { renderReminder } from './slack/remind/reminder-message.ts';
import { createTokenWatch } from './slack/token-watch.ts';
import { openDatabase } from './store/database.ts';
import { createDeliveryStore } from './store/delivery-store.ts';
import { createLedgerReader } from './store/ledger-reader.ts';
import { DatabaseRefused } from './store/migrate-database.ts';
import { newId } from './store/new-id.ts';
import { createPlanStore } from './store/plan-store.ts';
import { createProcessStore } from './store/process-store.ts';
import { createRevisionStore } from './store/revision-store.ts';
import { createSlackUserStore } from './store/slack-user-store.ts';
import { createUpdateStore } from './store/update-store.ts';
import { createWindowStore } from './store/window-store.ts';
import { createWorkspaceStore } from './store/workspace-store.ts';
import { readClicker } from './usecases/read-clicker.ts';
import { deliver } from './usecases/remind/deliver.ts';
import { mapPerson, peopleToMap } from './usecases/remind/map-people.ts';
import { planDueWork } from './usecases/remind/plan-due-work.ts';
import { refreshSlackUser } from './usecases/remind/refresh-slack-user.ts';
import { refuseSecondEmbeddedQueue } from './usecases/running-processes.ts';

/** How long the clock's own writes wait for a locked database, real time; nobody waits for their answer. */
const PATIENCE_MS = 10_000;
const HEARTBEAT_EVERY_MS = 30_000;
/** Pause before Slack is asked again whose token this is. */
const IDENTIFY_AGAIN_MS = 5_000;
const SLACK = 'https://slack.com/api/';

function newPatience() {
  return { giveUpAt: performance.now() + PATIENCE_MS };
}

/** The stores of one database. */
export type House = Awaited<ReturnType<typeof openHouse>>;

export async function openHouse(path: string) {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = await openDatabase(path).catch((error: unknown) => {
    throw error instanceof DatabaseRefused ? new StartRefused(error.message, { cause: error }) : error;
  });
  return {
    newId,
    plans: createPlanStore(database),
    windows: createWindowStore(database),
    updates: createUpdateStore(database),
    slackUsers: createSlackUserStore(database),
    deliveries: createDeliveryStore(database),
    revisions: createRevisionStore(database),
    workspaces: createWorkspaceStore(database),
    processes: createProcessStore(database),
    ledger: createLedgerReader(database),
    renderReport,
    renderSummary: buildSummaryMessages,
    close: () => database.close(),
  };
}

/** What tests and the demo change; production leaves all of it out. */
export interface Tuning {
  readonly delivery?: DeliverySettings;
  /** How many times as fast as the real Slack the other side may be called. */
  readonly slackSpeed?: number;
  readonly secondSocketAfterMs?: number;
  readonly sweepEveryMs?: number | 'never';
  readonly queuePrefix?: string;
}

export interface RagtimeOptions {
  readonly config: Config;
  readonly role: 'all' | 'slack' | 'jobs';
  /** The time that everything is told. */
  readonly clock: () => Date;
  readonly log: Logger;
  readonly tuning?: Tuning;
}

export interface Ragtime {
  readonly house: House;
  /** One turn of the told clock, for the demo and for scenarios. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/** It cannot start as things are; the message says why and what to do. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/**
 * Starts Ragtime in this process.
 * @throws StartRefused
 */
export async function startRagtime(options: RagtimeOptions): Promise<Ragtime> {
  const house = await openHouse(options.config.databasePath);
  const stops: (() => Promise<void>)[] = [async () => house.close()];
  const stop = async () => {
    for (const step of stops.toReversed()) await step();
  };
  try {
    const presence = await enterProcess(house, options);
    stops.push(presence.leave);
    const jobs = options.role === 'slack' ? undefined : await startJobsOf(house, options, presence.beat);
    if (jobs !== undefined) stops.push(jobs.stop);
    const slack = options.role === 'jobs' ? undefined : await startSlackOf(house, options);
    if (slack !== undefined) stops.push(slack.stop);
    return { house, tick: async () => jobs?.tick(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Says that this process runs, and keeps saying it. Real time: whether a process lives does not depend on the told one. */
async function enterProcess(house: House, { role, config }: RagtimeOptions) {
  const self = { id: randomUUID(), role, pid: process.pid, host: hostname() };
  if (role !== 'slack' && config.redisUrl === undefined) {
    const refusal = refuseSecondEmbeddedQueue(await house.processes.running(new Date()), self);
    if (refusal !== undefined) throw new StartRefused(refusal);
  }
  const beat = async () => {
    await house.processes.beat({ ...self, seenAt: new Date() }, newPatience());
  };
  await beat();
  const timer = role === 'slack' ? setInterval(() => void beat(), HEARTBEAT_EVERY_MS) : undefined;
  return {
    beat,
    leave: async () => {
      clearInterval(timer);
      await house.processes.end(self.id, newPatience());
    },
  };
}

async function startJobsOf(
  house: House,
  { config, clock, log, tuning = {} }: RagtimeOptions,
  heartbeat: () => Promise<void>,
) {
  const { worker } = clientsOf(config);
  const ports = {
    ...house,
    messenger: createMessenger(worker),
    tokenWatch: createTokenWatch(log.child({ part: 'jobs' })),
    directory: createDirectory(worker),
    renderReminder,
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
  });
}

async function startSlackOf(house: House, options: RagtimeOptions): Promise<SlackApp> {
  const { config, clock, log, tuning = {} } = options;
  const workspace = await identify(house, options);
  const { receiver } = config;
  const directory = createDirectory(clientsOf(config).interactive);
  const app = createSlackApp(
    {
      botToken: config.botToken,
      botId: workspace.botId,
      botUserId: workspace.botUserId,
      slackApiUrl: config.slackApiUrl ?? SLACK,
      delivery:
        receiver.kind === 'socket'
          ? {
              ...receiver,
              ...(tuning.secondSocketAfterMs === undefined ? {} : { secondAfterMs: tuning.secondSocketAfterMs }),
            }
          : { ...receiver, host: config.host, port: config.port },
    },
    {
      collect: {
        ...house,
        slackUsers: {
          slackUser: (id) => readClicker({ ...house, directory }, id, { now: clock(), patience: newPatience() }),
        },
        administrators: config.administrators,
        teamId: () => workspace.teamId,
        newNonce: randomUUID,
      },
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
  await app.start().catch((error: unknown) => {
    if (!(error instanceof TokenRefused)) throw error;
    throw new StartRefused(
      `Slack does not take the token in SLACK_APP_TOKEN: ${error.message}. Get an app-level token (xapp-…) with the scope ` +
        'connections:write under "Basic Information" of your app at https://api.slack.com/apps.',
      { cause: error },
    );
  });
  return app;
}

function clientsOf({ botToken, slackApiUrl = SLACK }: Config) {
  return createClients({ botToken, slackApiUrl });
}

/** Whose token this is: asked at every start, so that no click has to; what is known serves while Slack cannot be reached. */
async function identify(house: House, { config, clock, log }: RagtimeOptions) {
  const { worker } = clientsOf(config);
  for (;;) {
    const identified = await identifyBot(worker);
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
    await new Promise((resolve) => setTimeout(resolve, IDENTIFY_AGAIN_MS));
  }
}
