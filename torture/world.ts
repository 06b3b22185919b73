import type { CrashCouncil } from '../test/support/crash-council.ts';
import type { PrivateRedisServer } from '../test/support/redis.ts';
import type { Tally } from './tally.ts';
import type { Told } from './told.ts';

/** One quarter of a council under torture. */
export interface World {
  readonly council: CrashCouncil;
  readonly told: Told;
  readonly tally: Tally;
  /** The server that holds the queue; undefined where that is embedded. */
  readonly redis: RedisInDanger | undefined;
  /** Initials of everybody who owns something, with the refs of what is theirs. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly moved: { isBack: boolean };
  /** Tells whoever replays a run what happens. */
  readonly note: (line: string) => void;
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
  return {
    url,
    restart: async (signal) => {
      await server?.stop(signal);
      server = await start(port);
    },
    stop: async () => server?.stop(),
  };
}
