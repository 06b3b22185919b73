import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { ArrangeOutcome } from '../../usecases/collect/item/arrange-items.ts';

/** Why nothing was arranged, with what would be accepted. */
export function arrangeRefusalWords(outcome: Exclude<ArrangeOutcome, { outcome: 'done' }>): string {
  switch (outcome.outcome) {
    case 'refused':
      return 'Only a performance officer of the directorate can do this; give their initials with --entered-by.';
    case 'not-open':
      return 'Nothing is collected for that quarter yet.';
    case 'busy':
      return 'Nothing was changed: the database was busy. Please try again.';
    case 'not-arranged':
      return whyWords(outcome.refusal);
  }
}

function whyWords(refusal: Extract<ArrangeOutcome, { outcome: 'not-arranged' }>['refusal']): string {
  switch (refusal.reason) {
    case 'not-standing':
      return 'It is not printed in this quarter, so it cannot be moved, merged or held over. "back" brings it back.';
    case 'at-the-end':
      return 'It stands at that end of its section already.';
    case 'nothing-to-merge':
      return 'There is nothing above it in its section, or --into names what is not printed; another printed item would be accepted.';
    case 'too-long':
      return `Both texts together have ${refusal.length} characters; ${refusal.most} would be accepted. Shorten one of them first.`;
    case 'not-away':
      return 'It is printed already, so there is nothing to bring back.';
    case 'changed-since':
      return `"${refusal.title}", into which it went, was changed since. Taking them apart would lose those words: change the text by hand.`;
    case 'next-is-signed':
      return `The report of ${titleOfQuarter(refusal.quarter)} is signed already, so nothing can be held over to it.`;
  }
}
