import { listWords } from '../../core/list-words.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { DRAFT_NOTICE, versionWords } from '../labels.ts';
import { signatureWords } from '../signature-words.ts';
import type { DocumentBlock, ReportDocument } from './document.ts';
import { heading, paragraph } from './document-parts.ts';

/** What the whole document is called, and what stands on every page. */
export function describeDocument(snapshot: Snapshot): Omit<ReportDocument, 'blocks'> {
  const { quarter, revision } = snapshot;
  return {
    title: titleOf(snapshot),
    organisation: snapshot.organisation,
    language: 'en-GB',
    running: `${subjectOf(snapshot)}: ${quarter.title}, ${quarter.period}`,
    version: versionWords(revision),
    isDraft: revision === null,
    compiledAt: snapshot.compiledAt,
  };
}

export function titleBlocks(snapshot: Snapshot): readonly DocumentBlock[] {
  const { quarter, revision, collected, compiledOn, cut } = snapshot;
  return [
    ...(revision === null ? [paragraph(DRAFT_NOTICE, 'draft')] : []),
    heading(1, titleOf(snapshot), 'title'),
    paragraph(snapshot.organisation, 'fact'),
    ...(cut === undefined ? [] : [paragraph(`From ${listNames(cut.directorates)}`, 'fact')]),
    {
      kind: 'paragraph',
      role: 'fact',
      runs: [{ text: quarter.title, isStrong: true }, { text: `, ${quarter.period}` }],
    },
    ...(revision === null ? [] : [paragraph(versionWords(revision), 'fact')]),
    paragraph(`Prepared on ${compiledOn}. Updates were collected from ${collected.from} to ${collected.to}.`, 'fact'),
    ...(snapshot.signedBy ?? []).map((signature) => paragraph(`${capitalise(signatureWords(signature))}.`, 'fact')),
    ...(snapshot.unsignedBy ?? []).map((name) => paragraph(`Not signed off by ${name}.`, 'fact')),
  ];
}

function capitalise(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function titleOf(snapshot: Snapshot): string {
  return `${subjectOf(snapshot)}: performance report`;
}

/** Whom it is about; a cut is made for its board. */
function subjectOf({ directorate, cut }: Snapshot): string {
  return cut === undefined ? directorate.name : cut.board;
}

function listNames(names: readonly string[]): string {
  return listWords(names);
}
