import type { ModalView } from '@slack/types';
import { numberWords } from '../../core/number-words.ts';
import type { Result } from '../../core/result.ts';
import { type DecideRefusal, LONGEST_REASON } from '../../usecases/review/decide-finding.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { QUARTER_FIELDS } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { plainText } from '../text.ts';
import { QUARTER_TEXTS } from './quarter-texts.ts';

export const WAIVE_TEXTS = {
  missing: 'Please say why it can be published as it is.',
  tooLong: `Please keep this under ${numberWords(LONGEST_REASON)} characters.`,
  changed: 'The text has changed since this list was drawn, so nothing was decided. The list is as it is now.',
  failed:
    'Something went wrong on our side, so it may not be waived. /quarter check shows how it stands; please look there before you send it again.',
  already: 'Somebody decided on this in the meantime. Nothing was changed.',
} as const;

/**
 * @param place what the button carried: page, directorate, quarter and finding
 * @param about what stood above the button
 */
export function buildWaiveForm(place: string, about: ModalView['blocks']): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.waiveForm,
    title: plainText('Waive'),
    submit: plainText('Waive'),
    close: plainText('Cancel'),
    private_metadata: place,
    blocks: [
      ...about,
      {
        type: 'input',
        block_id: QUARTER_FIELDS.reason,
        label: plainText('Why can it be published as it is?'),
        hint: plainText('Your reason is kept with your name. It counts for this quarter, until the text changes.'),
        element: {
          type: 'plain_text_input',
          action_id: QUARTER_FIELDS.reason,
          multiline: true,
          max_length: LONGEST_REASON,
        },
      },
      notKept('Waive'),
    ],
  };
}

/** Why nothing was decided; undefined where it was. */
export function decideTrouble(decided: Result<unknown, DecideRefusal>): string | undefined {
  if (decided.ok) return undefined;
  const { refusal } = decided;
  switch (refusal.reason) {
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'reason-missing':
      return WAIVE_TEXTS.missing;
    case 'reason-too-long':
      return WAIVE_TEXTS.tooLong;
    case 'no-such-finding':
    case 'wrong-level':
      return WAIVE_TEXTS.changed;
    case 'decided-already':
    case 'nothing-decided':
      return WAIVE_TEXTS.already;
    case 'busy':
      return QUARTER_TEXTS.busy;
    case 'unknown-directorate':
    case 'no-window':
    case 'no-plan':
      return QUARTER_TEXTS.gone;
  }
}
