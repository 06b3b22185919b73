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
  return button('Say when away', { actionId: ACTIONS.awayFor, value: personId, spoken: `Say when ${name} is away` });
}

/** The same under a message. */
export function awayForRow({ id, name }: { readonly id: string; readonly name: string }): ActionsBlock {
  return { type: 'actions', elements: [awayForButton({ personId: id, name })] };
}

/** Ends these days, and no others. */
export function backForButton({ personId, name }: Assisted, days: Absence): Button {
  return button('Say they are back', {
    actionId: ACTIONS.backFor,
    value: writeAbsence(personId, days),
    spoken: `Say that ${name} is back`,
  });
}
