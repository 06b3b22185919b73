import { compareDates, formatLong, type LocalDate } from '../calendar/local-date.ts';
import { periodOf, type Quarter } from '../calendar/quarter.ts';
import type { Directorate } from '../plan/plan.ts';
import type { Meeting, ReportSettings } from '../plan/report-settings.ts';
import { cleanLine } from './clean-text.ts';
import type { Snapshot } from './snapshot.ts';
import type { SnapshotCovering } from './snapshot-front.ts';
import { parseTextBlocks } from './text-blocks.ts';

export interface FrontSources {
  readonly directorate: Pick<Directorate, 'report'>;
  readonly quarter: Quarter;
}

/** What stands in front of section 1, by the directorate's settings. */
export function compileFront({ directorate, quarter }: FrontSources): Pick<Snapshot, 'covering' | 'hasExceptions'> {
  const { covering, hasExceptions } = directorate.report;
  return {
    ...(covering === undefined ? {} : { covering: compileCovering(directorate.report, quarter) }),
    ...(hasExceptions === undefined ? {} : { hasExceptions }),
  };
}

function compileCovering(settings: ReportSettings, quarter: Quarter): SnapshotCovering {
  const { reportTo, purpose = '', recommendation = '', contact } = settings.covering ?? {};
  const meeting = nextMeeting(settings, periodOf(quarter).last);
  return {
    reportTo: cleanLine(reportTo ?? meeting?.board ?? settings.board ?? ''),
    date: meeting === undefined ? null : formatLong(meeting.date),
    purpose: parseTextBlocks(purpose),
    recommendation: parseTextBlocks(recommendation),
    contact: contact === undefined ? null : cleanLine(contact),
  };
}

/** The first one after the quarter's end, of the directorate's own board where it says which. */
export function nextMeeting({ meetings = [], board }: ReportSettings, after: LocalDate): Meeting | undefined {
  return meetings.find(
    (meeting) => compareDates(meeting.date, after) > 0 && (board === undefined || meeting.board === board),
  );
}
