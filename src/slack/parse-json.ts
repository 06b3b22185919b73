/** @returns undefined for what is no JSON: a view that is not ours, or one that was meddled with. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
