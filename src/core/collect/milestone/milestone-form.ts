import type { LocalDate } from '../../calendar/local-date.ts';
import type { Due, RagWording } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal.ts';
import type { FormQuestion } from '../../review/returned.ts';
import type { HandedDraft } from '../draft-request.ts';
import type { Covering } from './cover.ts';
import type { Status } from './status.ts';
import type { StatusChoice } from './status-choice.ts';
import type { WhyTextIsDue } from './still-on-course.ts';
import type { MilestoneUpdate } from './update.ts';

/** What was said of a milestone in another quarter. */
export interface EarlierWord {
  /** E.g. `2025-26/Q4`. */
  readonly quarter: string;
  readonly status: Status;
  readonly commentary: string;
}

/** A milestone as people recognise it. */
export interface MilestoneCard {
  readonly milestoneId: string;
  readonly ref: string;
  readonly words: string;
  readonly areaName: string;
  /** Where the council has several: they may share refs, words and names of areas. */
  readonly directorateName?: string | undefined;
  readonly due: Due;
  /** Calendar year in which the plan's financial year begins. */
  readonly planYear: number;
  readonly directorateCode: string;
  readonly ownerName: string | undefined;
  readonly ownerInitials: string | undefined;
}

/** Everything the form shows, and what its submit is measured against. */
export interface MilestoneForm {
  readonly card: MilestoneCard;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly offered: readonly StatusChoice[];
  readonly ragWording: RagWording;
  /** Green needs no text this time. */
  readonly mayBeSilent: boolean;
  /** Why it needs one, where the directorate does not want a text for everything. */
  readonly textIsDue?: WhyTextIsDue | undefined;
  readonly before: EarlierWord | undefined;
  /** What was already sent for this quarter; the fields begin with it. */
  readonly standing: StandingAnswer | undefined;
  /** What an officer asked about it, answered or not; undefined once that is closed. */
  readonly question: FormQuestion | undefined;
  /** What is asked for and not decided yet. */
  readonly proposal: Proposal | undefined;
  /** Which other milestones this one's text covers, or may. */
  readonly covering?: Covering;
  readonly closesAt: Date;
  /** The directorate's zone, IANA. */
  readonly timeZone: string;
  /** One opening of the form. Recognises a repeated submit. */
  readonly nonce: string;
  /** A contributor's draft that waits for the owner; the fields begin with it. */
  readonly ready?: HandedText | undefined;
  /** Its owner can still ask somebody to draft it. */
  readonly isTimeToDraft?: boolean;
  /** The reader drafts it for its owner; undefined in the owner's own form. */
  readonly draftFor?: DraftFor | undefined;
  /** The reader enters for the owner what came outside Slack; undefined in the owner's own form. */
  readonly entered?: { readonly howItCame: string } | undefined;
}

/** What somebody handed in, as a form begins with it. */
export interface HandedText {
  readonly handed: HandedDraft;
  /** Name of who wrote it. */
  readonly by: string;
  readonly choice: StatusChoice | undefined;
}

/** For whom a contributor writes, and what they were told. */
export interface DraftFor {
  readonly ownerName: string;
  /** Who asked; undefined where the plan names the contributor. */
  readonly askedByName: string | undefined;
  readonly by: LocalDate;
  readonly note: string;
  /** Why it came back. */
  readonly sentBack: { readonly question: string; readonly byName: string } | undefined;
  /** What the reader handed in before; the fields begin with it. */
  readonly before: HandedText | undefined;
}

export interface StandingAnswer {
  readonly update: MilestoneUpdate;
  /** Name of who sent it. */
  readonly by: string;
  readonly choice: StatusChoice | undefined;
}
