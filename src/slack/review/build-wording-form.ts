import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { ENTRY_KINDS } from '../../core/collect/entry.ts';
import {
  fieldsOf,
  isSameTexts,
  LONGEST_TEXT,
  type Texts,
  WORDING_FIELDS,
  type WordingField,
} from '../../core/review/wording.ts';
import type { OpenedWording, WordingForm } from '../../usecases/review/open-wording.ts';
import { context, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { blockIdOf, stepOf } from '../id-values.ts';
import { CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { parseJson } from '../parse-json.ts';
import { plainText } from '../text.ts';
import { FIELD_LABELS, WORDING_TEXTS } from './wording-texts.ts';

const memoryShape = z.object({
  entry: z.object({ kind: z.enum(ENTRY_KINDS), id: z.string() }),
  quarter: z.string(),
  updateId: z.number(),
  basedOn: z.number().optional(),
  nonce: z.string(),
  /** Where the officer was in the queue from which this form was opened. */
  place: z.string().optional(),
});

export type WordingMemory = z.infer<typeof memoryShape>;

/** @returns undefined when it is not ours. */
export function readWordingMemory(text: string): WordingMemory | undefined {
  return memoryShape.safeParse(parseJson(text)).data;
}

export function wordingBlockId(field: WordingField, { entry, nonce }: Pick<WordingMemory, 'entry' | 'nonce'>): string {
  return blockIdOf(field, entry.id, stepOf(nonce));
}

/** What was typed, by field; a field that did not come back is not among them. */
export function readTexts(
  values: Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null }>>>>,
  memory: WordingMemory,
): Texts {
  const typed = WORDING_FIELDS.flatMap((field) => {
    const input = values[wordingBlockId(field, memory)]?.[field];
    return input === undefined ? [] : [[field, input.value ?? ''] as const];
  });
  return Object.fromEntries(typed);
}

/** @param place of the queue beneath, where it was opened from there */
export function buildOpenedWording(opened: OpenedWording, place: string | undefined): ModalView {
  switch (opened.outcome) {
    case 'form':
      return buildForm(opened.form, place);
    case 'nothing-to-edit':
      return buildNotice('Nothing to edit', [section(`${opened.ref}: ${WORDING_TEXTS.nothing}`)]);
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(opened.permission))]);
    case 'gone':
      return buildNotice('Not in the plan', [section(WORDING_TEXTS.gone)]);
  }
}

function buildForm({ queued, own, printed, nonce }: WordingForm, place: string | undefined): ModalView {
  const { entry, quarter, ref, words, said, wording, owner } = queued;
  const memory: WordingMemory = { entry, quarter, updateId: said.update.id, basedOn: wording?.id, nonce, place };
  const whose = owner === undefined ? 'What was sent' : `What ${owner.name} sent`;
  return {
    type: 'modal',
    callback_id: CALLBACKS.wordingForm,
    title: plainText('Edit'),
    submit: plainText('Print this'),
    close: plainText('Close'),
    private_metadata: JSON.stringify(memory),
    blocks: [
      richLine({ bold: ref }, ` ${words}`),
      context(titleOfQuarter(quarter)),
      ...(isSameTexts(own, printed) ? [] : buildOwn(own, whose)),
      ...fieldsOf(own).map((field) => buildField(field, printed[field] ?? '', memory)),
      context(
        `${whose} is kept beside it. They are told what you edited, and can object. Status and figures stay theirs.`,
      ),
      notKept('Print this'),
    ],
  };
}

function buildOwn(own: Texts, whose: string): readonly KnownBlock[] {
  return [context(`${whose}:`), ...fieldsOf(own).flatMap((field) => richLine(own[field] ?? '')), { type: 'divider' }];
}

function buildField(field: WordingField, text: string, memory: WordingMemory): KnownBlock {
  return {
    type: 'input',
    block_id: wordingBlockId(field, memory),
    label: plainText(FIELD_LABELS[field]),
    element: {
      type: 'plain_text_input',
      action_id: field,
      multiline: true,
      max_length: LONGEST_TEXT,
      initial_value: text,
    },
  };
}
