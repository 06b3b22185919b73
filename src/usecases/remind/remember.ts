/**
 * Reads once, and gives the same value again for as long as the stamp stays as it is. Readers that come at once share one
 * reading.
 * @param stamp differs from every one before as soon as anything has changed that is read.
 */
export function rememberWhileUnchanged<Value>(read: () => Promise<Value>, stamp: () => string): () => Promise<Value> {
  let last: { readonly stamp: string; readonly value: Promise<Value> } | undefined;
  return () => {
    // Taken before reading: what changes meanwhile makes the next one read again.
    const current = stamp();
    if (last?.stamp === current) return last.value;
    const reading = { stamp: current, value: read() };
    last = reading;
    reading.value.catch(() => {
      if (last === reading) last = undefined;
    });
    return reading.value;
  };
}
