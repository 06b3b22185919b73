import { done, type Result, refuse } from '../result.ts';

/** Reasons by ref as printed. */
type ReasonsByRef = ReadonlyMap<string, string>;

/** `COPS1: A figure was mistyped.` for each; refuses with the first that is written in another way. */
export function readReasons(given: readonly string[]): Result<ReasonsByRef, string> {
  const reasons = new Map<string, string>();
  for (const text of given) {
    const [, ref = '', reason = ''] = /^\s*([^:]+?)\s*:\s*(\S[\s\S]*?)\s*$/u.exec(text) ?? [];
    if (ref === '') return refuse(text);
    reasons.set(ref, reason);
  }
  return done(reasons);
}

/** One on each line; empty lines are nothing. */
export function readReasonLines(text: string): Result<ReasonsByRef, string> {
  return readReasons(text.split('\n').filter((line) => line.trim() !== ''));
}
