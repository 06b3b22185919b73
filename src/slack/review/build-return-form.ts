import type { ModalView } from '@slack/types';
import * as z from 'zod';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { ENTRY_KINDS } from '../../core/collect/entry.ts';
import { LONGEST_QUESTION } from '../../core/review/returned.ts';
import type { OpenedReturn, ReturnForm } from '../../usecases/review/open-return.ts';
import { context, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { RETURN_FIELD } from '../field-ids.ts';
import { blockIdOf } from '../id-values.ts';
import { CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { parseJson } from '../parse-json.ts';
import { plainText } from '../text.ts';
import { RETURN_TEXTS } from './return-texts.ts';

/** The one step that this form has. */
const STEP = '1';

const memoryShape = z.object({
  entry: z.object({ kind: z.enum(ENTRY_KINDS), id: z.string() }),
  quarter: z.string(),
  updateId: z.number(),
  nonce: z.string(),
  /** Where the officer was in the queue from which this form was opened. */
  place: z.string().optional(),
});

/** @returns undefined when it is not ours. */
export function readReturnMemory(text: string): z.infer<typeof memoryShape> | undefined {
  return memoryShape.safeParse(parseJson(text)).data;
}

export function questionBlockId(entryId: string): string {
  return blockIdOf(RETURN_FIELD, entryId, STEP);
}

/** @param place of the queue beneath, where it was opened from there */
export function buildOpenedReturn(opened: OpenedReturn, place?: string): ModalView {
  switch (opened.outcome) {
    case 'form':
      return buildReturnForm(opened.form, place);
    case 'nothing-said':
      return buildNotice('Nothing to send back', [section(`Nothing has been sent for ${opened.ref} yet.`)]);
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(opened.permission))]);
    case 'gone':
      return buildNotice('Not in the plan', [section(RETURN_TEXTS.gone)]);
  }
}

function buildReturnForm(form: ReturnForm, place?: string): ModalView {
  const { entry, quarter, ref, words, updateId, isCorrection, nonce } = form;
  return {
    type: 'modal',
    callback_id: CALLBACKS.returnForm,
    title: plainText('Send back'),
    submit: plainText('Send back'),
    close: plainText('Close'),
    private_metadata: JSON.stringify({ entry, quarter, updateId, nonce, place }),
    blocks: [
      richLine({ bold: ref }, ` ${words}`),
      context(titleOfQuarter(quarter)),
      ...(isCorrection ? [section(RETURN_TEXTS.published)] : []),
      {
        type: 'input',
        block_id: questionBlockId(entry.id),
        label: plainText('What do you want to know?'),
        hint: plainText('Whoever answers for it gets your question in a message, with the form one press away.'),
        element: {
          type: 'plain_text_input',
          action_id: RETURN_FIELD,
          multiline: true,
          max_length: LONGEST_QUESTION,
        },
      },
      notKept('Send back'),
    ],
  };
}
