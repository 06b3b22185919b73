import { missingFinanceNote } from './compile-finance.ts';
import { fillSectionText, SECTION_TITLES, STANDARD_TEXTS } from './section-texts.ts';
import type { SectionKey, SnapshotSection } from './snapshot.ts';
import { parseTextBlocks, type TextBlock } from './text-blocks.ts';
import { type EmptySources, whyEmpty } from './why-empty.ts';

export interface SectionSources extends EmptySources {
  /** Said of the performance section: see onCourseNote. */
  readonly note: string | undefined;
  /** What officers put at the head of sections in the place of the plan's texts. */
  readonly sectionTexts?: ReadonlyMap<SectionKey, string>;
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
  const facts = { directorate: sources.directorateName, quarter: sources.quarter };
  const own = fillSectionText(sources.plan.sectionTexts[key] ?? STANDARD_TEXTS[key], facts);
  const text = parseTextBlocks(sources.sectionTexts?.get(key) ?? own);
  const note = noteOf(key, sources);
  return note === undefined ? text : [...text, { kind: 'paragraph', text: note }];
}

function noteOf(key: SectionKey, sources: SectionSources): string | undefined {
  if (key === 'finance') return missingFinanceNote(sources);
  return key === 'performance' ? sources.note : undefined;
}
