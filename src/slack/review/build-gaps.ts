import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { nameEntry } from '../../core/remind/asked-entry.ts';
import type { ChosenGaps, Gap, GapRefusal, OpenedGaps } from '../../usecases/review/decide-gaps.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { wordText } from '../collect/entry-words.ts';
import { optionsOf } from '../collect/form/form-inputs.ts';
import { GAP_FIELDS } from '../field-ids.ts';
import { writeEntryValue, writePageValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';

/** A view takes 100 blocks (https://docs.slack.dev/reference/views/modal-views), and what is to be entered two for each. */
const ON_A_PAGE = 40;
const LONGEST_LABEL = 150;
const LONGEST_OPTION = 75;
const LONGEST_BUTTON = 40;
/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
const LONGEST_SECTION = 3000;
const TITLE = 'What is missing';
const NOT_AVAILABLE = 'An update was not available';
const NOTHING = 'Nothing is missing: all that was asked for has an update.';

/** Where somebody is in a list of several pages. */
export interface GapsPlace {
  readonly windowId: string;
  /**
   * How many there are from this page on; undefined on the first one. Counted from the end, so that an update which came
   * meanwhile lets nothing be passed over.
   */
  readonly left: number | undefined;
}

/** What the report prints of each entry that has no update, or that it is entered for its owner. */
export function buildGaps(
  opened: OpenedGaps | GapRefusal,
  { windowId, left }: GapsPlace,
  saved: readonly KnownBlock[] = [],
): ModalView {
  if (opened.outcome !== 'gaps') return buildNotice(TITLE, [section(gapRefusalText(opened))]);
  const { gaps, quarter } = opened;
  if (gaps.length === 0) return buildNotice(TITLE, [section(NOTHING)]);
  const open = gaps.filter((gap) => optionsFor(gap).length > 1);
  const others = gaps.filter((gap) => optionsFor(gap).length === 1);
  if (open.length === 0) return buildNotice(TITLE, buildOthers(others));
  const here = Math.min(left ?? open.length, open.length);
  const page = open.slice(open.length - here).slice(0, ON_A_PAGE);
  const isFirst = here === open.length;
  const isLast = here === page.length;
  return {
    type: 'modal',
    callback_id: CALLBACKS.gaps,
    title: plainText(TITLE),
    submit: plainText(isLast ? 'Save' : 'Save, next page'),
    close: plainText('Close'),
    private_metadata: writePageValue(here, windowId),
    blocks: [
      richLine({ bold: `${titleOfQuarter(quarter)}. ` }, 'What should the report print where no update came?'),
      context('It is counted as “no update” either way, never as a colour. What came to you can be entered next.'),
      ...saved,
      ...(isFirst ? [input(GAP_FIELDS.all, labelOfAll(open.length), optionsOf(ALL_OPTIONS, 'each'))] : []),
      ...page.map(buildGap),
      ...buildPlace(open.length, { from: open.length - here, count: page.length }),
      ...(isLast ? buildOthers(others) : []),
    ],
  };
}

function labelOfAll(count: number): string {
  return count > ON_A_PAGE ? `For all ${count} of them, on every page` : 'For all of them';
}

function buildPlace(
  all: number,
  { from, count }: { readonly from: number; readonly count: number },
): readonly KnownBlock[] {
  return count === all ? [] : [context(`${from + 1} to ${from + count} of ${all}`)];
}

/** What was never said, and has nobody for whom it could be entered, leaves nothing to choose. */
function buildOthers(gaps: readonly Gap[]): readonly KnownBlock[] {
  if (gaps.length === 0) return [];
  const refs = [...new Set(gaps.map(({ ref }) => ref))].join(', ');
  return [
    section(
      cut(
        `Nothing was said before either, and nobody answers for it, so “${NOT_AVAILABLE}” is printed of: ${refs}`,
        LONGEST_SECTION,
      ),
    ),
  ];
}

const ALL_OPTIONS = [
  { label: 'As chosen below', value: 'each' },
  { label: 'As it stood last, where something was said', value: 'last-status' },
  { label: NOT_AVAILABLE, value: 'not-available' },
];

function buildGap(gap: Gap): KnownBlock {
  const name = cut(`${gap.ref} ${gap.words}`, LONGEST_LABEL);
  return input(`${GAP_FIELDS.one}${nameEntry(gap.entry)}`, name, optionsOf(optionsFor(gap), gap.prints));
}

function optionsFor({ last, ownerName }: Gap) {
  const asAt = last === undefined ? '' : `As at ${last.quarterTitle}: ${wordText(last)}`;
  return [
    { label: NOT_AVAILABLE, value: 'not-available' },
    ...(last === undefined ? [] : [{ label: cut(asAt, LONGEST_OPTION), value: 'last-status' }]),
    ...(ownerName === undefined
      ? []
      : [{ label: cut(`Enter what came from ${ownerName}`, LONGEST_OPTION), value: GAP_FIELDS.enter }]),
  ];
}

function input(blockId: string, label: string, options: ReturnType<typeof optionsOf>): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plainText(label),
    element: { type: 'static_select', action_id: GAP_FIELDS.choice, ...options },
  };
}

export interface Stored {
  readonly chosen: Extract<ChosenGaps, { outcome: 'chosen' }>;
  readonly opened: OpenedGaps;
  /** Those of this page that came, and are entered next. */
  readonly toEnter: readonly Gap[];
  readonly place: GapsPlace;
  /** What was chosen for all of them leaves no page to look at. */
  readonly isForAll: boolean;
}

/** What was stored, with the way to what is to be entered; then the next page, where there is one. */
export function buildChosen({ chosen: { changed }, opened, toEnter, place, isForAll }: Stored): ModalView {
  const next = isForAll ? 0 : (place.left ?? 0) - ON_A_PAGE;
  if (next > 0 && toEnter.length === 0) {
    return buildGaps(opened, { ...place, left: next }, [section(savedText(changed))]);
  }
  return buildNotice(TITLE, [
    ...(changed === 0 && toEnter.length > 0 ? [] : [section(savedText(changed))]),
    ...(toEnter.length === 0 ? [] : [section('What came to you is entered in the form that its owner would have:')]),
    ...toEnter.flatMap((gap) => buildToEnter(gap, opened.quarter)),
    ...(next > 0 ? [buildNext(place.windowId, next)] : []),
  ]);
}

function buildNext(windowId: string, left: number): KnownBlock {
  const next = button('Next page', {
    actionId: ACTIONS.nextGaps,
    value: writePageValue(left, windowId),
    spoken: `Next page: ${left} more without an update`,
  });
  return { type: 'actions', elements: [next] };
}

function savedText(changed: number): string {
  const saved = `${changed} ${changed === 1 ? 'choice is' : 'choices are'} saved.`;
  const text = changed === 0 ? 'Nothing was changed.' : saved;
  return `${text} It can be chosen anew until the report is signed. An update that still comes is printed instead.`;
}

function buildToEnter({ entry, ref, words, ownerName }: Gap, quarter: string): readonly KnownBlock[] {
  const text = cut(`Enter for ${ownerName ?? ref}`, LONGEST_BUTTON);
  const enter = button(text, {
    actionId: ACTIONS.enterMissing,
    value: writeEntryValue(entry, quarter),
    spoken: `${text}: ${ref} ${words}`,
  });
  return [richLine({ bold: ref }, ` ${words}`), { type: 'actions', elements: [enter] }];
}

export function gapRefusalText(refusal: GapRefusal): string {
  return refusal.outcome === 'refused'
    ? refusalText(refusal.permission)
    : 'This is chosen between the close of the window and the signing of its report.';
}
