import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { SnapshotCovering } from '../../core/publish/snapshot-front.ts';
import type { DocumentBlock, ParagraphBlock } from './document.ts';
import { heading, ledParagraph, textToBlocks } from './document-parts.ts';

/** The covering sheet of a committee report, on the first page, under the title; nothing where the setting is off. */
export function coveringBlocks({ covering }: Snapshot): readonly DocumentBlock[] {
  if (covering === undefined) return [];
  const { purpose, recommendation } = covering;
  return [
    heading(2, 'Covering sheet', 'covering-sheet'),
    ...factsOf(covering),
    ...(purpose.length === 0 ? [] : [heading(3, 'Purpose of the report', 'purpose'), ...textToBlocks(purpose)]),
    ...(recommendation.length === 0
      ? []
      : [heading(3, 'Recommendation', 'recommendation'), ...textToBlocks(recommendation)]),
  ];
}

function factsOf({ reportTo, date, contact }: SnapshotCovering): readonly ParagraphBlock[] {
  return [
    ledParagraph('Report to:', { text: ` ${reportTo}` }),
    ledParagraph('Date of the meeting:', { text: ` ${date ?? 'not set yet'}` }),
    ...(contact === null ? [] : [ledParagraph('Contact:', { text: ` ${contact}` })]),
  ];
}
