import type { Snapshot } from '../../core/publish/snapshot.ts';
import { STATUS_KINDS } from '../../core/publish/status-kind.ts';
import { DIRECTIONS, INDICATOR_MEANINGS, STATUS_LABELS, statusMeanings } from '../labels.ts';
import type { DocumentBlock, TableBlock } from './document.ts';
import { anchorOf, cell, column, heading, line, note } from './document-parts.ts';

/** Section 8: what the symbols mean, and whose initials stand in the report. @param section its number */
export function appendixBlocks(snapshot: Snapshot, section: number): readonly DocumentBlock[] {
  const anchor = anchorOf(String(section));
  return [
    heading(3, 'Symbols', `${anchor}-symbols`),
    symbolTable(snapshot),
    heading(3, 'Direction of travel', `${anchor}-directions`),
    directionTable(),
    heading(3, 'Key to initials', `${anchor}-key`),
    snapshot.key.length === 0 ? note('No initials are used in this report.') : keyTable(snapshot),
  ];
}

function symbolTable({ ragWording }: Snapshot): TableBlock {
  const meanings = statusMeanings(ragWording);
  return {
    kind: 'table',
    caption: 'What each status means',
    columns: [column('Status', 22), column('Beside a milestone', 39), column('Beside a performance indicator', 39)],
    rows: STATUS_KINDS.map((kind) =>
      line(
        { runs: [{ text: STATUS_LABELS[kind].word }], status: kind },
        cell(meanings[kind]),
        cell(kind === 'green' || kind === 'amber' || kind === 'red' ? INDICATOR_MEANINGS[kind] : 'Not used'),
      ),
    ),
  };
}

function directionTable(): TableBlock {
  return {
    kind: 'table',
    caption: 'How a performance indicator compares with last year, where it can be compared',
    columns: [column('Direction', 22), column('Meaning', 78)],
    rows: DIRECTIONS.map(({ kind, word, meaning }) =>
      line({ runs: [{ text: word }], ...(kind === 'not-comparable' ? {} : { direction: kind }) }, cell(meaning)),
    ),
  };
}

function keyTable({ key }: Snapshot): TableBlock {
  return {
    kind: 'table',
    caption: 'Operational Directors and others whose initials stand in this report',
    columns: [column('Initials', 12), column('Name', 26), column('Title', 34), column('Service', 28)],
    rows: key.map((person) =>
      line(cell(person.initials), cell(person.name), cell(person.title), cell(person.service ?? 'Not recorded')),
    ),
  };
}
