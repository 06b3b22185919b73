import { choice, day, group, line, list, wholeNumber, words, yes } from './plan-file-fields.ts';
import type { CoveringSettings, ReportSettings } from './report-settings.ts';

const coveringSheet = group(
  {
    'report to': line('the board that the report goes to').optional(),
    purpose: words('what the report is for', 2000).optional(),
    recommendation: words('what the board is asked to do', 2000).optional(),
    contact: line('whom members may ask').optional(),
  },
  'a covering sheet',
);

const meeting = group({ board: line('the board that meets'), date: day() }, 'a meeting');

/** How the report is put together, where it is not the usual. */
export const report = group(
  {
    'covering sheet': coveringSheet.optional(),
    'exceptions page': yes().optional(),
    'finance in quarter 4': choice({ table: 'table', reason: 'reason', outturn: 'outturn' }).optional(),
    'finance reason': words('why there are no finance tables in quarter 4', 1000).optional(),
    board: line('the board that the report goes to').optional(),
    meetings: list(meeting, 'meetings').optional(),
    'clear days': wholeNumber('the clear days between publication and meeting, 1 to 10', {
      from: 1,
      to: 10,
    }).optional(),
  },
  'how the report is put together',
);

type ShapedReport = (typeof report)['_output'];

/** Only what the file gives: the rest follows the usual, also when that changes. */
export function buildReportSettings(shaped: ShapedReport): ReportSettings {
  const covering = shaped['covering sheet'];
  const meetings = (shaped.meetings ?? []).toSorted((one, other) => (one.date < other.date ? -1 : 1));
  return withoutUndefined({
    covering: covering && buildCovering(covering),
    hasExceptions: shaped['exceptions page'],
    quarterFourFinance: shaped['finance in quarter 4'],
    quarterFourReason: shaped['finance reason'],
    board: shaped.board,
    meetings: meetings.length === 0 ? undefined : meetings,
    clearDays: shaped['clear days'],
  });
}

function buildCovering(shaped: NonNullable<ShapedReport['covering sheet']>): CoveringSettings {
  const { purpose, recommendation, contact } = shaped;
  return withoutUndefined({ reportTo: shaped['report to'], purpose, recommendation, contact });
}

/** Undefined where everything is as usual. */
export function reportSettingsToFile(settings: ReportSettings): Readonly<Record<string, unknown>> | undefined {
  const { covering } = settings;
  const file = withoutUndefined({
    'covering sheet':
      covering &&
      withoutUndefined({
        'report to': covering.reportTo,
        purpose: covering.purpose,
        recommendation: covering.recommendation,
        contact: covering.contact,
      }),
    'exceptions page': settings.hasExceptions,
    'finance in quarter 4': settings.quarterFourFinance,
    'finance reason': settings.quarterFourReason,
    board: settings.board,
    meetings: settings.meetings,
    'clear days': settings.clearDays,
  });
  return Object.keys(file).length === 0 ? undefined : file;
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** What is stored as JSON and compared has no undefined fields. */
function withoutUndefined<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}
