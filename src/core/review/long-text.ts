/** From here on councillors skim. Unit: words. */
const MANY_WORDS = 200;

/** @returns how many words a long text has; undefined when it is not long. Never a reason to refuse it. */
export function countOfLongText(text: string): number | undefined {
  const count = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return count < MANY_WORDS ? undefined : count;
}
