import { randomBytes } from 'node:crypto';

export interface Ids {
  /** A new id such as `U0000001001`; ids never repeat within one stand-in. */
  next(prefix: string): string;
}

export function createIds(): Ids {
  let last = 1_000;
  return {
    next: (prefix) => {
      last += 1;
      return `${prefix}${String(last).padStart(10, '0')}`;
    },
  };
}

export function randomId(): string {
  return randomBytes(8).toString('hex');
}

export interface Timestamps {
  /** A message `ts`: seconds with six decimals, unique and increasing even where the clock goes backwards. */
  next(): string;
}

export function createTimestamps(now: () => number): Timestamps {
  let last = 0;
  return {
    next: () => {
      last = Math.max(Math.round(now() * 1_000), last + 1);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
  };
}
