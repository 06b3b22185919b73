import type { ReportFormat } from '../../core/publish/report-format.ts';
import type { Share } from '../../core/publish/share.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { AttachmentPayload } from '../../core/remind/delivery.ts';
import type { Result } from '../../core/result.ts';
import type { DraftingStore } from '../collect/drafting/drafting-ports.ts';
import type { FinanceStore } from '../collect/finance/finance-ports.ts';
import type { IndicatorStore } from '../collect/indicator/indicator-ports.ts';
import type { ItemStore } from '../collect/item/item-ports.ts';
import type { LedStore } from '../collect/led/led-ports.ts';
import type { ProposalStore } from '../plan/proposal-ports.ts';
import type { Author, Patience, PlanReader, UpdateStore, WindowStore, WriteRefusal } from '../ports.ts';
import type { DeliveryStore } from '../remind/delivery-ports.ts';
import type { CheckDecisionStore } from '../review/check-ports.ts';
import type { GapStore } from '../review/gap-ports.ts';
import type { WordingStore } from '../review/wording-ports.ts';
import type { MeetingStore } from './meeting-ports.ts';
import type { SectionWordingStore } from './section-wording-ports.ts';
import type { SignOffStore } from './sign-off-ports.ts';
import type { UploadStore } from './upload-ports.ts';
import type { WithholdingStore } from './withholding-ports.ts';

/** A document of one report. */
export interface ReportFile {
  /** `2026-27-q1-children-and-enterprise-performance-v1.html` */
  readonly name: string;
  readonly format: ReportFormat;
  readonly bytes: Uint8Array;
}

/**
 * One message of the summary, ready to be posted. Use cases do not know Slack, so the blocks are opaque to them. Post it
 * with `parse: 'none'`, without `link_names` and with `mrkdwn: false`: the text holds what people typed.
 */
