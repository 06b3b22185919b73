import type { Snapshot, SnapshotAnnexText } from '../../core/publish/snapshot.ts';
import { versionWords } from '../labels.ts';
import type { DocumentBlock, ReportDocument } from './document.ts';
import { closeWithInitials, heading, ledParagraph, note, paragraph, textToBlocks } from './document-parts.ts';

const NOT_FOR_PUBLICATION = 'Not for publication';

/** The texts that the report leaves out, in its order, each with who withheld it and why. Every page says what it is. */
export function annexToDocument(snapshot: Snapshot, annex: readonly SnapshotAnnexText[]): ReportDocument {
  const { directorate, quarter, organisation, revision, compiledAt, compiledOn } = snapshot;
  const title = `${directorate.name}: annex to the performance report`;
  return {
    title,
    organisation,
    language: 'en-GB',
    running: `${NOT_FOR_PUBLICATION}. ${directorate.name}: ${quarter.title}, ${quarter.period}`,
    version: versionWords(revision),
    isDraft: revision === null,
    compiledAt,
    blocks: [
      paragraph(NOT_FOR_PUBLICATION, 'draft'),
      heading(1, title, 'title'),
      paragraph(organisation, 'fact'),
      paragraph(`${quarter.title}, ${quarter.period}. ${versionWords(revision)}.`, 'fact'),
      paragraph(`Prepared on ${compiledOn}. The report itself says where each of these texts was left out.`, 'fact'),
      ...annex.flatMap(textBlocks),
    ],
  };
}

function textBlocks(text: SnapshotAnnexText, index: number): readonly DocumentBlock[] {
  const said = text.parts.flatMap(({ lead, text: blocks }) => [
    ...(lead === null ? [] : [ledParagraph(lead)]),
    ...textToBlocks(blocks),
  ]);
  return [
    heading(2, text.heading, `annex-${index + 1}`),
    note(`Withheld by ${text.withheldBy}. Why: ${text.why}`),
    ...closeWithInitials(said, text.initials),
  ];
}
