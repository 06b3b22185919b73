import { sentencesOf } from '../../publish/first-sentence.ts';
import { flatMapInSteps, type Steps } from '../../steps.ts';
import { comparedWords } from '../compared-words.ts';
import { isUnchanged } from '../is-unchanged.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import type { PrintedText } from './printed-texts.ts';
import { namesOf, repeatedBy } from './repeated-texts.ts';
import { indexSentences } from './similar-index.ts';

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
  /** Of the sentence among all. */
  readonly order: number;
}

/** Sentences of the very same words, in any order, wherever they stand; in the order of the texts. */
interface SameWords {
  readonly words: readonly string[];
  readonly now: Placed[];
  readonly before: Placed[];
}

/** Part of what is said of one milestone stays true from quarter to quarter: only the very words are worth a look. */
const ONLY_THE_SAME = 100;
/** Where few different words are used, a text is looked up among thousands. Unit: pieces, see Steps. */
const PIECES_OF_A_TEXT = 10;
/** Of so many texts that are spared, one that is not makes no odds: the officer has read of all the others. */
const MOST_SPARED = 100;

/** C3: a sentence that stands nearly word for word in another text too, here or in the quarter before. */
export function* findSimilarSentences(facts: CheckFacts): Steps<readonly Finding[]> {
  const now = yield* flatMapInSteps(facts.texts, (printed) => [toGroup(printed.subject.ref, printed, facts)]);
  const groups = [...now, ...(yield* groupsBefore(facts))];
  const search = { ...(yield* similarIn(groups, facts)), isSpared: yield* sparedPairs(facts) };
  const findingsOf = (other: Group, own: number) =>
    matchesOf(other, own, search).flatMap((match) => findingOf(match, other));
  return yield* flatMapInSteps(now, findingsOf, PIECES_OF_A_TEXT);
}

interface Search {
  /** All that are nearly the same, the very same among them. */
  readonly similarTo: (sentence: Sentence) => readonly SameWords[];
  readonly isSpared: (one: Group, other: Group) => boolean;
}

/** What is said in the same words again and again is compared once. */
function* similarIn(groups: readonly Group[], { settings }: CheckFacts): Steps<Pick<Search, 'similarTo'>> {
  const different = new Map<string, SameWords>();
  let order = 0;
  yield* flatMapInSteps(groups, (group, place) => {
    for (const sentence of group.sentences) {
      const key = sentence.words.join(' ');
      const same: SameWords = different.get(key) ?? { words: sentence.words, now: [], before: [] };
      different.set(key, same);
      same[group.printed === undefined ? 'before' : 'now'].push({ group, place, sentence, order });
      order += 1;
    }
    return [];
  });
  const all = [...different.values()];
  const placeOf = new Map([...different.keys()].map((key, at) => [key, at]));
  const index = yield* indexSentences(
    all.map(({ words }) => words),
    settings.similarPercent,
  );
  const found = new Map<number, readonly SameWords[]>();
  const similarTo = ({ words }: Sentence): readonly SameWords[] => {
    const at = placeOf.get(words.join(' ')) ?? -1;
    const known = found.get(at);
    if (known !== undefined) return known;
    const similar = index
      .candidates(at)
      .flatMap((each) => all[each] ?? [])
      .filter((each) => isSimilar(each.words, words, settings.similarPercent));
    found.set(at, similar);
    return similar;
  };
  return { similarTo };
}

/**
 * Of each sentence its first match in this report and its first in the quarter before, each other text once, in the order
 * of the texts: where many say the same, one is enough to be read beside it.
 */
function matchesOf(other: Group, own: number, search: Search): readonly Match[] {
  const matches = new Map<number, Match>();
  for (const theirs of other.sentences) {
    for (const { group: one, place, sentence: ours } of firstsOf({ theirs, other, own }, search)) {
      if (!matches.has(place)) matches.set(place, { one, ours, theirs });
    }
  }
  return [...matches].toSorted(([one], [next]) => one - next).map(([, match]) => match);
}

interface Asked {
  readonly theirs: Sentence;
  readonly other: Group;
  /** The place of their text. */
  readonly own: number;
}

function firstsOf(asked: Asked, { similarTo, isSpared }: Search): readonly Placed[] {
  const similar = similarTo(asked.theirs);
  return (['now', 'before'] as const).flatMap((when) => {
    const firsts = similar.flatMap((same) => firstOf(same[when], { ...asked, isSpared, words: same.words }) ?? []);
    return firsts.length === 0 ? [] : [firsts.reduce((one, next) => (next.order < one.order ? next : one))];
  });
}

/** The first of those that stand earlier which the officer has not read of already. */
function firstOf(
  places: readonly Placed[],
  { theirs, other, own, words, isSpared }: Asked & Pick<Search, 'isSpared'> & { readonly words: readonly string[] },
): Placed | undefined {
  let spared = 0;
  for (const ours of places) {
    const isLater = ours.group.printed !== undefined && ours.place >= own;
    if (isLater || spared === MOST_SPARED) return undefined;
    if (isOwnBefore(ours.group, other) && !isSimilar(words, theirs.words, ONLY_THE_SAME)) continue;
    if (!isSpared(ours.group, other)) return ours;
    spared += 1;
  }
  return undefined;
}

/** Was the officer told of the whole texts, or the writer asked? */
function* sparedPairs(facts: CheckFacts): Steps<(one: Group, other: Group) => boolean> {
  const isRepeated = yield* repeatedBy(facts);
  return (one, other) => {
    if (one.printed === undefined) return isSilenced(one, other);
    return other.printed !== undefined && isRepeated(one.printed, other.printed);
  };
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
