import { sentencesOf } from '../../publish/first-sentence.ts';
import { flatMapInSteps, type Steps } from '../../steps.ts';
import { comparedWords } from '../compared-words.ts';
import { isUnchanged } from '../is-unchanged.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import type { PrintedText } from './printed-texts.ts';
import { namesOf, repeatedBy } from './repeated-texts.ts';
import { indexSentences, type SimilarIndex } from './similar-index.ts';

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

/** Two sentences that are nearly the same, the earlier text first. */
interface Match {
  readonly one: Group;
  readonly ours: Sentence;
  readonly theirs: Sentence;
}

/** A sentence and its text, by the text's place: first those of this report, then those of the quarter before. */
interface Placed {
  readonly group: Group;
  readonly place: number;
  readonly sentence: Sentence;
}

/** C3: a sentence that stands nearly word for word in another text too, here or in the quarter before. */
export function* findSimilarSentences(facts: CheckFacts): Steps<readonly Finding[]> {
  const now = yield* flatMapInSteps(facts.texts, (printed) => [toGroup(printed.subject.ref, printed, facts)]);
  const groups = [...now, ...(yield* groupsBefore(facts))];
  const placed = groups.flatMap((group, place) => group.sentences.map((sentence) => ({ group, place, sentence })));
  const words = placed.map(({ sentence }) => sentence.words);
  const index = yield* indexSentences(words, facts.settings.similarPercent);
  const isSpared = yield* sparedPairs(facts);
  return yield* flatMapInSteps(now, (other, own) => {
    const isEarlier = (place: number) => place < own || place >= now.length;
    return matchesOf(other, { placed, index, isEarlier, isSpared, facts }).flatMap((match) => findingOf(match, other));
  });
}

interface Search {
  readonly placed: readonly Placed[];
  readonly index: SimilarIndex;
  readonly isEarlier: (place: number) => boolean;
  readonly isSpared: (one: Group, other: Group) => boolean;
  readonly facts: CheckFacts;
}

/**
 * Of each sentence its first match in this report and its first in the quarter before, each other text once, in the order
 * of the texts: where many say the same, one is enough to be read beside it.
 */
function matchesOf(other: Group, search: Search): readonly Match[] {
  const matches = new Map<number, Match>();
  for (const theirs of other.sentences) {
    for (const { group: one, place, sentence: ours } of firstsOf(theirs, other, search)) {
      if (!matches.has(place)) matches.set(place, { one, ours, theirs });
    }
  }
  return [...matches].toSorted(([one], [next]) => one - next).map(([, match]) => match);
}

function firstsOf(theirs: Sentence, other: Group, search: Search): readonly Placed[] {
  const { placed, index, isEarlier, isSpared, facts } = search;
  const found = new Map<'now' | 'before', Placed>();
  for (const at of index.candidates(theirs.words)) {
    const ours = placed[at];
    if (ours === undefined || !isEarlier(ours.place)) continue;
    const when = ours.group.printed === undefined ? 'before' : 'now';
    if (found.has(when) || !isSimilar(ours.sentence.words, theirs.words, percentOf(ours.group, other, facts))) continue;
    if (!isSpared(ours.group, other)) found.set(when, ours);
  }
  return [...found.values()];
}

/** Was the officer told of the whole texts, or the writer asked? */
function* sparedPairs(facts: CheckFacts): Steps<(one: Group, other: Group) => boolean> {
  const isRepeated = yield* repeatedBy(facts);
  return (one, other) => {
    if (one.printed === undefined) return isSilenced(one, other);
    return other.printed !== undefined && isRepeated(one.printed, other.printed);
  };
}

/** Part of what is said of one milestone stays true from quarter to quarter: only the very words are worth a look. */
function percentOf(one: Group, other: Group, { settings }: CheckFacts): number {
  return isOwnBefore(one, other) ? 100 : settings.similarPercent;
}

function isOwnBefore(one: Group, other: Group): boolean {
  return one.printed === undefined && one.milestoneIds.some((id) => other.milestoneIds.includes(id));
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
function groupsBefore({ previous, plan, settings, snapshot }: CheckFacts): Steps<readonly Group[]> {
  return flatMapInSteps(plan.milestones, ({ id, ref }): readonly Group[] => {
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
function findingOf({ one, ours, theirs }: Match, other: Group): readonly Finding[] {
  if (other.printed === undefined) return [];
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
      found: isOwnBefore(one, other)
        ? 'A sentence stands here word for word as in the quarter before.'
        : `A sentence stands nearly word for word under ${first} too.`,
      settledBy: 'Read both; send the text back if it is not the news of this quarter about this entry.',
    },
  ];
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
