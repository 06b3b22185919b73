interface TimerOptions {
  /** Real time between two turns. */
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Takes a turn now and every `everyMs`. A turn that lasts longer is not doubled, and one that throws does not end the
 * series.
 * @returns what ends it, and resolves when the turn under way is over.
 */
export function startTimer(turn: () => Promise<void>, { everyMs, onError }: TimerOptions): () => Promise<void> {
  let turning: Promise<void> | undefined;
  const turnOnce = async () => {
    try {
      await turn();
    } catch (error) {
      onError(error);
    }
    turning = undefined;
  };
  const takeTurn = () => {
    turning ??= turnOnce();
  };
  const timer = setInterval(takeTurn, everyMs);
  takeTurn();
  return async () => {
    clearInterval(timer);
    await turning;
  };
}
