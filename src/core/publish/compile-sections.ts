import type { Quarter } from '../calendar/quarter.ts';
import type { Plan } from '../plan/plan.ts';
import { fillSectionText, SECTION_TITLES, STANDARD_TEXTS } from './section-texts.ts';
import type { SectionKey, SnapshotSection } from './snapshot.ts';
import { parseTextBlocks, type TextBlock } from './text-blocks.ts';

export interface SectionSources {
  readonly plan: Plan;
  readonly quarter: Quarter;
  readonly directorate: string;
  /** Said of the performance section: see onCourseNote. */
  readonly note: string | undefined;
}

/** High risks are monitored once a year. Source: domain, section 1.3. */
const RISK_QUARTER = 2;

/** Are the plan's risks printed in this quarter's report? */
export function printsRisks(quarter: Quarter): boolean {
  return quarter.number === RISK_QUARTER;
}

export function compileSections(sources: SectionSources): readonly SnapshotSection[] {
  return SECTION_TITLES.map(({ key, title }, index) => ({
    key,
    number: index + 1,
    title,
    text: textOf(key, sources),
    whyEmpty: whyEmpty(key, sources),
  }));
}

function textOf(key: SectionKey, sources: SectionSources): readonly TextBlock[] {
  const text = parseTextBlocks(fillSectionText(sources.plan.sectionTexts[key] ?? STANDARD_TEXTS[key], sources));
  if (key !== 'performance' || sources.note === undefined) return text;
  return [...text, { kind: 'paragraph', text: sources.note }];
}

/**
 * "Nothing to report" is only said when a named person confirmed it, which cannot happen yet; so an empty section says
 * what is not known.
 */
function whyEmpty(key: SectionKey, { plan, quarter }: SectionSources): string | null {
  switch (key) {
    case 'introduction':
    case 'appendix':
      return null;
    case 'key-developments':
      return 'Key developments were not collected for this report.';
    case 'emerging-issues':
      return 'Emerging issues were not collected for this report.';
    case 'risks':
      return whyNoRisks(plan, quarter);
    case 'equality':
      if (plan.equalityActions.length > 0) return null;
      return 'The plan holds no equality actions for this directorate. Nobody has confirmed that there are none.';
    case 'performance':
      return plan.areas.length > 0 ? null : 'The plan holds no business areas yet.';
    case 'finance':
      return 'Financial figures were not collected for this report.';
  }
}

function whyNoRisks(plan: Plan, quarter: Quarter): string | null {
  if (!printsRisks(quarter)) return `Risks are reported in Quarter ${RISK_QUARTER}, so none are listed here.`;
  if (plan.risks.length > 0) return null;
  return 'The plan holds no risks for this directorate. Nobody has confirmed that there are none.';
}
