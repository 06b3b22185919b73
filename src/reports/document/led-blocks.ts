import type { Snapshot, SnapshotEqualityAction, SnapshotRisk } from '../../core/publish/snapshot.ts';
import type { TextBlock } from '../../core/publish/text-blocks.ts';
import { NO_OWNER } from '../labels.ts';
import { actionsOf, ledWords, type NamedLed, risksOf, saidOf } from '../led-words.ts';
import type { BulletsBlock, DocumentBlock, ParagraphBlock, TableBlock } from './document.ts';
import {
  cell,
  closeWithInitials,
  column,
  ledParagraph,
  line,
  numberedHeading,
  textToBlocks,
} from './document-parts.ts';

/** Section 4: the table, then what was said of each. @param section its number */
export function riskBlocks(snapshot: Snapshot, section: number): readonly DocumentBlock[] {
  if (snapshot.risks.length === 0) return [];
  return [riskTable(snapshot.risks), ...saidBlocks(risksOf(snapshot), section)];
}

/** Section 5, likewise. */
export function equalityBlocks(snapshot: Snapshot, section: number): readonly DocumentBlock[] {
  if (snapshot.equalityActions.length === 0) return [];
  return [equalityTable(snapshot.equalityActions), ...saidBlocks(actionsOf(snapshot), section)];
}

function riskTable(risks: readonly SnapshotRisk[]): TableBlock {
  return {
    kind: 'table',
    caption: 'High risks: likelihood × impact, each from 1 to 5',
    columns: [
      column('Risk', 28),
      column('Before controls', 13),
      column('After controls', 13),
      column('Now', 13),
      column('Controls', 28),
      column('Lead', 8),
    ],
    rows: risks.map((risk) =>
      line(
        cell(risk.title),
        cell(risk.gross),
        cell(risk.residual ?? 'Not assessed'),
        cell(ledWords(risk)),
        cell(risk.controls ?? 'None recorded'),
        cell(risk.leadInitials ?? NO_OWNER),
      ),
    ),
  };
}

function equalityTable(actions: readonly SnapshotEqualityAction[]): TableBlock {
  return {
    kind: 'table',
    caption: 'High priority equality actions',
    columns: [column('Action', 60), column('Lead', 12), column('Progress', 28)],
    rows: actions.map((action) =>
      line(cell(action.words), cell(action.leadInitials ?? NO_OWNER), cell(ledWords(action))),
    ),
  };
}

function saidBlocks(led: readonly NamedLed[], section: number): readonly DocumentBlock[] {
  return saidOf(led).flatMap(({ title, update: { texts, initials } }, index) => [
    numberedHeading(3, `${section}.${index + 1}`, title),
    ...closeWithInitials(
      texts.flatMap(({ lead, text }) => ledText(lead, text)),
      initials,
    ),
  ]);
}

/** The lead begins the first paragraph; before a list it stands on its own. */
function ledText(lead: string | null, text: readonly TextBlock[]): readonly (ParagraphBlock | BulletsBlock)[] {
  const blocks = textToBlocks(text);
  const [first, ...rest] = blocks;
  if (lead === null || first === undefined) return blocks;
  if (first.kind === 'bullets') return [ledParagraph(`${lead}:`), ...blocks];
  return [ledParagraph(`${lead}:`, { text: ' ' }, ...first.runs), ...rest];
}
