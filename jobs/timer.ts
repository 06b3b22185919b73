interface TimerOptions {
  /** Real time between two turns. */
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Takes a turn now and every `everyMs`. A turn that lasts longer is not doubled, and one that throws does not end the
 * series.
 * @returns what ends it.
 */
export function startTimer(turn: () => Promise<void>, { everyMs, onError }: TimerOptions): () => void {
  let isTurning = false;
  const takeTurn = async () => {
    if (isTurning) return;
    isTurning = true;
    try {
      await turn();
    } catch (error) {
      onError(error);
    } finally {
      isTurning = false;
    }
  };
  const timer = setInterval(takeTurn, everyMs);
  void takeTurn();
  return () => clearInterval(timer);
}
