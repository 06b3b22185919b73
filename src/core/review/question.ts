/**
 * What is asked once of the writer before it is stored as it is; never a refusal. Guesses from words are asked, only
 * facts refuse a form. Source: the checks of design, section 11.
 */
export const QUESTION_CHECKS = [
  /** A field that began with a text came back empty: on purpose, or lost on its way. */
  'emptied',
  /** Amber because it is uncertain usually has something that is being done about it. */
  'action-for-amber',
  /** C8: its date has come and it is not done. */
  'what-happens-now',
  /** C2: word for word in another text of this quarter. */
  'same-text',
  /** C7: too short, or a placeholder. */
  'says-too-little',
  /** C15: words of delay beside "on course". */
  'words-against-green',
  /** The text of the quarter before. */
  'unchanged',
] as const;

export type QuestionCheck = (typeof QUESTION_CHECKS)[number];

export interface Question {
  readonly check: QuestionCheck;
  /** What the check found: the name of the other text, the words. */
  readonly found?: string;
  /** Ref of the milestone whose status it is about, where the text covers it. */
  readonly covered?: string;
}
