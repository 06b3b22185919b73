import SqliteDatabase from 'better-sqlite3';
import { done, type Result, refuse } from '../core/result.ts';
import { bindToClick } from '../usecases/operate/click-trace.ts';
import type { Patience } from '../usecases/ports.ts';

const RETRY_DELAY_MS = 25;
const LONGEST_REST_MS = 10;

/** How pieces of work become durable. Each is undone by itself when it throws. */
export interface WriteAttempt<Tx> {
  /** One transaction that holds the lock from its beginning; durable when this returns. */
  transaction(work: (tx: Tx) => void): void;
  /** A part of a transaction: what throws is undone, and the transaction goes on. */
  part<Value>(tx: Tx, work: (tx: Tx) => Value): Value;
  /** Some errors, a full disk among them, end the whole transaction. */
  isOpen(): boolean;
}

export interface WriteQueue<Tx> {
  write<Value>(patience: Patience, work: (tx: Tx) => Value): Promise<Result<Value, 'busy'>>;
  /** How often somebody else held the lock so far, and what waited was tried again. */
  busyRetries(): number;
  /** Tries at once what waits, for the last time. */
  close(): void;
}

interface Waiting<Tx> {
  readonly giveUpAt: number;
  /** Does the work; what it returns tells the writer, and is called once everything is durable. */
  readonly run: (tx: Tx, part: WriteAttempt<Tx>['part']) => () => void;
  readonly refuseBusy: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Everything that is written in one turn of the event loop goes into one transaction: the disk is waited for once, not
 * for each. Nobody is told before the commit. While another process holds the lock, this one is not blocked: it comes
 * back after a moment, until each writer's patience ends. Work may run more than once, then or when another of its turn
 * throws, and what it did before is undone.
 */
export function createWriteQueue<Tx>(attempt: WriteAttempt<Tx>): WriteQueue<Tx> {
  let waiting: readonly Waiting<Tx>[] = [];
  let turn: NodeJS.Immediate | undefined;
  let pause: NodeJS.Timeout | undefined;
  let restUntil = 0;
  let busyRetries = 0;

  const writeAll = () => {
    clearImmediate(turn);
    clearTimeout(pause);
    turn = undefined;
    const batch = waiting;
    waiting = [];
    const beganAt = performance.now();
    const left = writeBatch(attempt, batch).filter((writer) => !isOver(writer));
    const endedAt = performance.now();
    restUntil = endedAt + Math.min(endedAt - beganAt, LONGEST_REST_MS);
    waiting = [...left, ...waiting];
    if (left.length > 0) busyRetries += 1;
    pause = left.length === 0 ? undefined : setTimeout(writeAll, RETRY_DELAY_MS);
  };

  // While much is written the disk rests as long as it has worked: what comes meanwhile shares the next commit.
  const arrange = () => {
    if (pause !== undefined || turn !== undefined) return;
    const restMs = restUntil - performance.now();
    if (restMs < 1) turn = setImmediate(writeAll);
    else pause = setTimeout(writeAll, restMs);
  };

  return {
    write: (patience, work) =>
      new Promise((resolve, reject) => {
        waiting = [...waiting, toWaiting(patience, work, { resolve, reject })];
        arrange();
      }),
    busyRetries: () => busyRetries,
    close: () => {
      writeAll();
      clearTimeout(pause);
      for (const writer of waiting) writer.refuseBusy();
      waiting = [];
    },
  };
}

function toWaiting<Tx, Value>(
  { giveUpAt, onStored }: Patience,
  work: (tx: Tx) => Value,
  promise: { readonly resolve: (written: Result<Value, 'busy'>) => void; readonly reject: (error: unknown) => void },
): Waiting<Tx> {
  // Whoever arranged the turn may have been somebody else.
  const workOfItsClick = bindToClick(work);
  return {
    giveUpAt,
    run: (tx, part) => {
      const value = part(tx, workOfItsClick);
      return () => {
        onStored?.();
        promise.resolve(done(value));
      };
    },
    refuseBusy: () => promise.resolve(refuse('busy')),
    fail: promise.reject,
  };
}

/**
 * Hardly any work throws, and a savepoint costs each a copy of every page that it changes: so there are none until one does.
 * @param inParts whether each is undone by itself when it throws
 * @returns who is still to be written, because somebody else holds the lock.
 */
function writeBatch<Tx>(
  attempt: WriteAttempt<Tx>,
  batch: readonly Waiting<Tx>[],
  inParts = false,
): readonly Waiting<Tx>[] {
  const [only] = batch;
  if (only === undefined) return [];
  let tell: (() => void)[] = [];
  try {
    attempt.transaction((tx) => {
      tell = batch.map((writer) => (inParts ? runPart(attempt, tx, writer) : runWhole(tx, writer)));
    });
  } catch (error) {
    if (isBusy(error)) return batch;
    if (batch.length === 1) {
      only.fail(error);
      return [];
    }
    // Nothing of it stands. Once each was a part, what failed was the transaction itself: let each fail or go through alone.
    return inParts ? batch.flatMap((writer) => writeBatch(attempt, [writer])) : writeBatch(attempt, batch, true);
  }
  for (const one of tell) one();
  return [];
}

function runWhole<Tx>(tx: Tx, writer: Waiting<Tx>): () => void {
  return writer.run(tx, (whole, work) => work(whole));
}

function runPart<Tx>(attempt: WriteAttempt<Tx>, tx: Tx, writer: Waiting<Tx>): () => void {
  try {
    return writer.run(tx, attempt.part);
  } catch (error) {
    if (isBusy(error) || !attempt.isOpen()) throw error;
    return () => writer.fail(error);
  }
}

function isOver<Tx>(writer: Waiting<Tx>): boolean {
  const isOver = performance.now() + RETRY_DELAY_MS > writer.giveUpAt;
  if (isOver) writer.refuseBusy();
  return isOver;
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
