import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { GapPrint } from '../../core/review/gap.ts';
import type { ChosenGaps, Gap, GapRefusal, OpenedGaps } from '../../usecases/review/decide-gaps.ts';
import { context, cut, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { optionsOf } from '../collect/form/form-inputs.ts';
import { statusWords } from '../collect/status-words.ts';
import { GAP_FIELDS } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';

/** A view takes 100 blocks: https://docs.slack.dev/reference/views/modal-views */
const MOST_GAPS = 90;
const LONGEST_LABEL = 150;
const LONGEST_OPTION = 75;
/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
const LONGEST_SECTION = 3000;
const NOT_AVAILABLE = 'An update was not available';

/** What the report prints of each milestone that has no update. */
export function buildGaps(opened: OpenedGaps | GapRefusal, windowId: string): ModalView {
  if (opened.outcome !== 'gaps') return buildNotice('What is missing', [section(gapRefusalText(opened))]);
  const { gaps, quarter, previousTitle } = opened;
  if (gaps.length === 0) return buildNotice('What is missing', [section(NOTHING)]);
  const open = gaps.filter(({ lastStatus }) => lastStatus !== undefined);
  const others = gaps.filter(({ lastStatus }) => lastStatus === undefined);
  if (open.length === 0) return buildNotice('What is missing', buildOthers(others, previousTitle));
  const folded = open.length - MOST_GAPS;
  return {
    type: 'modal',
    callback_id: CALLBACKS.gaps,
    title: plainText('What is missing'),
    submit: plainText('Save'),
    close: plainText('Close'),
    private_metadata: windowId,
    blocks: [
      richLine({ bold: `${titleOfQuarter(quarter)}. ` }, 'What should the report print where no update came?'),
      context('It is counted as “no update” either way, never as a colour.'),
      forAll(previousTitle),
      ...open.slice(0, MOST_GAPS).map((gap) => buildGap(gap, previousTitle)),
      ...(folded > 0 ? [context(`And ${folded} more; “for all of them” counts for them, too.`)] : []),
      ...buildOthers(others, previousTitle),
    ],
  };
}

const NOTHING = 'Nothing is missing: every milestone has an update.';

/** What has no earlier status has nothing to choose from. */
function buildOthers(gaps: readonly Gap[], previousTitle: string): readonly KnownBlock[] {
  if (gaps.length === 0) return [];
  const refs = [...new Set(gaps.map(({ milestone }) => milestone.ref))].join(', ');
  return [
    section(
      cut(`Nothing was said in ${previousTitle} either, so “${NOT_AVAILABLE}” is printed of: ${refs}`, LONGEST_SECTION),
    ),
  ];
}

const ALL_OPTIONS = (previousTitle: string) => [
  { label: 'As chosen below', value: 'each' },
  { label: cut(`The status as at ${previousTitle}, where there is one`, LONGEST_OPTION), value: 'last-status' },
  { label: NOT_AVAILABLE, value: 'not-available' },
];

function forAll(previousTitle: string): InputBlock {
  return input(GAP_FIELDS.all, 'For all of them', optionsOf(ALL_OPTIONS(previousTitle), 'each'));
}

function buildGap({ milestone, lastStatus, prints }: Gap, previousTitle: string): KnownBlock {
  const name = cut(`${milestone.ref} ${milestone.words}`, LONGEST_LABEL);
  const last = lastStatus === undefined ? '' : statusWords(lastStatus);
  const options: readonly { readonly label: string; readonly value: GapPrint }[] = [
    { label: NOT_AVAILABLE, value: 'not-available' },
    { label: cut(`As at ${previousTitle}: ${last}`, LONGEST_OPTION), value: 'last-status' },
  ];
  return input(`${GAP_FIELDS.one}${milestone.id}`, name, optionsOf(options, prints));
}

function input(blockId: string, label: string, options: ReturnType<typeof optionsOf>): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plainText(label),
    element: { type: 'static_select', action_id: GAP_FIELDS.choice, ...options },
  };
}

export function buildChosen(outcome: Extract<ChosenGaps, { outcome: 'chosen' }>): ModalView {
  const { changed } = outcome;
  const text =
    changed === 0 ? 'Nothing was changed.' : `${changed} ${changed === 1 ? 'choice is' : 'choices are'} saved.`;
  return buildNotice('What is missing', [
    section(`${text} It can be chosen anew until the report is signed. An update that still comes is printed instead.`),
  ]);
}

export function gapRefusalText(refusal: GapRefusal): string {
  return refusal.outcome === 'refused'
    ? refusalText(refusal.permission)
    : 'This is chosen between the close of the window and the signing of its report.';
}
