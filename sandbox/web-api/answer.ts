import type { JsonObject } from '../json.ts';
import type { Problem } from '../validate/problem.ts';
import { problemText } from '../validate/problem.ts';
import type { Workspace } from '../workspace.ts';

export interface Answer extends JsonObject {
  readonly ok: boolean;
}

/** What stands behind a method's name. It decides and acts in one go, so that an effect has one moment. */
export type Method = (workspace: Workspace, args: JsonObject) => Answer;

export function answer(body: JsonObject = {}): Answer {
  return { ok: true, ...body };
}

export function fail(error: string, problems: readonly Problem[] = []): Answer {
  if (problems.length === 0) return { ok: false, error };
  return { ok: false, error, response_metadata: { messages: problems.map(problemText) } };
}

/** A true or false that may have come as a form field. */
export function flagAt(args: JsonObject, key: string): boolean {
  const value = args[key];
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** A whole number that may have come as a form field. */
export function countAt(args: JsonObject, key: string): number | undefined {
  const value = args[key];
  const count = typeof value === 'string' ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) ? count : undefined;
}
