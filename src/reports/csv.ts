import type { Snapshot, SnapshotArea, SnapshotIndicator } from '../core/publish/snapshot.ts';
import type { SnapshotFinance } from '../core/publish/snapshot-finance.ts';
import type { SnapshotMeetingAction } from '../core/publish/snapshot-front.ts';
import { writeCsv } from '../sheets/write-csv.ts';
import type { WrittenCell } from '../sheets/write-workbook.ts';
import { actualWords, indicatorDirectionWords } from './indicator-words.ts';
import { STATUS_LABELS, statusWords } from './labels.ts';

const COLUMNS = [
  'Quarter',
  'Kind',
  'Area or department',
  'Ref',
  'Words',
  'Owner',
  'Due',
  'Status',
  'Last quarter',
  'Target',
  'Actual',
  'Last year',
  'Direction',
  "Annual budget £'000",
  "Budget to date £'000",
  "Expenditure to date £'000",
  "Variance £'000",
] as const;
type Column = (typeof COLUMNS)[number];
type Line = Readonly<Partial<Record<Column, WrittenCell>>>;

/** The figures of a report as open data: one line for each milestone, indicator, amount of a finance table and action from a meeting. */
export function snapshotToCsv(snapshot: Snapshot): string {
  const lines = [
    ...snapshot.areas.flatMap(milestoneLines),
    ...snapshot.areas.flatMap(indicatorLines),
    ...(snapshot.finance ?? []).flatMap(financeLines),
    ...(snapshot.meetingActions ?? []).map(actionLine),
  ];
  const named = lines.map((line): Line => ({ Quarter: snapshot.quarter.code, ...line }));
  return writeCsv([COLUMNS, ...named.map((line) => COLUMNS.map((column) => line[column]))]);
}

/** What was asked and whether it is done; what was said of it is text, and stands in the report. */
function actionLine({ quarterTitle, text, paragraph, initials, by, said }: SnapshotMeetingAction): Line {
  const place = paragraph === null ? quarterTitle : `${quarterTitle}, paragraph ${paragraph}`;
  return {
    Kind: 'Action from the meeting',
    'Area or department': place,
    Words: text,
    Owner: initials ?? undefined,
    Due: by ?? undefined,
    Status: said?.progress ?? 'Nothing was said of it',
  };
}

function milestoneLines({ name, milestones }: SnapshotArea): readonly Line[] {
  return milestones.map(({ ref, words, ownerInitials, due, status, previous }) => ({
    Kind: 'Milestone',
    'Area or department': name,
    Ref: ref,
    Words: words,
    Owner: ownerInitials ?? undefined,
    Due: due,
    Status: statusWords(status),
    'Last quarter': previous === null ? undefined : STATUS_LABELS[previous.kind].word,
  }));
}

function indicatorLines({ name, indicators }: SnapshotArea): readonly Line[] {
  return indicators.map((indicator) => ({
    Kind: 'Indicator',
    'Area or department': name,
    Ref: indicator.ref,
    Words: indicator.words,
    Owner: indicator.ownerInitials ?? undefined,
    Status: plainStatus(indicator),
    Target: indicator.target,
    Actual: actualWords(indicator),
    'Last year': indicator.lastYear,
    Direction: indicatorDirectionWords(indicator),
  }));
}

function plainStatus({ status }: SnapshotIndicator): string | undefined {
  if (status === undefined) return undefined;
  return status.kind === 'none' ? status.why : statusWords(status);
}

function financeLines({ department, rows }: SnapshotFinance): readonly Line[] {
  return rows.flatMap((row) =>
    row.kind === 'heading'
      ? []
      : [
          {
            Kind: row.kind === 'total' ? 'Finance total' : 'Finance',
            'Area or department': department,
            Words: row.label,
            "Annual budget £'000": row.annualBudget,
            "Budget to date £'000": row.budgetToDate,
            "Expenditure to date £'000": row.expenditureToDate,
            "Variance £'000": row.variance,
          },
        ],
  );
}
