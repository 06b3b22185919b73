import { listWords } from '../core/list-words.ts';
import type { ReportFormat } from '../core/publish/report-format.ts';
import type { ReadReportRefusal } from '../usecases/publish/read-report.ts';
import { FORMAT_NAMES } from './labels.ts';

/** What was asked for, as it was given. */
export interface AskedReport {
  readonly directorateCode: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
}

/** Why there is no report, with what would be accepted. */
export function compileRefusalWords(refusal: ReadReportRefusal, { directorateCode, quarter }: AskedReport): string {
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
    case 'no-revision':
      return `${directorateCode} ${quarter} has no revision ${refusal.wanted}. ${
        refusal.known === 0 ? 'It is not published.' : `Revisions 1 to ${refusal.known} are kept.`
      }`;
    case 'too-long':
      return tooLongWords(refusal.format);
    case 'no-plan':
      return `${directorateCode} has no plan for the year of ${quarter}. Import one with "ragtime import" first.`;
  }
}

/** What stands in no document of that format, and where it stands whole. */
export function tooLongWords(format: ReportFormat): string {
  return `The report is too long for one ${FORMAT_NAMES[format]}. HTML has it whole, and "ragtime report --board" cuts it by board.`;
}

/** Why a report that approvers were asked to sign cannot be published, and what to do. */
export function notSignedWords({
  number,
  missing,
  changed,
}: {
  readonly number: number;
  readonly missing: readonly string[];
  readonly changed: readonly string[];
}): string {
  if (changed.length > 0) {
    const more = changed.length > 10 ? ` and ${changed.length - 10} more` : '';
    return `The report has changed since draft ${number}, which was to be signed: ${changed.slice(0, 10).join('; ')}${more}. Ask for sign-off again.`;
  }
  return `Draft ${number} is not signed by everybody: ${listWords(missing)} ${missing.length === 1 ? 'has' : 'have'} not.`;
}
