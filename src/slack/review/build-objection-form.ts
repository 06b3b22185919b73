import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { fieldsOf, LONGEST_OBJECTION, type Texts } from '../../core/review/wording.ts';
import type { ObjectionForm, OpenedObjection } from '../../usecases/review/open-objection.ts';
import { context, richLine, section } from '../blocks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { OBJECTION_FIELD } from '../field-ids.ts';
import { blockIdOf, stepOf } from '../id-values.ts';
import { CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { parseJson } from '../parse-json.ts';
import { plainText } from '../text.ts';
import { objectedText, WORDING_TEXTS } from './wording-texts.ts';

const memoryShape = z.object({ wordingId: z.number(), nonce: z.string() });

/** @returns undefined when it is not ours. */
export function readObjectionMemory(text: string): z.infer<typeof memoryShape> | undefined {
  return memoryShape.safeParse(parseJson(text)).data;
}

export function objectionBlockId({ wordingId, nonce }: Pick<ObjectionForm, 'wordingId' | 'nonce'>): string {
  return blockIdOf(OBJECTION_FIELD, String(wordingId), stepOf(nonce));
}

export function buildOpenedObjection(opened: OpenedObjection): ModalView {
  if (opened.outcome === 'form') return buildForm(opened.form);
  const text = opened.outcome === 'busy' ? WORDING_TEXTS.busy : objectedText(opened);
  return buildNotice('How it is printed', [section(text)]);
}

function buildForm(form: ObjectionForm): ModalView {
  const { wordingId, ref, words, quarter, own, printed, officerName, nonce } = form;
  const who = officerName ?? 'The performance officer';
  return {
    type: 'modal',
    callback_id: CALLBACKS.objectionForm,
    title: plainText('How it is printed'),
    submit: plainText('Object'),
    close: plainText('Close'),
    private_metadata: JSON.stringify({ wordingId, nonce }),
    blocks: [
      richLine({ bold: ref }, ` ${words}`),
      context(titleOfQuarter(quarter)),
      richLine({ bold: 'Printed:' }),
      ...buildTexts(printed),
      richLine({ bold: 'As it was sent:' }),
      ...buildTexts(own),
      { type: 'divider' },
      {
        type: 'input',
        block_id: objectionBlockId(form),
        label: plainText('What is not right?'),
        hint: plainText(`${who} reads this, and it is printed as it was sent. If all is right, just close this.`),
        element: {
          type: 'plain_text_input',
          action_id: OBJECTION_FIELD,
          multiline: true,
          max_length: LONGEST_OBJECTION,
        },
      },
      notKept('Object'),
    ],
  };
}

function buildTexts(texts: Texts): readonly KnownBlock[] {
  return fieldsOf(texts).map((field) => richLine(texts[field] ?? ''));
}
