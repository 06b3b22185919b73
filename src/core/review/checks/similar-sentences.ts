import { sentencesOf } from '../../publish/first-sentence.ts';
import { comparedWords } from '../compared-words.ts';
import { isUnchanged } from '../is-unchanged.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import type { PrintedText } from './printed-texts.ts';
import { namesOf, repeatedPairs } from './repeated-texts.ts';

/** A sentence ready to be compared. */
interface Sentence {
  readonly text: string;
  readonly words: readonly string[];
}

/** Sentences of one text, of this report or of the quarter before. */
interface Group {
  readonly name: string;
  readonly printed: PrintedText | undefined;
  readonly milestoneIds: readonly string[];
  readonly sentences: readonly Sentence[];
}

/** C3: a sentence that stands nearly word for word in another text too, here or in the quarter before. */
export function findSimilarSentences(facts: CheckFacts): readonly Finding[] {
  const now = facts.texts.map((printed) => toGroup(printed.subject.ref, printed, facts));
  const repeated = repeatedPairs(facts);
  const isRepeated = (one: Group, other: Group) =>
    repeated.some((pair) => pair.one === one.printed && pair.other === other.printed);
  const before = groupsBefore(facts);
  return now.flatMap((other, index) => {
    const within = now.slice(0, index).filter((one) => !isRepeated(one, other));
    const earlier = before.filter((one) => !isSilenced(one, other));
    return [...within, ...earlier].flatMap((one) => findIn(one, other, facts));
  });
}

function toGroup(name: string, printed: PrintedText, { settings }: CheckFacts): Group {
  return {
    name,
    printed,
    milestoneIds: printed.milestoneIds,
    sentences: toSentences(printed.sentences, settings.shortestText),
  };
}

function toSentences(sentences: readonly string[], fewestWords: number): readonly Sentence[] {
  return sentences
    .map((text) => ({ text, words: comparedWords(text).toSorted() }))
    .filter(({ words }) => words.length >= fewestWords);
}

/** The texts of the quarter before, each once: those that another one's text covered said nothing of their own. */
function groupsBefore({ previous, plan, settings, snapshot }: CheckFacts): readonly Group[] {
  return plan.milestones.flatMap(({ id, ref }) => {
    const update = previous.get(id);
    if (update === undefined || update.kind === 'covered') return [];
    const sentences = toSentences(sentencesOf(update.commentary), settings.shortestText);
    const name = `${ref}, ${snapshot.quarter.previousTitle}`;
    return [{ name, printed: undefined, milestoneIds: [id], sentences }];
  });
}

/** Was the writer asked about it already: the whole text is that of their own quarter before? */
function isSilenced(before: Group, { printed, milestoneIds }: Group): boolean {
  const isOwn = before.milestoneIds.some((id) => milestoneIds.includes(id));
  const whole = before.sentences.map(({ text }) => text).join(' ');
  return isOwn && printed !== undefined && isUnchanged(printed.text, whole);
}

/** One finding for two texts, about the first such sentence. */
function findIn(one: Group, other: Group, { settings }: CheckFacts): readonly Finding[] {
  if (other.printed === undefined) return [];
  // Part of what is said of one milestone stays true from quarter to quarter: only the very words are worth a look.
  const isOwn = one.printed === undefined && one.milestoneIds.some((id) => other.milestoneIds.includes(id));
  const percent = isOwn ? 100 : settings.similarPercent;
  for (const theirs of other.sentences) {
    const ours = one.sentences.find((sentence) => isSimilar(sentence.words, theirs.words, percent));
    if (ours === undefined) continue;
    const [first, second] = one.printed === undefined ? [one.name, other.name] : namesOf(one.printed, other.printed);
    return [
      {
        check: 'C3',
        level: 'list',
        subject: other.printed.subject,
        where: other.printed.where,
        quotes: [
          { of: first, text: ours.text },
          { of: second, text: theirs.text },
        ],
        basis: [ours.text, theirs.text].join('\n'),
        found: isOwn
          ? 'A sentence stands here word for word as in the quarter before.'
          : `A sentence stands nearly word for word under ${first} too.`,
        settledBy: 'Read both; send the text back if it is not the news of this quarter about this entry.',
      },
    ];
  }
  return [];
}

/** Do two sentences share so many percent of their words? Gives up as soon as too many differ. @param one, other sorted */
function isSimilar(one: readonly string[], other: readonly string[], percent: number): boolean {
  const all = one.length + other.length;
  const mayDiffer = all - (percent * all) / 100;
  if (Math.abs(one.length - other.length) > mayDiffer) return false;
  let [differing, left, right] = [0, 0, 0];
  while (differing <= mayDiffer && left < one.length && right < other.length) {
    const [a = '', b = ''] = [one[left], other[right]];
    if (a !== b) differing += 1;
    if (a <= b) left += 1;
    if (b <= a) right += 1;
  }
  return differing + (one.length - left) + (other.length - right) <= mayDiffer;
}
