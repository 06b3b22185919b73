import type { TextBlock } from './text-blocks.ts';

/** The covering sheet of a committee report. */
export interface SnapshotCovering {
  readonly reportTo: string;
  /** Of the meeting, `14 September 2026`; null where it is not set. */
  readonly date: string | null;
  readonly purpose: readonly TextBlock[];
  readonly recommendation: readonly TextBlock[];
  readonly contact: string | null;
}

/** One thing that a revision changed in what had been published. */
export interface SnapshotAmendment {
  /** `Milestone COPS1: Publish the yearly survey…, commentary` */
  readonly place: string;
  /** As it was published; null for what is new. */
  readonly was: string | null;
  /** As it stands now; null for what was taken out. */
  readonly is: string | null;
  readonly why: string;
}

export interface SnapshotCut {
  readonly board: string;
  /** Names of the directorates that it is made from. */
  readonly directorates: readonly string[];
}

/** What a meeting asked for that read an earlier report. */
export interface SnapshotMeetingAction {
  readonly id: string;
  /** Of the report that was read: `Quarter 1 2026/27` */
  readonly quarterTitle: string;
  readonly text: string;
  /** `3.2` */
  readonly paragraph: string | null;
  readonly initials: string | null;
  /** `30 September 2026` */
  readonly by: string | null;
  readonly minute: string | null;
  /** `null` where nothing was said of it. */
  readonly said: { readonly progress: 'Done' | 'In hand'; readonly text: readonly TextBlock[] } | null;
}

export interface SignedBefore {
  readonly revision: number;
  readonly signedBy: readonly SnapshotSignature[];
}

export interface SnapshotSignature {
  readonly name: string;
  /** The deputy who signed; `null` where the approver did. */
  readonly by: string | null;
  /** `22 July 2026` */
  readonly on: string;
}
