import { comparedText, comparedWords } from './compared-words.ts';

/** "Completed." and "On track." say no more than the status does. Unit: words. */
const FEWEST_WORDS = 3;
/** Few words may still be long: a link, a number, another script. Unit: UTF-16 code units. */
const LONGEST_SHORT_TEXT = 40;

/** Said in place of something. Compared as whole texts. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'to be confirmed',
  'work is ongoing',
  'work is on going',
  'work is going on',
  'work is on course',
  'work is on track',
  'this is ongoing',
  'this is on course',
  'this is on track',
  'on course to be completed',
  'progress is as planned',
  'to be completed',
  'update to follow',
  'an update will follow',
  'an update is to follow',
  'commentary to follow',
  'to follow',
  'see above',
  'see below',
  'see previous update',
  'see last quarter',
  'as above',
  'as before',
  'as last quarter',
  'as previously reported',
  'no change since last quarter',
  'no change from last quarter',
  'no change from the previous quarter',
  'there is no change since last quarter',
  'no further update at this time',
  'no update is available at this time',
  'there is nothing to report this quarter',
  'nothing to report for this quarter',
  'lorem ipsum dolor sit amet',
]);

/** Check C7: too short for a reader to learn anything, or a placeholder only. An empty text is another matter. */
export function saysTooLittle(text: string): boolean {
  const { length } = text.trim();
  if (length === 0) return false;
  const isShort = length <= LONGEST_SHORT_TEXT && comparedWords(text).length < FEWEST_WORDS;
  return isShort || PLACEHOLDERS.has(comparedText(text));
}
