import { financialYearTitle, periodTitle, type Quarter, quarterTitle } from '../calendar/quarter.ts';
import type { SectionKey } from './snapshot.ts';

/** The report's sections in their order. The place in this list is the number. */
export const SECTION_TITLES: readonly { readonly key: SectionKey; readonly title: string }[] = [
  { key: 'introduction', title: 'Introduction' },
  { key: 'key-developments', title: 'Key developments' },
  { key: 'emerging-issues', title: 'Emerging issues' },
  { key: 'risks', title: 'Risk control measures' },
  { key: 'equality', title: 'Progress against high priority equality actions' },
  { key: 'performance', title: 'Performance overview' },
  { key: 'finance', title: 'Financial summaries' },
  { key: 'appendix', title: 'Appendix: symbols and key' },
];

/** Members cite sections by number, and the text refers to them: computed, never typed. */
function sectionNumber(key: SectionKey): number {
  return SECTION_TITLES.findIndex((section) => section.key === key) + 1;
}

/** What stands in a section when the plan says nothing else. In braces: what fillSectionText knows. */
export const STANDARD_TEXTS: Readonly<Record<SectionKey, string>> = {
  introduction: `This report shows how the {directorate} did in {quarter} ({period}): what was achieved, what is on course and what is not. The symbols are explained in section {appendix}.

The initials after each commentary show which Operational Director answers for it. Section {appendix} says whose initials they are.`,
  'key-developments': '',
  'emerging-issues': '',
  risks:
    'When the {year} business plan was made, the risks to its objectives were assessed, and those assessed as high went into the directorate’s risk register.',
  equality:
    'The council reviews its services and policies under the Public Sector Equality Duty and publishes what it finds.',
  performance:
    'For each business area: the milestones with their progress in {quarter}, the commentary on them, and the performance indicators.',
  finance: '',
  appendix: '',
};

interface SectionFacts {
  readonly directorate: string;
  readonly quarter: Quarter;
}

/** Fills in `{quarter}`, `{period}`, `{year}`, `{directorate}` and `{appendix}`; other braces stay as they were typed. */
export function fillSectionText(template: string, { directorate, quarter }: SectionFacts): string {
  const facts = new Map([
    ['quarter', quarterTitle(quarter)],
    ['period', periodTitle(quarter)],
    ['year', financialYearTitle(quarter.startYear)],
    ['directorate', directorate],
    ['appendix', String(sectionNumber('appendix'))],
  ]);
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => facts.get(name) ?? whole);
}
