import type { HomeView } from '@slack/types';
import type { Clicker } from '../../usecases/find-actor.ts';
import type { BuiltHome } from './build-home.ts';
import { buildHomeTrouble } from './build-home-trouble.ts';

/** So many people are remembered; whoever is forgotten is drawn again when they open their Home tab. */
const MOST_OPENERS = 1000;
/** Whoever opened it longer ago is not looking at it: it is drawn anew when they open it. */
const LOOKS_FOR_MS = 15 * 60_000;
/** At most so often for what others did. */
const OTHERS_EVERY_MS = 30_000;
/** At most so often while the person types, or where Slack would be asked too often. */
const OWN_EVERY_MS = 5_000;
/** `views.publish` may be called about a hundred times a minute. https://docs.slack.dev/apis/web-api/rate-limits */
const MOST_A_MINUTE = 80;
const MINUTE_MS = 60_000;

export interface HomeDoor {
  /** Reads and draws it as it is now. */
  readonly draw: (clicker: Clicker, page: number) => Promise<BuiltHome>;
  /** `conflict`: another view stands there than the hash says. */
  readonly publish: (
    userId: string,
    view: HomeView,
    hash: string | undefined,
  ) => Promise<{ readonly hash: string | undefined } | 'conflict'>;
  /** A text that differs once anything has changed in the database. */
  readonly stamp: () => string;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}

interface Opener {
  readonly clicker: Clicker;
  page: number;
  openedAt: number;
  /** Undefined until it was drawn. */
  drawnAt: number | undefined;
  drawnStamp: string | undefined;
  /** What stands there, as JSON. */
  shown: string | undefined;
  hash: string | undefined;
  /** The person did something that is not shown yet. */
  isBehind: boolean;
  /** Drawings of one person come one after the other. */
  queue: Promise<void>;
}

export type Act = 'done' | 'typing';

/** Keeps the Home tabs true that people have before them. */
export interface FreshHomes {
  /**
   * Somebody opened it, or turned a page. Whatever stands there is replaced where it differs. Throws when it cannot be, and
   * that is said there: what stood there before may be out of date, or be nothing.
   */
  open(clicker: Clicker, seen: { readonly page?: number; readonly hash?: string | undefined }): Promise<void>;
  /**
   * Somebody did something: what they have before them may be out of date. Who types is not watched at every letter.
   * Never throws: the act itself went well.
   */
  noteAct(clicker: Clicker, act: Act): Promise<void>;
  /** Draws anew what others changed. Called every few seconds. */
  takeTurn(): Promise<void>;
}

export function createFreshHomes(door: HomeDoor): FreshHomes {
  const openers = new Map<string, Opener>();
  const now = () => door.clock().getTime();
  const budget = createBudget(now);
  const counted: HomeDoor = {
    ...door,
    publish: (...publication) => {
      budget.spend();
      return door.publish(...publication);
    },
  };
  const inTurn = (opener: Opener, work: () => Promise<void>) => {
    const done = opener.queue.then(work);
    opener.queue = done.catch(() => undefined);
    return done;
  };
  const refresh = (opener: Opener) => inTurn(opener, () => redraw(counted, opener));
  return {
    open: (clicker, { page, hash }) => {
      const opener = remember(openers, clicker, now());
      if (page !== undefined) opener.page = page;
      // Another process may have drawn it since: then what we believe to stand there does not.
      if (hash !== opener.hash) forget(opener, hash);
      opener.drawnStamp = undefined;
      return inTurn(opener, () => redrawOrSay(counted, opener));
    },
    noteAct: async ({ slackUserId }, act) => {
      const opener = openers.get(slackUserId);
      if (opener === undefined || opener.drawnStamp === door.stamp()) return;
      opener.isBehind = true;
      if (act === 'done' && budget.isLeft()) await refresh(opener).catch(door.onError);
    },
    takeTurn: async () => {
      const due = [...openers.values()].filter((opener) => isDue(opener, now()) && opener.drawnStamp !== door.stamp());
      for (const opener of due.toSorted((one, other) => (one.drawnAt ?? 0) - (other.drawnAt ?? 0))) {
        if (!budget.isLeft()) return;
        await refresh(opener).catch(door.onError);
      }
    },
  };
}

/** How often Slack may still be asked in this minute. */
function createBudget(now: () => number) {
  let spentAt: number[] = [];
  return {
    isLeft: () => {
      spentAt = spentAt.filter((instant) => now() - instant < MINUTE_MS);
      return spentAt.length < MOST_A_MINUTE;
    },
    spend: () => {
      spentAt.push(now());
    },
  };
}

function isDue(opener: Opener, now: number): boolean {
  if (opener.isBehind) return isRested(opener, now, OWN_EVERY_MS);
  return now - opener.openedAt <= LOOKS_FOR_MS && isRested(opener, now, OTHERS_EVERY_MS);
}

function isRested({ drawnAt }: Opener, now: number, everyMs: number): boolean {
  return drawnAt === undefined || now - drawnAt >= everyMs;
}

/** The newest stand last, so that the first is the one to forget. */
function remember(openers: Map<string, Opener>, clicker: Clicker, openedAt: number): Opener {
  const known = openers.get(clicker.slackUserId);
  const opener = known ?? {
    clicker,
    page: 1,
    openedAt,
    drawnAt: undefined,
    drawnStamp: undefined,
    shown: undefined,
    hash: undefined,
    isBehind: false,
    queue: Promise.resolve(),
  };
  if (openedAt - opener.openedAt > LOOKS_FOR_MS) opener.page = 1;
  opener.openedAt = openedAt;
  openers.delete(clicker.slackUserId);
  openers.set(clicker.slackUserId, opener);
  const [oldest] = openers.keys();
  if (openers.size > MOST_OPENERS && oldest !== undefined) openers.delete(oldest);
  return opener;
}

function forget(opener: Opener, hash: string | undefined): void {
  opener.hash = hash;
  opener.shown = undefined;
}

async function redraw(door: HomeDoor, opener: Opener): Promise<void> {
  const stamp = door.stamp();
  if (stamp === opener.drawnStamp) return;
  opener.drawnAt = door.clock().getTime();
  opener.isBehind = false;
  if ((await drawOnce(door, opener)) === 'conflict') {
    forget(opener, undefined);
    await drawOnce(door, opener);
  }
  opener.drawnStamp = stamp;
}

/** Whoever has just opened it is looking at it. Where Slack takes this view no more than the other, nothing can be said. */
async function redrawOrSay(door: HomeDoor, opener: Opener): Promise<void> {
  try {
    await redraw(door, opener);
  } catch (error) {
    await sayTrouble(door, opener).catch(door.onError);
    throw error;
  }
}

async function sayTrouble(door: HomeDoor, opener: Opener): Promise<void> {
  const published = await door.publish(opener.clicker.slackUserId, buildHomeTrouble(), undefined);
  forget(opener, published === 'conflict' ? undefined : published.hash);
}

async function drawOnce(door: HomeDoor, opener: Opener): Promise<'shown' | 'conflict'> {
  const { view, page } = await door.draw(opener.clicker, opener.page);
  opener.page = page;
  const shown = JSON.stringify(view);
  if (shown === opener.shown) return 'shown';
  const published = await door.publish(opener.clicker.slackUserId, view, opener.hash);
  if (published === 'conflict') return 'conflict';
  opener.hash = published.hash;
  opener.shown = shown;
  return 'shown';
}
