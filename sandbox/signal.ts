/** Says that something happened; whoever waits looks again. */
export interface Signal {
  emit(): void;
  /** Resolves to whether the claim held before the time was up. */
  waitFor(claim: () => boolean, timeoutMs: number): Promise<boolean>;
  /** Lets go of everybody who waits. */
  end(): void;
}

export function createSignal(): Signal {
  const waiting = new Set<() => void>();
  let isEnded = false;
  const emit = () => {
    for (const look of [...waiting]) look();
  };
  const waitFor = (claim: () => boolean, timeoutMs: number) =>
    new Promise<boolean>((resolve) => {
      const finish = (held: boolean) => {
        clearTimeout(timer);
        waiting.delete(look);
        resolve(held);
      };
      const look = () => {
        if (claim()) finish(true);
        else if (isEnded) finish(false);
      };
      const timer = setTimeout(() => finish(claim()), timeoutMs);
      waiting.add(look);
      look();
    });
  const end = () => {
    isEnded = true;
    emit();
  };
  return { emit, waitFor, end };
}
