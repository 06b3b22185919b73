import type { Directorate } from '../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { PlanReader } from '../ports.ts';

export interface UnknownDirectorate {
  readonly reason: 'unknown-directorate';
  /** Codes that would be accepted. */
  readonly known: readonly string[];
}

/** By its code, without regard to case. */
export async function findDirectorate(
  plans: Pick<PlanReader, 'directorates'>,
  code: string,
): Promise<Result<Directorate, UnknownDirectorate>> {
  const directorates = await plans.directorates();
  const found = directorates.find((directorate) => directorate.code.toLowerCase() === code.trim().toLowerCase());
  if (found !== undefined) return done(found);
  return refuse({ reason: 'unknown-directorate', known: directorates.map((directorate) => directorate.code) });
}
