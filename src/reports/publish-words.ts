import { formatLong } from '../core/calendar/local-date.ts';
import { localDateOf } from '../core/calendar/zone.ts';
import type { CompileRefusal } from '../usecases/publish/compile-quarter.ts';
import type { PublishRefusal } from '../usecases/publish/publish-quarter.ts';

/** What was asked for, as it was given. */
export interface AskedReport {
  readonly directorateCode: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
}

/** Why there is no report, with what would be accepted. */
export function compileRefusalWords(refusal: CompileRefusal, { directorateCode, quarter }: AskedReport): string {
  switch (refusal.reason) {
    case 'unknown-directorate':
      return `There is no directorate "${directorateCode}". ${
        refusal.known.length === 0 ? 'No plan was imported yet.' : `Known are ${refusal.known.join(', ')}.`
      }`;
    case 'no-window':
      return `Nothing was collected from ${directorateCode} for ${quarter}. ${
        refusal.known.length === 0
          ? 'No quarter of it has been opened yet.'
          : `There are reports for ${refusal.known.join(', ')}.`
      }`;
    case 'no-plan':
      return `${directorateCode} has no plan for the year of ${quarter}. Import one with "ragtime import" first.`;
  }
}

/** Why a report was not published, and what to do. @param zone the organisation's, IANA */
export function publishRefusalWords(refusal: PublishRefusal, asked: AskedReport, zone: string): string {
  const report = `The report of ${asked.directorateCode} for ${asked.quarter}`;
  switch (refusal.reason) {
    case 'already-published':
      return `${report} was already published on ${refusal.publishedOn} as revision ${refusal.number}. Nothing was changed.`;
    case 'not-in-review':
      return refusal.state === 'collecting'
        ? `${report} cannot be published while updates are collected (until ${formatLong(localDateOf(refusal.closesAt, zone))}). Close the quarter first, then publish.`
        : `${report} cannot be published because the quarter is ${refusal.state}. It has to be opened and closed first.`;
    case 'no-channel':
      return `${report} has no channel for its summary. Set "channel" of directorate ${refusal.directorateCode} in the plan file and import it, then publish again.`;
    case 'busy':
      return `${report} was not published because the database was busy. Nothing was changed; please try again.`;
    default:
      return compileRefusalWords(refusal, asked);
  }
}
