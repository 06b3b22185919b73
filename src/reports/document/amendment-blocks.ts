import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { SnapshotAmendment } from '../../core/publish/snapshot-front.ts';
import { signedBeforeWords } from '../signature-words.ts';
import type { DocumentBlock } from './document.ts';
import { heading, ledParagraph, paragraph } from './document-parts.ts';

/**
 * What this version changes in the one before. Headings and paragraphs, no table: a whole commentary may stand in "was",
 * which no column is wide enough for.
 */
export function amendmentBlocks({ amendments = [], revision, signedBefore }: Snapshot): readonly DocumentBlock[] {
  if (amendments.length === 0) return [];
  const before = revision === null ? 'the version before' : `version ${revision - 1}`;
  return [
    heading(2, `Corrections since ${before}`, 'corrections'),
    paragraph(
      [
        `This version replaces ${before}.`,
        ...(signedBefore === undefined ? [] : [signedBeforeWords(signedBefore)]),
        'What was changed, and why:',
      ].join(' '),
    ),
    ...amendments.flatMap(placeBlocks),
  ];
}

function placeBlocks({ place, was, is, why }: SnapshotAmendment, index: number): readonly DocumentBlock[] {
  return [
    heading(3, place, `correction-${index + 1}`),
    ...(was === null ? [] : [ledParagraph('It was:', { text: ` ${was}` })]),
    is === null
      ? paragraph('It was taken out.')
      : ledParagraph(was === null ? 'This is new:' : 'It is now:', { text: ` ${is}` }),
    ledParagraph('Why:', { text: ` ${why}` }),
  ];
}
