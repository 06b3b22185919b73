import { comparedWords } from '../compared-words.ts';

/** They say nothing of what a text is about; nor do the words in which every report is written. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above across after again against all also am an and any are as at be because been before being below between both but by can ' +
    'could did do does doing done down due during each either every few first for from further had has have having here how however i if in ' +
    'into is it its itself just last late later less made make many may me more most much must my new next no nor not now of off on once one ' +
    'only or other our out over own per same second several shall she should since so some such than that the their them then there these ' +
    'they third this those through to too two under until up upon very was we were what when where which while who whose why will with within ' +
    'without would year yet you your ' +
    'council directorate department milestone quarter report update progress plan planned course track ongoing going ensure ensuring continue ' +
    'continues continued support supported develop developed development implement implemented implementation complete completed appropriate ' +
    'identify identified work working place action review reviewed april june july august september october november december january february march'
  ).split(/\s+/u),
);
/** Shorter ones are abbreviations at best. Unit: UTF-16 code units. */
const SHORTEST_STEM = 3;
const SUFFIXES = [
  'isations',
  'isation',
  'ations',
  'ation',
  'ements',
  'ement',
  'ments',
  'ment',
  'ings',
  'ing',
  'ions',
  'ion',
];
const SHORT_SUFFIXES = ['ies', 'ers', 'ors', 'als', 'ed', 'er', 'or', 'al', 'es', 'ly', 's', 'e', 'y'];

/** The words that a text is about, each cut down so that its forms are the same: `assess` for assessment and assessed. */
export function keyWords(text: string): ReadonlySet<string> {
  const words = comparedWords(text).map((word) => word.replace(/'s?$/u, ''));
  return new Set(words.filter((word) => word.length >= SHORTEST_STEM && !STOP_WORDS.has(word)).map(stem));
}

/** English well enough to find a word again in another form; not to print it. */
function stem(word: string): string {
  const shorter = cut(word, SUFFIXES);
  return shorter === word ? cut(word, SHORT_SUFFIXES) : cut(shorter, SHORT_SUFFIXES);
}

function cut(word: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find((end) => word.endsWith(end) && word.length - end.length >= SHORTEST_STEM);
  return suffix === undefined ? word : word.slice(0, -suffix.length);
}
