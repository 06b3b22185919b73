import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { startTimer } from '../jobs/timer.ts';
import { type House, lookOf, openHouse } from './open-house.ts';
import { ChildRenderer } from './reports/render-in-child.ts';
import type { SlackApp } from './slack/app.ts';
import { StartRefused } from './start-refused.ts';
import { refuseSecondEmbeddedQueue } from './usecases/running-processes.ts';
import { newPatience, type RagtimeOptions } from './wiring/options.ts';
import { type Parts, wireHealth } from './wiring/wire-health.ts';
import { wireJobs } from './wiring/wire-jobs.ts';
import { type Keeping, wireKeeping } from './wiring/wire-keeping.ts';
import { wireSlack } from './wiring/wire-slack.ts';

const HEARTBEAT_EVERY_MS = 30_000;
/** A process of this machine that has died is known to be gone, also where nobody wrote it down. */
const LEAVE_WITHIN_MS = 500;
const REFRESH_HOMES_EVERY_MS = 5_000;

export interface Ragtime {
  readonly house: House;
  /** Where it tells how it is; undefined where nothing listens. */
  readonly healthPort: number | undefined;
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
    renderReport: options.tuning?.renderReport ?? documents.renderReport,
  });
  const stops: (() => Promise<void>)[] = [async () => house.close(), async () => documents.stop()];
  const working: (() => Promise<void>)[] = [];
  const stop = async () => {
    // At once: together they have the ten seconds that a supervisor gives.
    await Promise.all(working.map((end) => end()));
    for (const step of stops.toReversed()) await step();
  };
  try {
    const parts: Parts = {};
    const health = await wireHealth(house, options, parts);
    stops.push(health.stop);
    const presence = await enterProcess(house, options);
    stops.push(presence.leave);
    let keeping: Keeping | undefined;
    const ready = Promise.withResolvers<void>();
    const beating = { heartbeat: presence.beat, firstSweepAfter: ready.promise };
    const jobs = options.role === 'slack' ? undefined : await wireJobs(house, options, beating);
    if (jobs !== undefined) {
      parts.jobs = jobs;
      keeping = wireKeeping(house, options);
      working.push(jobs.stop, keeping.stop);
    }
    options.signal?.throwIfAborted();
    const slack = options.role === 'jobs' ? undefined : await wireSlack(house, options, health.noteClick);
    if (slack !== undefined) {
      parts.slack = slack;
      working.push(slack.stop, keepHomesFresh(slack, options));
    }
    ready.resolve();
    const tick = async () => {
      await jobs?.tick();
      await slack?.refreshHomes();
      if (options.tuning?.sweepEveryMs === 'never') await keeping?.turn();
    };
    return { house, healthPort: health.port, tick, stop };
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
      await endTimer?.();
      await house.processes.end(self.id, { giveUpAt: performance.now() + LEAVE_WITHIN_MS });
    },
  };
}

/** Who sends has the timer of the jobs for it. */
function keepBeating(beat: () => Promise<void>, { log, tuning = {} }: RagtimeOptions): () => Promise<void> {
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
  // Nobody waits for a Slack that does not answer.
  return async () => void endTimer?.();
}