export interface RenderedMessage {
  /** Complete as plain text, escaped for Slack: screen readers and notifications read it instead of the blocks. */
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** A message of the summary; one that tells of an area names it. */
export interface RenderedPart extends RenderedMessage {
  readonly areaId?: string | undefined;
}

/** Known before it is tried: one document of this format cannot hold so much. Other formats can. */
export interface TooLong {
  readonly reason: 'too-long';
  readonly format: ReportFormat;
}

export type ReportRenderer = (snapshot: Snapshot, format: ReportFormat) => Promise<Result<ReportFile, TooLong>>;
/** The root message first, then the parts of its thread in order. */
export type SummaryRenderer = (snapshot: Snapshot) => readonly RenderedPart[];

/** A frozen report with its number. */
export interface Revision {
  readonly id: number;
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** From 1. */
  readonly number: number;
  readonly snapshot: Snapshot;
  /** Of the snapshot as stored, in hexadecimal. */
  readonly sha256: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

/** A message of the summary with the key that keeps it from being posted twice. The first is the thread's root. */
export interface KeyedMessage {
  /** `summary-CE-2026-27-Q1-r1-root`, `…-part-1` */
  readonly key: string;
  readonly message: RenderedPart;
}

/** A document of the report, or its picture, as a message of the thread. */
export interface KeyedAttachment {
  /** `summary-CE-2026-27-Q1-r1-picture`, `…-file-pdf` */
  readonly key: string;
  readonly attachment: Attachment;
}

/** What the thread shows of one file; the writer adds whose it is. */
export type Attachment = Pick<AttachmentPayload, 'format' | 'title' | 'comment' | 'altText'>;

/** The files of a report's thread. */
export interface RenderedAttachments {
  /** Undefined where there is nothing that it could show. */
  readonly picture: Attachment | undefined;
  readonly documents: readonly Attachment[];
}

export type AttachmentRenderer = (snapshot: Snapshot) => RenderedAttachments;

/** What a later revision does to the message that stands in the channel. */
export interface Correction {
  /** Key of the thread's first message. */
  readonly rootKey: string;
  /** As it is to be read from now on. */
  readonly root: RenderedMessage;
  /** Parts of the thread that are corrected: they keep their words, and say since when others stand below. */
  readonly marked: readonly KeyedMessage[];
  /** As printed: `3 September 2026` */
  readonly correctedOn: string;
  /** For the audit. */
  readonly why: string;
}

/** What a correction says in the channel: the first message anew, and what is posted in its thread. */
export interface RenderedCorrection {
  readonly root: RenderedMessage;
  readonly posts: readonly RenderedPart[];
  /** Areas that read otherwise than in the revision before, or are gone: what was posted of them is marked. */
  readonly changedAreaIds: readonly string[];
}

/** @param revisions all of the report, the oldest first, the new one last */
export type CorrectionRenderer = (revisions: readonly [Snapshot, ...Snapshot[]]) => RenderedCorrection;

/** The message with a line that says that it was corrected. @param correctedOn as printed: `3 September 2026` */
export type CorrectedMarker = (message: RenderedMessage, correctedOn: string) => RenderedMessage;

/** Everything that becomes true when a report is published. */
export interface Publication {
  readonly directorateId: string;
  readonly quarter: string;
  readonly number: number;
  readonly snapshot: Snapshot;
  readonly files: readonly ReportFile[];
  /** Formats in which there is none, since it is too long for them. */
  readonly leftOut: readonly ReportFormat[];
  /** What the report leaves out because it is not for publication; none where nothing is withheld. */
  readonly annex: readonly ReportFile[];
  /** Of what was withheld when it was compiled. */
  readonly withholdingMark: number;
  /** Of the signatures that it rests on; undefined where it needs none. */
  readonly signOffMark?: number;
  /** Why it is published although not everybody has signed it. */
  readonly unsignedWhy?: string;
  /** What is printed of whom, and told to them. */
  readonly shares: readonly Share[];
  /** In their order. */
  readonly summary: readonly (KeyedMessage | KeyedAttachment)[];
  /** Of a revision that corrects the one before; the summary then hangs in the thread of the first. */
  readonly correction?: Correction;
  /** The directorate's channel, `C…`. */
  readonly channelId: string;
  readonly windowId: string;
  /** The window as the decision knew it; any later change makes the writer answer `changed`. */
  readonly windowVersion: number;
  /** The plan as the decision knew it. */
  readonly planId: string;
  readonly planVersion: number;
  /** Id of the newest update of the plan's milestones in this quarter that was compiled; undefined when there is none. */
  readonly newestUpdateId: number | undefined;
  /** Of the book of items that was compiled. */
  readonly itemMark: number;
  /** Of the book of risks and equality actions that was compiled, and which entries it is about. */
  readonly ledMark: number;
  readonly ledEntryIds: readonly string[];
  /** The states of the proposals that were compiled, as `stateId`s. */
  readonly proposalStateIds: readonly number[];
  /** The mark of the figures that were compiled. */
  readonly figureMark: number;
  /** Of the book of finance tables that was compiled, and which departments it is about. */
  readonly financeMark: number;
  readonly departmentIds: readonly string[];
  /** Of what meetings asked for, and what was said of it. */
  readonly meetingMark: number;
  /** Of what was decided on the findings of the checks: a waiver that is taken back meanwhile makes the writer answer `changed`. */
  readonly checkMark: number;
  /** Of what officers put in print in other words. */
  readonly wordingMark: number;
  /** Of what was chosen to print of milestones without an update. */
  readonly gapMark: number;
  /** Of what stands at the head of sections. */
  readonly sectionMark: number;
  readonly author: Author;
  readonly at: Date;
}

export interface RevisionStore {
  /** The newest revision of each report, without its content; in no order. */
  list(): Promise<readonly Omit<Revision, 'snapshot' | 'sha256' | 'publishedBy'>[]>;
  /** The newest revision of a quarter. */
  latest(directorateId: string, quarter: string): Promise<Revision | undefined>;
  /** Every revision of a quarter, the oldest first. */
  ofQuarter(directorateId: string, quarter: string): Promise<readonly Revision[]>;
  /** The bytes that were stored when it was published. */
  file(revisionId: number, format: ReportFormat): Promise<ReportFile | undefined>;
  /** The annex of a revision, as it was stored; empty where nothing was withheld. */
  annex(revisionId: number): Promise<readonly ReportFile[]>;
  /**
   * One transaction: the revision and its files, the window published, the deliveries of the summary and of everybody's
   * share pending, the audit row.
   * `changed` when the window, the plan, the number or an update is no longer what the decision rested on; then nothing is stored.
   */
  publish(publication: Publication, patience: Patience): Promise<Result<Revision, WriteRefusal>>;
}

/** What compiling a report needs from the outside. */
export interface CompilePorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates' | 'people' | 'plan' | 'plans'>;
  readonly windows: Pick<WindowStore, 'windows' | 'window'>;
  readonly updates: Pick<UpdateStore, 'standing' | 'standingBefore'>;
  readonly items: Pick<ItemStore, 'book'>;
  readonly led: Pick<LedStore, 'book'>;
  readonly proposals: Pick<ProposalStore, 'undecided' | 'agreed'>;
  readonly indicators: Pick<IndicatorStore, 'book'>;
  readonly finance: Pick<FinanceStore, 'book'>;
  readonly meetings: Pick<MeetingStore, 'book'>;
  readonly wordings: Pick<WordingStore, 'ofQuarter'>;
  readonly gaps: Pick<GapStore, 'ofQuarter'>;
  readonly sectionWordings: Pick<SectionWordingStore, 'ofQuarter'>;
  readonly withholdings: Pick<WithholdingStore, 'ofQuarter'>;
}

export interface ReadReportPorts extends CompilePorts {
  readonly revisions: Pick<RevisionStore, 'latest' | 'ofQuarter' | 'file'>;
  readonly uploads: Pick<UploadStore, 'ofRevisions' | 'bytes'>;
  readonly renderReport: ReportRenderer;
}

export interface PublishPorts extends CompilePorts {
  readonly checks: Pick<CheckDecisionStore, 'ofQuarter'>;
  readonly revisions: Pick<RevisionStore, 'latest' | 'publish'>;
  readonly renderReport: ReportRenderer;
  readonly renderSummary: SummaryRenderer;
  readonly renderAttachments: AttachmentRenderer;
  readonly signOffs: Pick<SignOffStore, 'ofQuarter'>;
  readonly drafting: Pick<DraftingStore, 'handedMarks'>;
}

export interface AmendPorts extends Omit<PublishPorts, 'renderSummary' | 'signOffs'> {
  readonly revisions: Pick<RevisionStore, 'latest' | 'ofQuarter' | 'publish'>;
  readonly renderCorrection: CorrectionRenderer;
  readonly markCorrected: CorrectedMarker;
  readonly deliveries: Pick<DeliveryStore, 'thread'>;
}
