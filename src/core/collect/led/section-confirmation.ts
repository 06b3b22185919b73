/** The sections in which nothing to report is printed only after a named person confirmed it. */
export type ReportSection = 'risks' | 'equality';

/** A named person confirmed that a section has nothing to report this quarter. */
export interface SectionConfirmation {
  readonly section: ReportSection;
  readonly personId: string;
  readonly at: Date;
}
