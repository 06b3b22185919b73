import type { WrittenSheet } from '../../sheets/write-workbook.ts';

const LINES = [
  'Each sheet holds one kind of thing: people, areas, milestones, indicators, risks, equality actions, departments.',
  'One row is one entry. To add one, fill in a new row below the others and leave "id" empty.',
  'The ids say which entry is which. Keep them, also where words, refs or areas change: by its id an entry keeps its history.',
  'Where Ragtime asks whether an entry is new or renamed, write "yes" under "new", or put the id that it names under "id".',
  'A row that you delete is not gone: Ragtime lists it, and takes it out of force only when it is told to ("--retire").',
  'The order of the rows is the order in the report. Keep the sheets and the headers as they are.',
  'People are named by their initials, as in the sheet People; several in one cell with commas between them.',
  'Milestones and indicators name their area by its name in the sheet Areas.',
  "Dates: 2026-06-30, or 30 June 2026. A due date may also be a month; put an apostrophe before it ('March 2027), since spreadsheet programs make the first day of it, which Ragtime refuses.",
  'In "Council and directorate" and "Section texts" only the second column is read; the third says what fits.',
  '"plan version" tells Ragtime what had been changed there when this file was written. Leave it as it is.',
  'Formulas are read as the values that they show.',
  'To bring the workbook in: ragtime import FILE.xlsx --dry-run says what would happen, without --dry-run it happens. Either all of it is stored, or nothing and every problem is named with its cell.',
];

/** The first sheet, for whoever opens the workbook; nothing of it is read again. */
export function planReadMe(planName: string): WrittenSheet {
  return { name: 'Read me', rows: [[`The plan of ${planName}`], ...LINES.map((line) => [line])], widths: [110] };
}
