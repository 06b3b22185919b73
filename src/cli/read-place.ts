import { parseQuarter, type Quarter } from '../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../core/result.ts';

/** Of which directorate and quarter a command is. */
export interface Place {
  readonly directorateCode: string;
  readonly quarter: Quarter;
}

export function readDirectorate(given: string | undefined): Result<string, string> {
  return given === undefined ? refuse('Say which directorate, for example --directorate CE.') : done(given);
}

export function readQuarter(given = ''): Result<Quarter, string> {
  const quarter = parseQuarter(given);
  return quarter === undefined
    ? refuse(`--quarter "${given}" is no quarter; one written like 2026-27/Q1 is.`)
    : done(quarter);
}

export function readPlace(given: {
  readonly directorate?: string | undefined;
  readonly quarter?: string | undefined;
}): Result<Place, string> {
  const directorate = readDirectorate(given.directorate);
  if (!directorate.ok) return directorate;
  const quarter = readQuarter(given.quarter);
  return quarter.ok ? done({ directorateCode: directorate.value, quarter: quarter.value }) : quarter;
}
