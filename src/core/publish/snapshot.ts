import type { Direction } from '../collect/indicator/direction.ts';
import type { AmberReason } from '../collect/milestone/status.ts';
import type { StatusCounts } from './counts.ts';
import type { Movement } from './movement.ts';
import type { SnapshotFinance } from './snapshot-finance.ts';
import type {
  SignedBefore,
  SnapshotAmendment,
  SnapshotCovering,
  SnapshotCut,
  SnapshotMeetingAction,
  SnapshotSignature,
} from './snapshot-front.ts';
import type { StatusKind } from './status-kind.ts';
import type { TextBlock } from './text-blocks.ts';

/**
 * One quarter's report, frozen: everything a document needs and nothing else. Plain JSON, so that it can be stored, read
 * back and rendered to the same bytes; `null` where there is nothing, since `undefined` does not survive JSON. All dates
 * are texts as printed, unless their comment says otherwise.
 */
export interface Snapshot {
  /** Grows when the shape changes, so that an old stored snapshot is recognised. */
  readonly format: 1;
  readonly organisation: string;
  readonly directorate: { readonly code: string; readonly name: string };
  readonly quarter: SnapshotQuarter;
  /** `null` for a draft. */
  readonly revision: number | null;
  /** Instant, ISO 8601 in UTC. */
  readonly compiledAt: string;
  /** The same day in the organisation's zone: `23 July 2026`. */
  readonly compiledOn: string;
  /** When updates were asked for: `1 July 2026` and `21 July 2026`. */
  readonly collected: { readonly from: string; readonly to: string };
  readonly ragWording: { readonly green: string; readonly amber: string; readonly red: string };
  readonly counts: StatusCounts;
  /** Of the same milestones a quarter earlier; `null` when nothing is known of that quarter. */
  readonly previousCounts: StatusCounts | null;
  readonly sections: readonly SnapshotSection[];
  /** Sections 2 and 3. Not there in reports that are older than their collection. */
  readonly items?: readonly SnapshotItem[];
  /** Before section 1; left out where no meeting asked for anything. */
  readonly meetingActions?: readonly SnapshotMeetingAction[];
  /** Section 6, in the plan's order. */
  readonly areas: readonly SnapshotArea[];
  readonly risks: readonly SnapshotRisk[];
  readonly equalityActions: readonly SnapshotEqualityAction[];
  /** Section 7, in the plan's order of departments. Not there in reports that are older than its collection. */
  readonly finance?: readonly SnapshotFinance[];
  /** In front of section 1, by setting; left out where the setting is off. */
  readonly covering?: SnapshotCovering;
  /** One page of exceptions stands in front, by setting; left out where it is off. */
  readonly hasExceptions?: true;
  /** Since the revision before; left out in the first one and in drafts of it. */
  readonly amendments?: readonly SnapshotAmendment[];
  /** The directorate's own board; left out where the plan names none. */
  readonly board?: string;
  /** Which board it is cut for; left out in the ordinary case, one directorate in full. */
  readonly cut?: SnapshotCut;
  /** Who signed it off before it was published; left out where nobody was asked to. */
  readonly signedBy?: readonly SnapshotSignature[];
  /** Of a correction: the newest revision before it that was signed; left out where none was. */
  readonly signedBefore?: SignedBefore;
  /** Names of those who were asked and had not signed when it was published all the same. */
  readonly unsignedBy?: readonly string[];
  /** Only in what an annex is made of, which is stored as files beside the report, and never as the report. */
  readonly annex?: readonly SnapshotAnnexText[];
  /** Exactly the people whose initials are printed, by initials. */
  readonly key: readonly SnapshotPerson[];
}

/** A text that the report leaves out. */
export interface SnapshotAnnexText {
  /** `COPS2: Open two more sites` */
  readonly heading: string;
  readonly parts: readonly { readonly lead: string | null; readonly text: readonly TextBlock[] }[];
  readonly initials: string | null;
  readonly why: string;
  readonly withheldBy: string;
}

export interface SnapshotQuarter {
  /** `2026-27/Q1` */
  readonly code: string;
  readonly number: number;
  /** `Quarter 1 2026/27` */
  readonly title: string;
  /** `1 April to 30 June 2026` */
  readonly period: string;
  /** `Quarter 4 2025/26` */
  readonly previousTitle: string;
}

export type SectionKey =
  | 'introduction'
  | 'key-developments'
  | 'emerging-issues'
  | 'risks'
  | 'equality'
  | 'performance'
  | 'finance'
  | 'appendix';

export interface SnapshotSection {
  readonly key: SectionKey;
  readonly number: number;
  readonly title: string;
  readonly text: readonly TextBlock[];
  /** Why there is nothing else in it, in plain words; `null` when there is. */
  readonly whyEmpty: string | null;
}

export interface SnapshotItem {
  readonly id: string;
  readonly section: SectionKey;
  /** By which members cite it: `2.1`. */
  readonly number: string;
  readonly title: string;
  readonly text: readonly TextBlock[];
  /** Joint authors' together: `TC, AMc`. */
  readonly initials: string | null;
  /** A revision took it out: number and title stay, the text says since when. */
  readonly isWithdrawn?: true;
}

export interface SnapshotArea {
  readonly id: string;
  readonly name: string;
  readonly milestones: readonly SnapshotMilestone[];
  readonly commentaries: readonly SnapshotCommentary[];
  /** Only there when a text that covers milestones of this area is printed in an earlier one. */
  readonly pointers?: readonly SnapshotPointer[];
  readonly indicators: readonly SnapshotIndicator[];
  /** Only there where there are any. */
  readonly lateFigures?: readonly SnapshotLateFigure[];
}

