import { beforeAll, describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../sandbox/json.ts';
import type { StoredMessage } from '../../sandbox/messages.ts';
import type { Screen } from '../../sandbox/pictures/draw-screen.ts';
import { CALLBACKS } from '../../src/slack/ids.ts';
import { watchConnections } from '../support/broken-disk.ts';
import { playGallery } from './plays.ts';
import { allTextsOf, buttonsOf, frameButtonsOf, textsOf } from './read-screen.ts';
import { createTrapper, TRAPS, WRITE_NOTHING } from './trap-submits.ts';

/* The rules of docs/words.md, over everything that people see. */

const VERBS =
  'Accept Add Answer Approve Ask Change Check Choose Close Confirm Continue Decide Discard Draft Edit Enter Give Go Hand Hold Keep Leave Look Nudge Open Preview Propose Put Query Read Record Reject Remind Reassign Remove Restore Return Review Save Say See Send Show Sign Skip Start Store Support Tell Undo Update Upload Withdraw Write Publish Correct Waive Cancel Dismiss Object Print';
/** What a person would say, and what every reader of forms knows. */
const SAYINGS = [
  'I’m away',
  'I’m back',
  'Why did I get this?',
  'Nothing this quarter',
  'Still on course',
  'Somebody is away',
  'Still on course',
  'Next',
  'Back',
  'Something is wrong',
];
/** Whoever has several chooses one of them by its name. */
const DIRECTORATES = ['Children and Enterprise', 'Places and Streets'];
const TURNING = ['Next page', 'Previous page'];
/** A phone shows about 30 of them. */
const LONGEST_BUTTON = 36;

const UNWANTED = [
  /!/,
  /\bplease note\b/i,
  /\b(simply|unfortunately|kindly|successfully|invalid|oops)\b/i,
  /\b(payload|modal|view|database|webhook|null|undefined|NaN)\b/,
  /\bthe store\b/i,
  /\b(color|center|organiz\w+|canceled|favorite|behavior|program)\b/i,
  /\[object /,
  / {2,}|\s$|\.\.\.| ,|…\.|\.\.|\?\.|: [A-Z][^:]*: [A-Z]\w+: /,
];

/** Shapes and coloured signs that stand for a status. */
const SIGNS = /[▲▼■●◆◼⬛🔴🟠🟡🟢✅❌]/u;
const STATUS_AFTER_SIGN = /[▲▼■●◆] (Green|Amber|Red|Completed|Better|Worse|Same|Not|No)/u;

/** Only whoever has more than ten entries comes to the menu; what is printed of gaps is chosen in a second quarter: see enter-for.test.ts. */
const SENT_ELSEWHERE: readonly string[] = [CALLBACKS.entryChoice, CALLBACKS.gaps];
/** Nothing can be sent from these. */
const SEND_NOTHING: readonly string[] = [CALLBACKS.notice, CALLBACKS.chooser, CALLBACKS.review];

let screens: readonly (readonly [string, Screen])[] = [];
const trapper = createTrapper();
watchConnections();
beforeAll(async () => {
  const chapters = await playGallery(trapper.watch);
  screens = chapters.flatMap((chapter) => Object.entries(chapter.screens));
}, 400_000);

/** What is wrong, as `screen: text`, each once. */
function findWrong(textsOfScreen: (screen: Screen) => readonly string[], isWrong: (text: string) => boolean) {
  const wrong = screens.flatMap(([name, screen]) =>
    textsOfScreen(screen)
      .filter(isWrong)
      .map((text) => `${name}: ${text}`),
  );
  return [...new Set(wrong)];
}

describe('the gallery', () => {
  it('shows every kind of screen', () => {
    expect(screens.length).toBeGreaterThan(60);
    const kinds = new Set(screens.map(([, screen]) => (screen.kind === 'view' ? screen.view.type : 'messages')));
    expect([...kinds].toSorted()).toEqual(['home', 'messages', 'modal']);
  });
});

describe('every button', () => {
  const texts = (screen: Screen) => [...buttonsOf(screen).map(({ text }) => text), ...frameButtonsOf(screen)];

  it('begins with a verb, or is what a person would say', () => {
    const isKnown = (text: string) => VERBS.split(' ').includes(/^\w+/.exec(text)?.[0] ?? '');
    expect(
      findWrong(texts, (text) => !isKnown(text) && ![...SAYINGS, ...DIRECTORATES, ...TURNING].includes(text)),
    ).toEqual([]);
  });

  it('is short enough for a phone', () => {
    expect(findWrong(texts, (text) => text.length > LONGEST_BUTTON)).toEqual([]);
  });

  it('is called by whoever speaks to their device as it is read on the screen', () => {
    const misnamed = (screen: Screen) =>
      buttonsOf(screen)
        .filter(({ text, spoken = text }) => !spoken.startsWith(text))
        .map(({ text, spoken }) => `${text} is called ${spoken}`);
    expect(findWrong(misnamed, () => true)).toEqual([]);
  });

  it('says to a screen reader which one it is, where several are called the same', () => {
    const unclear = (screen: Screen) =>
      [...Map.groupBy(buttonsOf(screen), ({ text }) => text)]
        .filter(([, equal]) => new Set(equal.map(({ spoken = '' }) => spoken)).size < equal.length)
        .map(([text]) => text);
    expect(findWrong(unclear, () => true)).toEqual([]);
  });
});

describe('every text', () => {
  it.each(UNWANTED.map((pattern) => [String(pattern), pattern] as const))('keeps clear of %s', (_, pattern) => {
    expect(findWrong(allTextsOf, (text) => pattern.test(text))).toEqual([]);
  });

  it('has curly quotation marks', () => {
    expect(findWrong(allTextsOf, (text) => text.includes('"'))).toEqual([]);
  });

  it('gives a status as a word wherever it has a sign', () => {
    expect(findWrong(allTextsOf, (text) => SIGNS.test(text) && !STATUS_AFTER_SIGN.test(text))).toEqual([]);
  });
});

describe('every message', () => {
  it('says in its text all that its blocks say, for those who hear it', () => {
    const unsaid = (screen: Screen) => (screen.kind === 'messages' ? screen.messages.flatMap(findUnsaid) : []);
    expect(findWrong(unsaid, () => true)).toEqual([]);
  });
});

/** Words of the blocks that are not in the text. Where a text is too long for Slack, each line of it says how it begins. */
function findUnsaid({ text, blocks }: StoredMessage): readonly string[] {
  const said = new Set(wordsOf(readEntities(text)));
  const isShortened = /…$/mu.test(text);
  const shown = blocks.filter(isRead).flatMap((block) => (isShortened ? beginningsOf(block) : ownTextsOf(block)));
  return shown.filter((each) => wordsOf(each).some((word) => !said.has(word)));
}

const WORDS_OF_BEGINNING = 5;

function beginningsOf(block: JsonObject): readonly string[] {
  const [first = ''] = ownTextsOf(block);
  return first.split('\n').map((line) => wordsOf(line).slice(0, WORDS_OF_BEGINNING).join(' '));
}

function isRead({ type }: JsonObject): boolean {
  return type !== 'actions' && type !== 'divider';
}

/** Without the buttons beside it, which a screen reader comes to by itself. */
function ownTextsOf(block: JsonObject): readonly string[] {
  const { accessory: _accessory, ...own } = block;
  return textsOf(own);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function readEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

// Here, since it takes a minute to play all this: every form is sent into trouble before it is sent as it was meant.
describe.each(TRAPS)('a form that is sent while %s', (trap) => {
  const trapped = () => trapper.trapped.filter((one) => one.trap === trap);

  it('changes nothing, and keeps every word', () => {
    expect(trapped().filter(({ changed, lost }) => changed.length > 0 || lost.length > 0)).toEqual([]);
  });

  it('says so, whichever form it is', () => {
    const told = trapped().filter(({ isTold }) => isTold);
    const met = new Set([...told.map(({ form }) => form), ...told.map(({ form }) => form.split(' ')[0])]);
    const others = trap === 'the fields are missing' ? [] : WRITE_NOTHING;
    const expected = [...Object.values(CALLBACKS), ...trapped().map(({ form }) => form)];
    const silent = expected.filter((form) => ![...met, ...SENT_ELSEWHERE, ...SEND_NOTHING, ...others].includes(form));
    expect([...new Set(silent)]).toEqual([]);
  });
});

describe('a form whose words are not kept before they are sent', () => {
  it('says so', () => {
    const silent = (screen: Screen) =>
      forgets(screen) &&
      !allTextsOf(screen).some((text) => text.startsWith('Nothing of this is kept before you press '))
        ? ['says nothing']
        : [];
    expect(findWrong(silent, () => true)).toEqual([]);
  });
});

/** A long text that Slack tells us of only with the submit. */
function forgets(screen: Screen): boolean {
  if (screen.kind !== 'view' || screen.view.type !== 'modal') return false;
  return screen.view.blocks.some(
    ({ dispatch_action: isTold, element }) => isTold !== true && isObject(element) && element.multiline === true,
  );
}

describe('the titles of forms', () => {
  it('say what they are for, without being cut', () => {
    const titles = screens.flatMap(([name, screen]) =>
      screen.kind === 'view' && screen.view.type === 'modal' ? [`${name}: ${screen.view.title}`] : [],
    );
    expect(titles.filter((title) => title.endsWith(': ') || title.includes('…'))).toEqual([]);
  });
});
