import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { LONGEST_CHANGE, MOST_CHANGES, type TypedChange, WHOLE_REPORT } from '../../core/review/asked-change.ts';
import type { DraftPlace } from '../../core/review/draft-places.ts';
import { CHANGES_FIELD, CHANGES_PLACE } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { plainText } from '../text.ts';

const ORDINALS = ['First', 'Second', 'Third', 'Fourth'] as const;

/** Up to four changes, each with its paragraph. @param value of the button, which the form carries on */
export function buildChangesForm(value: string, places: readonly DraftPlace[]): ModalView {
  const groups = toGroups(fewEnough(places));
  return {
    type: 'modal',
    callback_id: CALLBACKS.changesForm,
    title: plainText('Ask for changes'),
    submit: plainText('Send'),
    close: plainText('Cancel'),
    private_metadata: value,
    blocks: [
      ...ORDINALS.slice(0, MOST_CHANGES).flatMap((_, index) => [
        ...(index === 0 ? [] : [{ type: 'divider' } as const]),
        placeField(index, groups),
        wordsField(index),
      ]),
      notKept('Send'),
    ],
  };
}

/** A view takes 250 KB, and each paragraph stands in it four times. https://docs.slack.dev/reference/methods/views.open */
const MOST_PLACES = 250;

/** A long report is left with its headings. */
function fewEnough(places: readonly DraftPlace[]): readonly DraftPlace[] {
  if (places.length <= MOST_PLACES) return places;
  return places.filter(({ key }) => key.startsWith('section:') || key.startsWith('area:')).slice(0, MOST_PLACES);
}

interface OptionGroup {
  readonly label: ReturnType<typeof plainText>;
  readonly options: PlainTextOption[];
}

/** A group takes 100. https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
const MOST_IN_GROUP = 100;
const WHOLE = 'whole';

/** One for each section, with its own heading first. */
function toGroups(places: readonly DraftPlace[]): readonly OptionGroup[] {
  const groups: OptionGroup[] = [
    { label: plainText('All of it'), options: [toOption({ key: WHOLE, label: WHOLE_REPORT })] },
  ];
  for (const place of places) {
    const isFull = groups.at(-1)?.options.length === MOST_IN_GROUP;
    if (place.key.startsWith('section:') || isFull) groups.push({ label: plainText(place.label), options: [] });
    groups.at(-1)?.options.push(toOption(place));
  }
  return groups;
}

function toOption({ key, label }: DraftPlace): PlainTextOption {
  return { text: plainText(label), value: key };
}

function placeField(index: number, groups: readonly OptionGroup[]): KnownBlock {
  const field = `${CHANGES_PLACE}-${index}`;
  const label = index === 0 ? 'Which paragraph?' : `${ORDINALS[index]} change: which paragraph?`;
  return {
    type: 'input',
    optional: true,
    block_id: field,
    label: plainText(label),
    element: {
      type: 'static_select',
      action_id: field,
      placeholder: plainText(WHOLE_REPORT),
      option_groups: groups.map(({ label: name, options }) => ({ label: name, options: [...options] })),
    },
  };
}

function wordsField(index: number): KnownBlock {
  const field = changesField(index);
  return {
    type: 'input',
    optional: index > 0,
    block_id: field,
    label: plainText(index === 0 ? 'What is to be changed?' : `${ORDINALS[index]} change`),
    ...(index === 0 && {
      hint: plainText('The performance officers read it as you write it, and say what became of it.'),
    }),
    element: { type: 'plain_text_input', action_id: field, multiline: true, max_length: LONGEST_CHANGE },
  };
}

/** Block and element of the n-th text, from 0. */
export function changesField(index: number): string {
  return `${CHANGES_FIELD}-${index}`;
}

/** Undefined when it is not ours. */
export function readChangesForm({ state: { values } }: ViewOutput): readonly TypedChange[] | undefined {
  if (values[changesField(0)] === undefined) return undefined;
  return ORDINALS.map((_, index) => {
    const [place, words] = [`${CHANGES_PLACE}-${index}`, changesField(index)];
    return {
      place: values[place]?.[place]?.selected_option?.value,
      words: values[words]?.[words]?.value ?? '',
    };
  });
}