export interface SnapshotStatus {
  readonly kind: StatusKind;
  readonly amberReason: AmberReason | null;
  /** `12 May 2026` */
  readonly completedOn: string | null;
  /** It has a colour because it should have started, and has not. Only there when it is so. */
  readonly isNotStarted?: true;
}

export interface SnapshotMilestone {
  readonly id: string;
  readonly ref: string;
  readonly words: string;
  readonly due: string;
  /** Only there where the plan names one, here or for its area. */
  readonly board?: string;
  readonly status: SnapshotStatus;
  /** `null` when nothing is known of the quarter before. */
  readonly previous: SnapshotStatus | null;
  readonly movement: Movement | null;
  /** `null` for an orphan. */
  readonly ownerInitials: string | null;
}

export interface SnapshotCommentary {
  /** The milestones it covers, in the plan's order. */
  readonly milestoneIds: readonly string[];
  /** `COPS1` or `CFS2, CFS3` */
  readonly refs: string;
  /** The first milestone's words, shortened; for several, with how many more. */
  readonly words: string;
  /** Empty when an update was not available. */
  readonly text: readonly TextBlock[];
  readonly firstSentence: string;
  readonly action: string | null;
  /** `30 September 2026` */
  readonly actionBy: string | null;
  /** Instead of the two before, where several milestones are covered: what is being done about each. */
  readonly actions?: readonly SnapshotAction[];
  readonly initials: string | null;
  readonly isMissing: boolean;
  /** Where an update is missing and an officer chose so: how it stood last. */
  readonly lastKnown?: { readonly quarterTitle: string; readonly status: SnapshotStatus };
  /** What is asked for and not agreed yet; left out where nothing is. */
  readonly proposals?: readonly SnapshotProposal[];
}

/** A change to the plan that somebody asks for. Status is judged against what is agreed. */
export interface SnapshotProposal {
  readonly milestoneId: string;
  /** Which of the milestones it is about; `null` where the commentary covers one only. */
  readonly name: string | null;
  /** `due 30 September 2027 instead of 31 March 2027` */
  readonly asked: string;
  /** Line breaks kept. */
  readonly reason: string;
  readonly initials: string | null;
}

export interface SnapshotAction {
  readonly milestoneId: string;
  /** Which of the milestones it is about: `COPS2`; `null` where the commentary covers one only. */
  readonly name: string | null;
  readonly action: string;
  readonly actionBy: string | null;
}

/** Where the commentary on milestones of one area stands that is printed in another. */
export interface SnapshotPointer {
  readonly refs: string;
  readonly areaName: string;
}

export interface SnapshotIndicator {
  readonly id: string;
  readonly ref: string;
  readonly words: string;
  /** The year's target, with this quarter's where there is a profile. */
  readonly target: string;
  /** Last year's actual for the same quarter. */
  readonly lastYear: string;
  /** This quarter's actual; `null` with the reason beside it. */
  readonly actual: string | null;
  readonly whyNoActual: string | null;
  /** Provisional, another period, judged otherwise. This and what follows is not there in reports that are older than it. */
  readonly notes?: readonly string[];
  readonly status?: SnapshotIndicatorStatus;
  readonly direction?: Direction;
  /** `null` where nothing was said. */
  readonly commentary?: SnapshotIndicatorCommentary | null;
  /** It is reported in this quarter, and nothing was said of it. */
  readonly isMissing?: boolean;
  /** Where it is missing and an officer chose so: the last figure. */
  readonly lastKnown?: {
    readonly quarterTitle: string;
    readonly actual: string;
    readonly status: SnapshotIndicatorStatus;
  };
  /** Only there where the plan names one, here or for its area. */
  readonly board?: string;
  readonly ownerInitials: string | null;
}

/** A colour, or in words why there is none. */
export type SnapshotIndicatorStatus =
  | (SnapshotStatus & { readonly kind: 'green' | 'amber' | 'red' })
  | { readonly kind: 'none'; readonly why: string };

export type SnapshotIndicatorCommentary = Pick<
  SnapshotCommentary,
  'text' | 'firstSentence' | 'action' | 'actionBy' | 'initials'
>;

/** A figure of an earlier quarter that came after the report of its own was signed. */
export interface SnapshotLateFigure {
  readonly ref: string;
  readonly words: string;
  /** `Quarter 1 2026/27` */
  readonly quarterTitle: string;
  readonly actual: string;
  readonly notes: readonly string[];
  readonly status: SnapshotIndicatorStatus;
  readonly direction: Direction;
  readonly board?: string;
}

/** What the lead of a risk or an equality action said. Neither is there in reports that are older than its collection. */
export interface SnapshotLed {
  /** The plan's, by which it is known when its words are others. Not there in reports that are older than this. */
  readonly id?: string;
  readonly update?: {
    /** `4 × 3 = 12`, `Behind` */
    readonly word: string;
    readonly texts: readonly { readonly lead: string | null; readonly text: readonly TextBlock[] }[];
    readonly initials: string | null;
  } | null;
  /** In plain words; `null` where there is an update. */
  readonly whyNoUpdate?: string | null;
  /** Where an update is missing and an officer chose so: how it stood last. */
  readonly lastKnown?: { readonly quarterTitle: string; readonly word: string };
}

export interface SnapshotRisk extends SnapshotLed {
  readonly title: string;
  /** `4 × 3 = 12` */
  readonly gross: string;
  readonly residual: string | null;
  readonly controls: string | null;
  readonly leadInitials: string | null;
}

export interface SnapshotEqualityAction extends SnapshotLed {
  readonly words: string;
  readonly leadInitials: string | null;
}

export interface SnapshotPerson {
  readonly initials: string;
  readonly name: string;
  readonly title: string;
  readonly service: string | null;
}
