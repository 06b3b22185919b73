import type { Level } from './finding.ts';

/** The queue as its server describes itself. Sizes in bytes. */
export type QueueFacts =
  | { readonly state: 'embedded' }
  /** `server` is host and port: the address with its password is never shown. */
  | { readonly state: 'unreachable' | 'refused'; readonly server: string; readonly problem: string }
  | {
      readonly state: 'reached';
      readonly server: string;
      /** Of Redis, or of the Redis that Valkey says it is like: `7.2.4`. */
      readonly version: string;
      /** What happens when memory is full; undefined where the server does not say. */
      readonly evictionPolicy: string | undefined;
      readonly usedBytes: number;
      /** 0: without limit. */
      readonly mostBytes: number;
    };

export type QueueFinding = { readonly about: 'queue'; readonly level: Level } & (
  | { readonly says: 'queue-embedded' }
  | { readonly says: 'queue-unreachable' | 'queue-refused'; readonly server: string; readonly problem: string }
  | { readonly says: 'queue-old'; readonly server: string; readonly version: string }
  | { readonly says: 'queue-evicts'; readonly server: string; readonly policy: string }
  | { readonly says: 'queue-full'; readonly server: string; readonly usedBytes: number; readonly mostBytes: number }
  | { readonly says: 'queue-fine'; readonly server: string; readonly version: string }
);

/** What BullMQ asks for: https://docs.bullmq.io/guide/redis-tm-compatibility */
const OLDEST_VERSION = [6, 2] as const;
const FULL_FROM = 0.9;
const KEEPS_EVERYTHING = 'noeviction';

export function judgeQueue(facts: QueueFacts): readonly QueueFinding[] {
  const about = 'queue';
  if (facts.state === 'embedded') return [{ about, level: 'ok', says: 'queue-embedded' }];
  const { server } = facts;
  if (facts.state !== 'reached') {
    return [{ about, level: 'fault', says: `queue-${facts.state}`, server, problem: facts.problem }];
  }
  const { version, evictionPolicy: policy = KEEPS_EVERYTHING, usedBytes, mostBytes } = facts;
  const findings: QueueFinding[] = [];
  if (isOld(version)) findings.push({ about, level: 'fault', says: 'queue-old', server, version });
  if (policy !== KEEPS_EVERYTHING) findings.push({ about, level: 'fault', says: 'queue-evicts', server, policy });
  if (mostBytes > 0 && usedBytes > FULL_FROM * mostBytes) {
    findings.push({ about, level: 'warning', says: 'queue-full', server, usedBytes, mostBytes });
  }
  return findings.length > 0 ? findings : [{ about, level: 'ok', says: 'queue-fine', server, version }];
}

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_VERSION;
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
