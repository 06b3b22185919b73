import type { Nation } from '../calendar/bank-holidays.ts';
import type { LadderStep } from '../calendar/ladder.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { PartLadders } from '../calendar/window-part.ts';
import type { CheckSettings } from '../review/checks/check-settings.ts';
import type { CommentaryRule, Due, IndicatorKind, Organisation, Polarity, Target } from './plan.ts';
import type { Place } from './plan-file-problem.ts';
import type { ReportSettings } from './report-settings.ts';

/*
 * A plan file that was read without problems. People are named by their initials, as they are written in `people`.
 */

/** What every entry of a file has. */
export interface FileEntry {
  readonly id: string | undefined;
  /** The file says `new: true`: this entry is no renamed one. */
  readonly isNew: boolean;
  /** Where it stands, for problems found later. */
  readonly place: Place;
  readonly field: string;
}

/**
 * People are shared by several files: what one of them leaves out stays as it is in Ragtime; `none` takes it away.
 */
export interface FilePerson extends FileEntry {
  readonly initials: string;
  readonly name: string;
  readonly title: string;
  readonly service: string | 'none' | undefined;
  readonly email: string | undefined;
  readonly slackUserId: string | undefined;
  readonly deputy: string | 'none' | undefined;
  readonly assistant: string | 'none' | undefined;
  readonly from: LocalDate | 'none' | undefined;
  readonly until: LocalDate | 'none' | undefined;
}

export interface FileMilestone extends FileEntry {
  readonly ref: string;
  readonly words: string;
  readonly owner: string | undefined;
  readonly contributors: readonly string[];
  readonly start: LocalDate | undefined;
  readonly due: Due;
  readonly board: string | undefined;
  /** Id of the same work in the plan of the year before. */
  readonly follows: string | undefined;
}

export interface FileIndicator extends FileEntry {
  readonly ref: string;
  readonly words: string;
  readonly owner: string | undefined;
  readonly supplier: string | undefined;
  readonly unit: string;
  readonly decimals: number;
  readonly polarity: Polarity;
  readonly kind: IndicatorKind;
  readonly quarters: readonly number[];
  readonly target: Target;
  readonly tolerance: number | undefined;
  readonly lastYear: readonly (number | undefined)[];
  readonly board: string | undefined;
}

export interface FileArea extends FileEntry {
  readonly name: string;
  readonly board: string | undefined;
  readonly milestones: readonly FileMilestone[];
  readonly indicators: readonly FileIndicator[];
}

export interface FileRisk extends FileEntry {
  readonly title: string;
  readonly grossLikelihood: number;
  readonly grossImpact: number;
  readonly residualLikelihood: number | undefined;
  readonly residualImpact: number | undefined;
  readonly controls: string | undefined;
  readonly lead: string | undefined;
}

export interface FileEqualityAction extends FileEntry {
  readonly words: string;
  readonly lead: string | undefined;
}

export interface FileDepartment extends FileEntry {
  readonly name: string;
  readonly contact: string | undefined;
}

export interface FileDirectorate extends FileEntry {
  readonly code: string;
  readonly name: string;
  /** Undefined for the council's. */
  readonly nation: Nation | undefined;
  /** In order, each once; beyond the council's. */
  readonly closureDays: readonly LocalDate[];
  readonly channelId: string | undefined;
  readonly officersChannelId: string | undefined;
  readonly officers: readonly string[];
  readonly approvers: readonly string[];
  readonly commentaryRule: CommentaryRule;
  readonly riskQuarters: readonly number[];
  /** How its report is put together, where that is not the usual. */
  readonly report: ReportSettings;
  /** What differs from the usual. */
  readonly checks: Partial<CheckSettings>;
  readonly ladder: readonly LadderStep[];
  /** Undefined where no part has dates of its own. */
  readonly parts: PartLadders | undefined;
}

export interface PlanFile {
  readonly organisation: Organisation;
  readonly directorate: FileDirectorate;
  /** Calendar year in which the financial year begins. */
  readonly startYear: number;
  /** The plan's version when this file was exported; undefined for one written by hand. */
  readonly planVersion: number | undefined;
  readonly people: readonly FilePerson[];
  readonly areas: readonly FileArea[];
  readonly risks: readonly FileRisk[];
  readonly equalityActions: readonly FileEqualityAction[];
  readonly departments: readonly FileDepartment[];
  readonly sectionTexts: Readonly<Record<string, string>>;
}
