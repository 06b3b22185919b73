import type { ActionsBlock, Button } from '@slack/types';
import type { Absence } from '../../core/remind/absence.ts';
import { button } from '../blocks.ts';
import { writeAbsence } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';

interface Assisted {
  readonly personId: string;
  readonly name: string;
}

/** Opens the form in which an assistant says when somebody is away. */
export function awayForButton({ personId, name }: Assisted): Button {
  return button('Say when away', { actionId: ACTIONS.awayFor, value: personId, spoken: `Say when away: ${name}` });
}

/** The same under a message. */
export function awayForRow({ id, name }: { readonly id: string; readonly name: string }): ActionsBlock {
  return { type: 'actions', elements: [awayForButton({ personId: id, name })] };
}

/** Ends these days, and no others: who has not gone cannot be back. */
export function endDaysButton(
  { personId, name, isAway }: Assisted & { readonly isAway: boolean },
  days: Absence,
): Button {
  const [text, spoken] = isAway
    ? ['Say they are back', `Say they are back: ${name}`]
    : [CANCEL_DAYS, `${CANCEL_DAYS}: ${name} is not away then`];
  return button(text, { actionId: ACTIONS.backFor, value: writeAbsence(personId, days), spoken });
}

export const CANCEL_DAYS = 'Cancel these days';
