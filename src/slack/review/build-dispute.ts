import type { ModalView } from '@slack/types';
import * as z from 'zod';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { ENTRY_KINDS, type EntryKey } from '../../core/collect/entry.ts';
import { LONGEST_QUESTION } from '../../core/review/returned.ts';
import type { Disputable, DisputeRefusal } from '../../usecases/review/dispute-entry.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { longText } from '../collect/form/form-inputs.ts';
import { DISPUTE_FIELD } from '../field-ids.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { parseJson } from '../parse-json.ts';
import { plainText } from '../text.ts';

const memoryShape = z.object({
  entry: z.object({ kind: z.enum(ENTRY_KINDS), id: z.string() }),
  quarter: z.string(),
  nonce: z.string(),
});
export type DisputeMemory = z.infer<typeof memoryShape>;

/** @returns undefined when it is not ours. */
export function readDisputeMemory(text: string): DisputeMemory | undefined {
  return memoryShape.safeParse(parseJson(text)).data;
}

/** Something is wrong: the owner says what, and can put it right themselves. */
export function buildDispute(found: Disputable | DisputeRefusal, memory: DisputeMemory): ModalView {
  if (found.outcome !== 'disputable') {
    return buildNotice('Something is wrong', [section(disputeText(found)), ...wayToForm(found, memory)]);
  }
  const { ref, words } = found.subject;
  return {
    type: 'modal',
    callback_id: CALLBACKS.dispute,
    title: plainText('Something is wrong'),
    submit: plainText('Send'),
    close: plainText('Close'),
    private_metadata: JSON.stringify(memory),
    blocks: [
      richLine({ bold: ref }, ` ${words}`),
      context(titleOfQuarter(memory.quarter)),
      {
        type: 'input',
        block_id: DISPUTE_FIELD,
        label: plainText('What is wrong?'),
        hint: plainText('The performance officer reads this, and it is open to you again, whatever the date.'),
        element: { ...longText(DISPUTE_FIELD, undefined), max_length: LONGEST_QUESTION },
      },
      notKept('Send'),
    ],
  };
}

/** What the owner reads once the officer is told. */
export function buildDisputed(ref: string, memory: DisputeMemory): ModalView {
  return buildNotice('Sent', [
    section(`The performance officer is told what is wrong with ${ref}. It is open to you until they close it.`),
    putRight(memory),
  ]);
}

function wayToForm({ outcome }: DisputeRefusal, memory: DisputeMemory) {
  return outcome === 'open-already' || outcome === 'own-words' ? [putRight(memory)] : [];
}

function putRight({ entry, quarter }: { readonly entry: EntryKey; readonly quarter: string }) {
  const open = button('Open the form', { actionId: ACTIONS.chooseEntry, value: writeEntryValue(entry, quarter) });
  return { type: 'actions' as const, elements: [open] };
}

export function disputeText(refusal: DisputeRefusal): string {
  switch (refusal.outcome) {
    case 'gone':
      return TEXTS.gone;
    case 'refused':
      return refusalText(refusal.permission);
    case 'own-words':
      return `What stands for ${refusal.ref} now was not entered by anybody else. While its window is open you can change it.`;
    case 'open-already':
      return `${refusal.ref} is open to you already, with a question.`;
    case 'busy':
      return TEXTS.notSavedYet;
  }
}
