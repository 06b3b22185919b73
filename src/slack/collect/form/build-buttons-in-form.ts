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

export function discardButton(actionId: string) {
  return button('Discard draft', {
    actionId,
    value: 'discard',
    confirm: {
      title: 'Discard your draft?',
      text: 'What you typed here and did not send is gone for good. What was sent before stays as it is.',
      yes: 'Discard',
      no: 'Keep it',
    },
  });
}
