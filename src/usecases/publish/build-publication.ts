import { ledEntries } from '../../core/collect/led/led-book.ts';
import { compileAnnex } from '../../core/publish/compile-annex.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../core/publish/report-format.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { Author } from '../ports.ts';
import { type FindingPorts, type KeyedFinding, readFindings } from '../review/read-findings.ts';
import { type QuarterSources, withheldIn } from './compile-quarter.ts';
import type { Attachment, Correction, KeyedAttachment, Publication, PublishPorts, ReportFile } from './ports.ts';
import { readShares } from './read-shares.ts';

/** What the checks found is neither put right nor waived. */
export interface Blocked {
  readonly reason: 'blocked';
  readonly findings: readonly KeyedFinding[];
}

export type PublicationSources = QuarterSources & {
  /** The directorate's channel, `C…`. */
  readonly channelId: string;
};

export interface PublicationParts {
  readonly request: { readonly author: Author; readonly now: Date };
  readonly sources: PublicationSources;
  /** With its revision's number, and without what is not for publication. */
  readonly snapshot: Snapshot;
  /** With it: for the checks and the annex. */
  readonly full: Snapshot;
  readonly summary: Publication['summary'];
  readonly correction?: Correction;
  /** The report that it corrects. */
  readonly before?: Snapshot;
}

/** A revision ready to be stored, with its documents and with what the decision rests on; refused by what the checks find. */
export async function buildPublication(
  ports: FindingPorts & Pick<PublishPorts, 'renderReport' | 'drafting'>,
  { request, sources, snapshot, full, summary, correction, before }: PublicationParts,
): Promise<Result<Publication, Blocked>> {
  const { plan, window, updates, directorate } = sources;
  const { openBlocks, mark } = await readFindings(ports, { sources, snapshot: full, now: request.now });
  if (openBlocks.length > 0) return refuse({ reason: 'blocked', findings: openBlocks });
  const { files, leftOut } = await renderFiles(ports, snapshot);
  const ids = [...updates.current.values()].map((update) => update.id);
  return done({
    directorateId: directorate.id,
    quarter: window.quarter,
    number: snapshot.revision ?? 1,
    snapshot,
    files,
    leftOut,
    annex: await renderAnnex(ports, full, sources),
    withholdingMark: sources.withholdingBook.mark,
    summary: summary.filter((each) => !('attachment' in each && leftOut.includes(each.attachment.format))),
    ...(correction && { correction }),
    shares: await readShares(ports, sources, { snapshot, before }),
    channelId: sources.channelId,
    windowId: window.id,
    windowVersion: window.version,
    planId: plan.id,
    planVersion: plan.version,
    itemMark: sources.itemBook.mark,
    ledMark: sources.ledBook.mark,
    ledEntryIds: ledEntries(plan).map(({ id }) => id),
    figureMark: sources.figures.mark,
    financeMark: sources.financeBook.mark,
    meetingMark: sources.meetingBook.mark,
    departmentIds: plan.departments.map(({ id }) => id),
    newestUpdateId: ids.length === 0 ? undefined : Math.max(...ids),
    proposalStateIds: [...sources.proposals.values()].map(({ stateId }) => stateId),
    checkMark: mark,
    wordingMark: sources.wordingBook.mark,
    gapMark: sources.gapMark,
    sectionMark: sources.sectionMark,
    author: request.author,
    at: request.now,
  });
}

async function renderFiles(
  ports: Pick<PublishPorts, 'renderReport'>,
  snapshot: Snapshot,
): Promise<Pick<Publication, 'files' | 'leftOut'>> {
  const files: ReportFile[] = [];
  const leftOut: ReportFormat[] = [];
  for (const made of await Promise.all(REPORT_FORMATS.map((format) => ports.renderReport(snapshot, format)))) {
    if (made.ok) files.push(made.value);
    else leftOut.push(made.refusal.format);
  }
  return { files, leftOut };
}

/** @throws where no document can hold it: without its annex nothing is published that has one */
export async function renderAnnex(
  { renderReport }: Pick<PublishPorts, 'renderReport'>,
  full: Snapshot,
  sources: Pick<QuarterSources, 'withholdingBook'>,
): Promise<readonly ReportFile[]> {
  const annex = compileAnnex(full, withheldIn(sources));
  if (annex === undefined) return [];
  const made = await Promise.all((['docx', 'pdf'] as const).map((format) => renderReport(annex, format)));
  const files = made.flatMap((each) => (each.ok ? [each.value] : []));
  if (files.length === 0) throw new Error('The annex is too long for every format that it could have.');
  return files;
}

/** The report's documents, under the keys of their revision. */
export function keyDocuments(documents: readonly Attachment[], stem: string): readonly KeyedAttachment[] {
  return documents.map((attachment) => ({ key: `${stem}-file-${attachment.format}`, attachment }));
}

/** The picture, where there is one. */
export function keyPicture(picture: Attachment | undefined, stem: string): readonly KeyedAttachment[] {
  return picture === undefined ? [] : [{ key: `${stem}-picture`, attachment: picture }];
}

/** `summary-CE-2026-27-Q1-r1-root`: the key of a summary's first message, on which the others hang. */
export function summaryRootKey(snapshot: Snapshot, number: number): string {
  return `${summaryStem(snapshot, number)}-root`;
}

/** Keys hold no `:`, which the queue does not take in a job's id. */
export function summaryStem({ directorate, quarter }: Snapshot, number: number): string {
  return `summary-${directorate.code}-${quarter.code.replace('/', '-')}-r${number}`;
}
