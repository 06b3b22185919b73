import type { ActionsBlock } from '@slack/types';
import { button } from '../../blocks.ts';
import { ACTIONS } from '../../ids.ts';
import type { FormMemory } from './form-memory.ts';

/** What can be done besides Save and Close. */
export function buildButtonsInForm({ walk }: Pick<FormMemory, 'walk'>): ActionsBlock {
  const back = button('Back', { actionId: ACTIONS.backToEntry, value: 'back', spoken: 'Back to the one before' });
  const skip = button('Skip', { actionId: ACTIONS.skipEntry, value: 'skip', spoken: 'Skip this one for now' });
  const inWalk = walk === undefined ? [] : [...(walk.position > 1 ? [back] : []), skip];
  return { type: 'actions', elements: [...inWalk, discardButton(ACTIONS.discardDraft)] };
}

/** @param which what a reader that does not see the place is told, and the value where the place does not say it. */
export function discardButton(actionId: string, which?: { readonly value: string; readonly spoken: string }) {
  return button('Discard draft', {
    actionId,
    value: 'discard',
    ...which,
    confirm: {
      title: 'Discard your draft?',
      text: 'What you typed here and did not send is gone for good. What was sent before stays as it is.',
      yes: 'Discard',
      no: 'Keep it',
    },
  });
}
