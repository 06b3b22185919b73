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
  /** Resolves when no call is under way and none ended in the last `quietMs`, or when `limitMs` are over. */
  quiet(quietMs: number, limitMs: number): Promise<void>;
}

export function createActivity(signal: Signal): Activity {
  const happenings: Happening[] = [];
  let underWay = 0;
  let lastAt = 0;
  const touch = () => {
    lastAt = performance.now();
    signal.emit();
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
    quiet: async (quietMs, limitMs) => {
      const from = performance.now();
      const isOver = () => performance.now() - from >= limitMs;
      await pause(quietMs);
      while (!isOver() && (underWay > 0 || performance.now() - lastAt < quietMs)) await pause(quietMs / 2);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
