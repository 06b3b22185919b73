import { formatLong } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { PublishedReport } from '../../usecases/publish/list-reports.ts';
import { button, header, section } from '../blocks.ts';
import { writeQuarterValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import type { HomePart } from './page-home.ts';

/** What was published, newest first. */
export function buildReportsPart(reports: readonly PublishedReport[]): HomePart {
  if (reports.length === 0) {
    return {
      heading: [
        header('Reports'),
        section('Nothing has been published yet. A report can be read here as soon as it is.'),
      ],
      lines: [],
    };
  }
  return { heading: [header('Reports')], lines: reports.map((report) => [buildReport(report)]) };
}

function buildReport(report: PublishedReport) {
  const { directorateId, directorateName, quarter, publishedAt, uploadedAt, timeZone } = report;
  const dayOf = (instant: Date) => formatLong(localDateOf(instant, timeZone));
  const edited = uploadedAt === undefined ? '' : `\n${editedOutsideText(dayOf(uploadedAt))}`;
  const title = `${titleOfQuarter(quarter)}, ${directorateName}`;
  return section(
    `${title}\nPublished on ${dayOf(publishedAt)}${edited}`,
    button('Read', {
      actionId: ACTIONS.readReport,
      value: writeQuarterValue(directorateId, quarter),
      spoken: `Read ${title}`,
    }),
  );
}

/** @param day `3 September 2026` */
export function editedOutsideText(day: string): string {
  return `The Word file was edited and uploaded on ${day}; what else there is may differ from it.`;
}
