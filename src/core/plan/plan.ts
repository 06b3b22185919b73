import type { Nation } from '../calendar/bank-holidays.ts';
import type { LadderStep } from '../calendar/ladder.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { PartLadders } from '../calendar/window-part.ts';
import type { CheckSettings } from '../review/checks/check-settings.ts';
import type { ReportSettings } from './report-settings.ts';

/** The council. One per installation. */
export interface Organisation {
  readonly name: string;
  readonly nation: Nation;
  readonly closureDays: readonly LocalDate[];
  /** IANA name, e.g. `Europe/London`. */
  readonly timeZone: string;
  readonly ragWording: RagWording;
}

/** What Green, Amber and Red mean in this council's reports: the sentence printed under the question and in the key. */
export interface RagWording {
  readonly green: string;
  readonly amber: string;
  readonly red: string;
}

/** Which statuses need commentary. */
export type CommentaryRule = 'all' | 'amber-and-red';

/** High risks are monitored once a year. Source: domain, section 1.3. */
export const RISK_QUARTERS: readonly number[] = [2];

export interface Directorate {
  readonly id: string;
  /** Short and unique, e.g. `CE`; matched without regard to case. */
  readonly code: string;
  readonly name: string;
  /** The Slack channel that receives the summary, `C…`. */
  readonly channelId: string | undefined;
  /** The Slack channel that receives the officers' digest, `C…`; undefined for their direct messages. */
  readonly officersChannelId: string | undefined;
  /** Whose bank holidays it keeps; undefined for the council's. The calendar itself: see calendarOf. */
  readonly nation: Nation | undefined;
  /** Days on which it is closed beyond those of the council. */
  readonly closureDays: readonly LocalDate[];
  /** Steps that replace those of the default ladder with the same name. */
  readonly ladder: readonly LadderStep[];
  /** Parts of its windows that are due or close on days of their own. */
  readonly parts?: PartLadders | undefined;
  readonly commentaryRule: CommentaryRule;
  /** Quarter numbers in which its risks are asked for and printed. */
  readonly riskQuarters: readonly number[];
  /** How its report is put together, where that is not the usual. */
  readonly report: ReportSettings;
  /** What its reports are checked by, where that differs from the usual. */
  readonly checks: Partial<CheckSettings>;
  /** Person ids. */
  readonly officerIds: readonly string[];
  readonly approverIds: readonly string[];
}

/** Somebody with initials: an Operational Director, a contributor, an officer. */
export interface Person {
  readonly id: string;
  /** As printed, e.g. `AMc`; unique in the organisation without regard to case. */
  readonly initials: string;
  readonly name: string;
  readonly title: string;
  readonly service: string | undefined;
  readonly email: string | undefined;
  readonly slackUserId: string | undefined;
  readonly deputyId: string | undefined;
  /** Who may say when they are away and back, and nothing else for them. */
  readonly assistantId: string | undefined;
  /** In post from and until these days, both included. */
  readonly from: LocalDate | undefined;
  readonly until: LocalDate | undefined;
}

export type Due =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'recurring'; readonly text: string }
  | { readonly kind: 'none' };

export interface Area {
  readonly id: string;
  readonly name: string;
  /** That sees its milestones and indicators, where they name no other. */
  readonly board?: string | undefined;
}

export interface Milestone {
  readonly id: string;
  readonly areaId: string;
  /** An objective code such as `COPS1`; not unique. */
  readonly ref: string;
  readonly words: string;
  /** Person id; undefined for an orphan. */
  readonly ownerId: string | undefined;
  readonly contributorIds: readonly string[];
  readonly start: LocalDate | undefined;
  readonly due: Due;
  readonly board: string | undefined;
  /** The same work in the plan of the year before: what was said of it belongs to the history of this one. */
  readonly followsId?: string | undefined;
}

export type Polarity = 'higher' | 'lower' | 'neither';
export type IndicatorKind = 'cumulative' | 'this-quarter' | 'position' | 'rolling-year' | 'once-a-year';
export type Target =
  | { readonly kind: 'number'; readonly year: number; readonly byQuarter: readonly (number | undefined)[] }
  | { readonly kind: 'to-be-confirmed' }
  | { readonly kind: 'none' };

export interface Indicator {
  readonly id: string;
  readonly areaId: string;
  readonly ref: string;
  readonly words: string;
  readonly ownerId: string | undefined;
  /** Who is asked for the figure before the owner, a person id; undefined where the owner gives it. */
  readonly supplierId: string | undefined;
  /** Printed after the figure, e.g. `%`, `days`; empty for a plain count. */
  readonly unit: string;
  readonly decimals: number;
  readonly polarity: Polarity;
  readonly kind: IndicatorKind;
  /** Quarter numbers in which it is reported. */
  readonly quarters: readonly number[];
  readonly target: Target;
  /**
   * The status is computed: a figure that misses its target by up to this many percent is Amber, by more Red. Undefined
   * where the owner judges it.
   */
  readonly tolerance: number | undefined;
  /** Last year's actual for quarters 1 to 4. */
  readonly lastYear: readonly (number | undefined)[];
  readonly board?: string | undefined;
}

/** Entries that the plan carries for sections 4, 5 and 7 of the report, in the plan's order. */
export interface Risk {
  readonly id: string;
  readonly title: string;
  /** Likelihood × impact, each 1 to 5, before and after controls. */
  readonly grossLikelihood: number;
  readonly grossImpact: number;
  readonly residualLikelihood: number | undefined;
  readonly residualImpact: number | undefined;
  readonly controls: string | undefined;
  readonly leadId: string | undefined;
}

export interface EqualityAction {
  readonly id: string;
  readonly words: string;
  readonly leadId: string | undefined;
}

export interface Department {
  readonly id: string;
  readonly name: string;
  /** Finance contact, a person id. */
  readonly contactId: string | undefined;
}

/** What one directorate promised for one financial year. Areas, milestones and indicators stand in the plan's order. */
export interface Plan {
  readonly id: string;
  readonly directorateId: string;
  /** Calendar year in which the financial year begins. */
  readonly startYear: number;
  /** Grows by one with every change; a writer says which version its decision rested on. */
  readonly version: number;
  readonly areas: readonly Area[];
  /** In force only; retired ones keep their rows but do not appear here. */
  readonly milestones: readonly Milestone[];
  readonly indicators: readonly Indicator[];
  readonly risks: readonly Risk[];
  readonly equalityActions: readonly EqualityAction[];
  readonly departments: readonly Department[];
  readonly sectionTexts: Readonly<Record<string, string>>;
}
