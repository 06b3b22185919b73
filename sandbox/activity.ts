import { setImmediate as immediate } from 'node:timers/promises';
import type { Signal } from './signal.ts';

/** Something that people may see, in the order in which it happened. */
interface Happening {
  readonly kind: 'message' | 'ephemeral' | 'edited' | 'deleted' | 'view' | 'home';
  readonly channel?: string;
  readonly ts?: string;
  /** Only this person sees it. */
  readonly userId?: string;
}

/** What has happened, and whether the app is busy just now. */
export interface Activity {
  happened(happening: Happening): void;
  /** How many things have happened; a mark to look on from. */
  mark(): number;
  since(mark: number): readonly Happening[];
  callBegins(): void;
  callEnds(): void;
  /** So many deliveries have gone out; fewer than none where they did not arrive. */
  sent(count: number): void;
  /** The app has done everything that one of them asked for. Whoever is told so once need not wait for silence any more. */
  answered(): void;
  /** Resolves when all is answered; at once where nobody tells. */
  answeredSoon(): Promise<void>;
  /** Everything that was sent is answered, as the app tells. */
  isAnswered(): boolean;
  /** How long somebody waits who would wait so long; longer where the app tells that it is not done yet. */
  limit(limitMs: number): number;
  /** Resolves when all is answered; where nobody tells, when no call is under way and none ended in the last `quietMs`; or when `limitMs` are over. */
  quiet(quietMs: number, limitMs: number): Promise<void>;
}

/** Nobody who works on a slow machine looks away while the app is at it. */
const AT_MOST_MS = 10_000;

export function createActivity(signal: Signal): Activity {
  const happenings: Happening[] = [];
  let underWay = 0;
  let lastAt = 0;
  let unanswered = 0;
  let isTold = false;
  const touch = () => {
    lastAt = performance.now();
    signal.emit();
  };
  const isAnswered = () => isTold && unanswered <= 0 && underWay === 0;
  const limit = (limitMs: number) => (isTold && unanswered > 0 ? Math.max(limitMs, AT_MOST_MS) : limitMs);
  const silence = async (quietMs: number, limitMs: number) => {
    const from = performance.now();
    const isOver = () => performance.now() - from >= limitMs;
    await pause(quietMs);
    while (!isOver() && (underWay > 0 || performance.now() - lastAt < quietMs)) await pause(quietMs / 2);
  };
  const answeredSoon = async () => {
    if (!isTold) return;
    // An app that died over it, or waits for what never comes, is waited for once.
    if (!(await signal.waitFor(isAnswered, limit(0)))) unanswered = 0;
    await immediate();
  };
  return {
    happened: (happening) => {
      happenings.push(happening);
      touch();
    },
    mark: () => happenings.length,
    since: (mark) => happenings.slice(mark),
    callBegins: () => {
      underWay += 1;
      touch();
    },
    callEnds: () => {
      underWay -= 1;
      touch();
    },
    sent: (count) => {
      unanswered += count;
    },
    answered: () => {
      isTold = true;
      unanswered = Math.max(0, unanswered - 1);
      signal.emit();
    },
    isAnswered,
    limit,
    answeredSoon,
    quiet: (quietMs, limitMs) => (isTold ? answeredSoon() : silence(quietMs, limitMs)),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
