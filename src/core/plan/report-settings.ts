import type { LocalDate } from '../calendar/local-date.ts';

/** How a directorate's report is put together, where that is not the usual. */
export interface ReportSettings {
  /** In front; without it there is no covering sheet. */
  readonly covering?: CoveringSettings;
  /** One page of what needs attention stands in front. */
  readonly hasExceptions?: true;
  /** What section 7 holds in quarter 4; without it, the reason why there is none. */
  readonly quarterFourFinance?: QuarterFourFinance;
  /** Printed as that reason; without it, a standard sentence. */
  readonly quarterFourReason?: string;
  /** To which its report goes, where it has meetings or milestones of several boards. */
  readonly board?: string;
  /** In order of their dates. */
  readonly meetings?: readonly Meeting[];
  /** Between publication and meeting, where that is not as usual: see publishBy. */
  readonly clearDays?: number;
}

export interface CoveringSettings {
  readonly reportTo?: string;
  readonly purpose?: string;
  readonly recommendation?: string;
  readonly contact?: string;
}

/**
 * What section 7 holds in quarter 4, while the year's accounts are still open: the table like any other, the reason why
 * there is none, or the table as the provisional outturn. Source: domain, section 2.
 */
export type QuarterFourFinance = 'table' | 'reason' | 'outturn';

export interface Meeting {
  readonly board: string;
  readonly date: LocalDate;
}
