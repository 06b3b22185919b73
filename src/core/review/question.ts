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
  /** Its writer has begun something else for a milestone that it is to cover, and has not sent it. */
  'begun',
] as const;

export type QuestionCheck = (typeof QUESTION_CHECKS)[number];

/** The texts of a form that may be emptied by mistake. */
export type EmptiedText = 'commentary' | 'action' | 'period';

export interface Question {
  readonly check: QuestionCheck;
  /** Which texts came back empty. */
  readonly emptied?: readonly EmptiedText[];
  /** What the check found: the name of the other text, the words; of what was begun, its text. */
  readonly found?: string;
  /** Ref of the milestone whose status it is about, where the text covers it; of what was begun, with its words. */
  readonly covered?: string;
  /** Its id, since refs are shared. */
  readonly coveredId?: string;
}

/** How a form remembers that it was asked: `action-for-amber`, of a covered milestone `action-for-amber:m-7k3q9dx`. */
export function questionKey({ check, coveredId }: Question): string {
  return coveredId === undefined ? check : `${check}:${coveredId}`;
}

/**
 * What was not asked yet. What is about to be lost is asked about alone, so that it is not overlooked among other
 * questions; those follow with the next Save.
 */
export function stillToAsk(raised: readonly Question[], asked: readonly string[]): readonly Question[] {
  const left = raised.filter((question) => !asked.includes(questionKey(question)));
  const emptied = left.filter(({ check }) => check === 'emptied');
  return emptied.length > 0 ? emptied : left;
}
