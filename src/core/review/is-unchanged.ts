import { comparedText } from './compared-words.ts';

/** Is this what was reported the quarter before, word for word? A reader would think that nothing happened. */
export function isUnchanged(text: string, before: string | undefined): boolean {
  const own = comparedText(text);
  return own !== '' && before !== undefined && comparedText(before) === own;
}
