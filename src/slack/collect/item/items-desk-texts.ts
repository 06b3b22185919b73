import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { numberWords } from '../../../core/number-words.ts';
import type { ArrangeOutcome } from '../../../usecases/collect/item/arrange-items.ts';
import { refusalText } from '../answer-texts.ts';
import { ITEM_TEXTS } from './item-texts.ts';

/** Why nothing was arranged, and what would help. */
export function arrangeRefusalText(outcome: Exclude<ArrangeOutcome, { outcome: 'done' }>): string {
  switch (outcome.outcome) {
    case 'refused':
      return refusalText(outcome.permission);
    case 'not-open':
      return 'Nothing is collected for that quarter yet.';
    case 'busy':
      return ITEM_TEXTS.busy;
    case 'not-arranged':
      return whyText(outcome.refusal);
  }
}

function whyText(refusal: Extract<ArrangeOutcome, { outcome: 'not-arranged' }>['refusal']): string {
  switch (refusal.reason) {
    case 'not-standing':
      return 'It is not printed any more, so nothing was changed.';
    case 'at-the-end':
      return 'It stands at that end of its section already.';
    case 'nothing-to-merge':
      return 'There is nothing in this quarter with which it could be merged like that.';
    case 'too-long':
      return `Both texts together have ${numberWords(refusal.length)} characters; ${numberWords(refusal.most)} would be accepted. Shorten one of them first.`;
    case 'not-away':
      return 'It is printed already, so there is nothing to bring back.';
    case 'changed-since':
      return `“${refusal.title}”, into which it went, was changed since. Taking them apart would lose those words: change the text by hand.`;
    case 'next-is-signed':
      return `The report of ${titleOfQuarter(refusal.quarter)} is signed already, so nothing can be held over to it.`;
  }
}
