import type { Quarter } from '../calendar/quarter.ts';
import { done, type Result, refuse } from '../result.ts';
import { fillSectionText, SECTION_TITLES, STANDARD_TEXTS } from './section-texts.ts';
import type { SectionKey } from './snapshot.ts';

/** Unit: UTF-16 code units. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const LONGEST_SECTION_TEXT = 3000;

/**
 * What an officer has put in print at the head of a section of one quarter's report, in the place of the plan's text or
 * the standard one, which stay as they are. Appended, never changed; the newest of a section stands.
 */
export interface SectionWording {
  /** Grows with every one of the installation. */
  readonly id: number;
  readonly section: SectionKey;
  /** Undefined prints the plan's text again, or the standard one. */
  readonly text: string | undefined;
}

/** What is printed in the place of other texts, by section. @param wordings oldest first */
export function standingSectionTexts(wordings: readonly SectionWording[]): ReadonlyMap<SectionKey, string> {
  const newest = new Map(wordings.map(({ section, text }) => [section, text]));
  return new Map([...newest].flatMap(([section, text]) => (text === undefined ? [] : [[section, text] as const])));
}

export type SectionTextFault = 'missing' | 'too-long';

/** Who wants no text of their own prints the one before again. */
export function checkSectionText(typed: string): Result<string, SectionTextFault> {
  const text = typed.replaceAll('\r\n', '\n').trim();
  if (text === '') return refuse('missing');
  return text.length > LONGEST_SECTION_TEXT ? refuse('too-long') : done(text);
}

export interface SectionText {
  readonly section: SectionKey;
  /** As printed. */
  readonly number: number;
  readonly title: string;
  /** What the plan says, or what stands there where it says nothing, filled in for the quarter. */
  readonly own: string;
  /** An officer's, in its place; undefined where there is none. */
  readonly edited: string | undefined;
  /** Id of the newest word of an officer about it; 0 where there is none. */
  readonly version: number;
}

/** The text at the head of every section of a quarter's report. */
export function listSectionTexts(
  plan: { readonly sectionTexts: Readonly<Record<string, string>> },
  wordings: readonly SectionWording[],
  facts: { readonly directorate: string; readonly quarter: Quarter },
): readonly SectionText[] {
  const edited = standingSectionTexts(wordings);
  return SECTION_TITLES.map(({ key, title }, index) => ({
    section: key,
    number: index + 1,
    title,
    own: fillSectionText(plan.sectionTexts[key] ?? STANDARD_TEXTS[key], facts),
    edited: edited.get(key),
    version: wordings.findLast(({ section }) => section === key)?.id ?? 0,
  }));
}
