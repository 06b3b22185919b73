import type { CrashCouncil } from '../test/support/crash-council.ts';
import type { PrivateRedisServer } from '../test/support/redis.ts';
import type { Tally } from './tally.ts';
import type { Attempt, Told } from './told.ts';

/** One quarter of a council under torture. */
export interface World {
  readonly council: CrashCouncil;
  readonly told: Told;
  readonly tally: Tally;
  /** The server that holds the queue; undefined where that is embedded. */
  readonly redis: RedisInDanger | undefined;
  /** Initials of everybody who owns something, with what is theirs to do. */
  readonly work: ReadonlyMap<string, Work>;
  /** Backups that were called made, with what had been called saved before each. */
  readonly copies: Copy[];
  readonly moved: { isBack: boolean; day: string | undefined };
  /** Tells whoever replays a run what happens. */
  readonly note: (line: string) => void;
}

export interface Copy {
  readonly path: string;
  readonly saved: readonly Attempt[];
}

/** Refs, but where it says otherwise. */
export interface Work {
  readonly refs: readonly string[];
  readonly indicators: readonly string[];
  /** Milestones of others, for which they are asked to draft. */
  readonly drafts: readonly string[];
  /** Indicators of others, whose figures they are asked for. */
  readonly supplies: readonly string[];
  /** Initials of those whose deputy they are. */
  readonly deputises: readonly string[];
}

/** Of whoever answers for nothing. */
export const NO_WORK: Work = { refs: [], indicators: [], drafts: [], supplies: [], deputises: [] };

/** What the plan gives each owner to do. */
export function workOf({ plan }: CrashCouncil): ReadonlyMap<string, Work> {
  const milestones = plan.areas.flatMap((area) => area.milestones);
  const indicators = plan.areas.flatMap((area) => area.indicators);
  const owners = new Set(milestones.flatMap(({ owner }) => owner ?? []));
  return new Map(
    [...owners].map((own) => [
      own,
      {
        refs: milestones.filter(({ owner }) => owner === own).map(({ ref }) => ref),
        indicators: indicators.filter(({ owner }) => owner === own).map(({ ref }) => ref),
        drafts: milestones.filter(({ contributors }) => contributors.includes(own)).map(({ ref }) => ref),
        supplies: indicators.filter(({ supplier }) => supplier === own).map(({ ref }) => ref),
        deputises: plan.people.filter(({ deputy }) => deputy === own).map(({ initials }) => initials),
      },
    ]),
  );
}

/** A server that can be ended, and started again on its port. */
export interface RedisInDanger {
  readonly url: string;
  restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  stop(): Promise<void>;
}

/** @returns undefined where there is no `redis-server`. */
export async function openRedis(
  start: (port?: number) => Promise<PrivateRedisServer | undefined>,
): Promise<RedisInDanger | undefined> {
  let server = await start();
  if (server === undefined) return undefined;
  const { url, port } = server;
  let restarting = Promise.resolve();
  const restart = async (signal: 'SIGKILL' | 'SIGTERM') => {
    await server?.stop(signal);
    server = await start(port);
  };
  return {
    url,
    // One after the other: two at once would start it twice on one port.
    restart: (signal) => {
      restarting = restarting.then(() => restart(signal));
      return restarting;
    },
    // After the one that is under way, which would start it again.
    stop: async () => {
      await restarting.catch(() => undefined);
      await server?.stop();
    },
  };
}
