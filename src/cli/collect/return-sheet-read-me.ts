import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { parseQuarter, periodTitle, titleOfQuarter } from '../../core/calendar/quarter.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import type { WrittenSheet } from '../../sheets/write-workbook.ts';
import type { ReturnSheet, SheetWindow } from '../../usecases/collect/sheet/prepare-return-sheet.ts';

const HOW_TO = [
  'Please fill in the yellow cells, one row for each milestone and each indicator, and send the file back to your performance officer. Rows that you leave empty change nothing.',
  'Status: choose one of the list in the cell.',
  'Commentary is what councillors read: what was done, what difference it made, what comes next, in two to five sentences. For Amber or Red, begin with the reason. No names of children, families or staff.',
  'What is being done: for Red always, for Amber where something can be done; and who is doing it.',
  'Days: 31 July 2026, or 2026-07-31.',
  'Figures: the number as it is printed, for example 79.2 for 79.2%. Where there is none, leave it empty and choose why.',
  'Where an indicator has a row without a list under Status, there is nothing to judge.',
  'Please keep the columns and rows where they are. Each row carries out of sight which milestone it is and what was known when this file was made; copied or sorted by halves it is refused.',
] as const;

/** The first sheet, for whoever opens the workbook; nothing of it is read again. */
export function returnReadMe({ owner, organisation, windows, milestones, indicators }: ReturnSheet): WrittenSheet {
  const { ragWording } = organisation;
  const counts = [counted(milestones.length, 'milestone'), counted(indicators.length, 'indicator')];
  const lines = [
    `Updates of ${owner.name} (${owner.initials})`,
    ...windows.map((each) => `${windowLine(each, organisation.timeZone)}${partWord(each, windows)}`),
    `In this file: ${counts.join(' and ')}.`,
    '',
    ...HOW_TO,
    '',
    'What the colours mean in the report:',
    `Green: ${ragWording.green}`,
    `Amber: ${ragWording.amber}`,
    `Red: ${ragWording.red}`,
  ];
  return { name: 'Read me', rows: lines.map((line) => [line]), widths: [110] };
}

function windowLine({ directorate, window }: SheetWindow, zone: string): string {
  const quarter = parseQuarter(window.quarter);
  const period = quarter === undefined ? '' : ` (${periodTitle(quarter)})`;
  const due = `${formatClock(window.dueAt, zone)} on ${formatWithWeekday(localDateOf(window.dueAt, zone))}`;
  return `${directorate.name}, ${titleOfQuarter(window.quarter)}${period}, due at ${due}`;
}

/** Where milestones and indicators of one quarter are due on different days. */
function partWord({ window, part }: SheetWindow, all: readonly SheetWindow[]): string {
  if (all.filter((each) => each.window.id === window.id).length === 1) return '';
  return part === 'texts' ? ' (milestones)' : ' (indicators)';
}

function counted(count: number, thing: string): string {
  return `${count} ${count === 1 ? thing : `${thing}s`}`;
}
