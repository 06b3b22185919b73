import type { Jobs } from '../../jobs/start-jobs.ts';
import { createClickTally } from '../health/click-tally.ts';
import { measuresToMetrics } from '../health/measures-to-metrics.ts';
import type { Metric } from '../health/metrics-text.ts';
import { watchProcess } from '../health/process-metrics.ts';
import { type Readiness, serveHealth } from '../health/serve-health.ts';
import type { House } from '../open-house.ts';
import type { SlackApp } from '../slack/app.ts';
import type { WatchedClick } from '../slack/watch-clicks.ts';
import { refuseListening } from '../start-refused.ts';
import { readMeasures, readOutstanding } from '../usecases/operate/read-measures.ts';
import { rememberWhileUnchanged } from '../usecases/remind/remember.ts';
import type { RagtimeOptions } from './options.ts';

/** What has been started so far. */
export interface Parts {
  slack?: SlackApp;
  jobs?: Jobs;
}

export interface Health {
  readonly noteClick: (click: WatchedClick) => void;
  /** Undefined where nothing listens. */
  readonly port: number | undefined;
  stop(): Promise<void>;
}

/** What tells others how this process is; where no port is set nothing is counted. */
export async function wireHealth(house: House, options: RagtimeOptions, parts: Parts): Promise<Health> {
  const { config, clock } = options;
  const { healthPort: port } = config;
  if (port === undefined) return { noteClick: () => undefined, port, stop: async () => undefined };
  const clicks = createClickTally();
  const own = watchProcess();
  const ports = {
    ledger: house.ledger,
    outstanding: rememberWhileUnchanged(() => readOutstanding(house, clock()), house.stamp),
    queueLengths: async () => (await parts.jobs?.lengths()) ?? [],
    busyRetries: house.busyRetries,
  };
  const readiness = async () => readReadiness(house, options, parts);
  const metrics = async (): Promise<readonly Metric[]> => [
    readinessMetric(await readiness()),
    ...clicks.metrics(),
    ...measuresToMetrics(await readMeasures(ports)),
    ...own.metrics(),
  ];
  const place = { host: config.host, port };
  const server = await serveHealth(place, { readiness, metrics }).catch((error: unknown) => {
    throw refuseListening({ ...place, setting: 'HEALTH_PORT' }, error);
  });
  return {
    noteClick: clicks.note,
    port: server.port,
    stop: async () => {
      own.stop();
      await server.stop();
    },
  };
}

/** A half of Ragtime needs its own side only. */
function readReadiness(house: House, { role }: RagtimeOptions, { slack, jobs }: Parts): Readiness {
  return {
    database: canRead(house),
    ...(role === 'jobs' ? {} : { slack: slack?.isConnected() ?? false }),
    ...(role === 'slack' ? {} : { queue: jobs?.isConnected() ?? false }),
  };
}

function canRead(house: House): boolean {
  try {
    return house.stamp() !== '';
  } catch {
    return false;
  }
}

function readinessMetric(readiness: Readiness): Metric {
  return {
    name: 'ragtime_ready',
    help: 'What this process needs for its work: 1 where it has it.',
    type: 'gauge',
    samples: Object.entries(readiness).map(([part, isReady]) => ({ labels: { part }, value: isReady ? 1 : 0 })),
  };
}
