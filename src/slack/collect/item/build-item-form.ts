import type { Button, InputBlock, KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { LONGEST_TITLE } from '../../../core/collect/item/check-item.ts';
import type { ItemKind } from '../../../core/collect/item/item.ts';
import type { ItemForm, PossibleAuthor } from '../../../core/collect/item/item-form.ts';
import { LONGEST_TEXT } from '../../../core/collect/milestone/check-answer.ts';
import type { OpenedItemForm } from '../../../usecases/collect/item/open-item-form.ts';
import { button, context, cut, richLine, section } from '../../blocks.ts';
import { ITEM_FIELDS } from '../../field-ids.ts';
import { blockIdOf, writeQuarterValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import { plainText } from '../../text.ts';
import { keptAsDraftText } from '../answer-texts.ts';
import { buildSinceDraft } from '../build-notices.ts';
import { fillFromDraft, makeDraftable } from '../draft/draft-fields.ts';
import { discardButton } from '../form/build-buttons-in-form.ts';
import { momentText } from '../moment-text.ts';
import { writeItemMemory } from './item-memory.ts';
import { ITEM_NAMES } from './item-texts.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
const MOST_OPTIONS = 100;
const LONGEST_OPTION = 75;
/** The one step that this form has. */
const STEP = '1';

const ABOUT: Readonly<Record<ItemKind, string>> = {
  'key-development': 'Something that has happened, that councillors should know, and that is no milestone.',
  'emerging-issue': 'Something that is coming, that may matter to councillors, and that is no milestone.',
};

const HINTS: Readonly<Record<ItemKind, string>> = {
  'key-development': 'What has happened, what difference it makes, what comes next.',
  'emerging-issue': 'What is coming, when, what it may mean, and what is being done about it.',
};

type OpenedItem = Omit<Extract<OpenedItemForm, { readonly outcome: 'form' }>, 'outcome'>;

/** A new key development or emerging issue, or one that stands; all fields stand there from the start. */
export function buildItemForm({ form, draft, unseen }: OpenedItem, notice: readonly KnownBlock[] = []): ModalView {
  const { kind, subject, quarter, nonce, basedOn } = form;
  const began = buildFields(form);
  const fields = draft === undefined ? began : fillFromDraft(began, { entry: { id: nonce }, fields: draft.fields });
  return {
    type: 'modal',
    callback_id: CALLBACKS.itemForm,
    title: plainText(ITEM_NAMES[kind].name),
    submit: plainText('Save'),
    close: plainText('Close'),
    private_metadata: writeItemMemory({ subject, quarter, nonce, basedOn, draftedAt: draft?.actedAt }),
    blocks: [
      ...notice,
      ...buildHead(form),
      ...(draft === undefined ? [] : buildDraftHead(form, { draft, unseen })),
      ...makeDraftable(fields),
      { type: 'actions', elements: [...buildWithdraw(form), discardButton(ACTIONS.discardItem)] },
      context(keptAsDraftText()),
    ],
  };
}

function buildHead({ kind, directorateName, quarter, subject }: ItemForm): readonly KnownBlock[] {
  const place = `${directorateName}, ${titleOfQuarter(quarter)}`;
  const whence =
    subject.about === 'follow'
      ? ['It begins with the text of last quarter’s emerging issue; say what it has become.']
      : [];
  return [richLine({ bold: place }), context(ABOUT[kind], ...whence)];
}

/** That there is a draft; and where something else was sent since it was begun, both texts. */
function buildDraftHead(
  { timeZone }: ItemForm,
  { draft, unseen }: Pick<OpenedItem, 'draft' | 'unseen'>,
): readonly KnownBlock[] {
  if (draft === undefined) return [];
  const line = context(`Saved as draft at ${momentText(draft.savedAt, timeZone)}. Not sent.`);
  if (unseen === undefined) return [line];
  const { item, who } = unseen;
  const words = [richLine({ bold: item.title }), section(item.text)];
  return [line, ...buildSinceDraft({ who, at: item.at, timeZone }, words)];
}

function buildFields(form: ItemForm): readonly KnownBlock[] {
  const { kind, begins } = form;
  return [
    input(form, 'title', {
      label: 'Title',
      hint: 'A few words. Titles stand in the channel, too.',
      element: {
        type: 'plain_text_input',
        action_id: ITEM_FIELDS.title,
        max_length: LONGEST_TITLE,
        ...(begins.title === '' ? {} : { initial_value: begins.title }),
      },
    }),
    input(form, 'text', {
      label: 'What should councillors know?',
      hint: `${HINTS[kind]} Lines that begin with “-” become a list. No names of children, families or staff. This text is printed.`,
      element: {
        type: 'plain_text_input',
        action_id: ITEM_FIELDS.text,
        multiline: true,
        max_length: LONGEST_TEXT,
        ...(begins.text === '' ? {} : { initial_value: begins.text }),
      },
    }),
    buildAuthors(form),
  ];
}

function buildAuthors(form: ItemForm): InputBlock {
  const { possibleAuthors, begins } = form;
  const chosen = begins.authorIds.flatMap((id) => possibleAuthors.find(({ personId }) => personId === id) ?? []);
  const others = possibleAuthors.filter((author) => !chosen.includes(author));
  const initial = chosen.map(toOption);
  return input(form, 'authors', {
    label: 'Whose initials are printed?',
    hint: 'Several for joint work.',
    element: {
      type: 'multi_static_select',
      action_id: ITEM_FIELDS.authors,
      options: [...chosen, ...others].slice(0, MOST_OPTIONS).map(toOption),
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  });
}

function toOption({ personId, name, initials }: PossibleAuthor) {
  return { text: plainText(cut(`${name} (${initials})`, LONGEST_OPTION)), value: personId };
}

interface InputOptions {
  readonly label: string;
  readonly hint: string;
  readonly element: InputBlock['element'];
}

function input(
  { nonce }: ItemForm,
  field: keyof typeof ITEM_FIELDS,
  { label, hint, element }: InputOptions,
): InputBlock {
  return {
    type: 'input',
    block_id: blockIdOf(ITEM_FIELDS[field], nonce, STEP),
    label: plainText(label),
    hint: plainText(hint),
    element,
  };
}

function buildWithdraw({ subject, quarter, kind }: ItemForm): readonly Button[] {
  if (subject.about !== 'change') return [];
  return [withdrawButton({ itemId: subject.itemId, quarter, kind })];
}

function withdrawButton({
  itemId,
  quarter,
  kind,
}: {
  readonly itemId: string;
  readonly quarter: string;
  readonly kind: ItemKind;
}) {
  return button('Withdraw', {
    actionId: ACTIONS.withdrawItem,
    value: writeQuarterValue(itemId, quarter),
    spoken: `Withdraw this ${ITEM_NAMES[kind].name.toLowerCase()}`,
    style: 'danger',
    confirm: {
      title: 'Withdraw it?',
      text: 'It is then not printed. Its text is kept, and you can restore it until the window closes.',
      yes: 'Withdraw',
      no: 'Keep it',
    },
  });
}
