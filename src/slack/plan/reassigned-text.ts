import type { ReassignOutcome } from '../../usecases/plan/reassign-entry.ts';
import { refusalText } from '../collect/answer-texts.ts';

/** What was done, or why not, for the officer who did it. */
export function reassignedText(outcome: ReassignOutcome): string {
  switch (outcome.outcome) {
    case 'reassigned': {
      const { ref, newOwner, oldOwner, isTold } = outcome;
      const instead = oldOwner === undefined ? '' : ` instead of ${oldOwner.name}`;
      const told = isTold
        ? 'They hear of it in the next working hour.'
        : 'No message reaches them yet, so please tell them.';
      return `${newOwner.name} answers for ${ref} from now on${instead}. ${told} If the plan file is brought in again, change the owner there, too.`;
    }
    case 'theirs-already':
      return `${outcome.ref} is ${outcome.newOwner.name}’s already. Nothing was changed.`;
    case 'overtaken':
      return `Nothing was changed: ${outcome.ref} was given to ${outcome.oldOwner?.name ?? 'nobody'} while this form was open. Press Reassign again if it is to be somebody else.`;
    case 'not-in-post':
      return `${outcome.newOwner.name} is not in post any more. Please choose somebody else.`;
    case 'unknown-person':
      return 'This person is in no plan any more. Please choose somebody else.';
    case 'gone':
      return 'It is no longer in the plan. Nothing was changed.';
    case 'refused':
      return refusalText(outcome.permission);
    case 'busy':
      return 'Not changed yet, press Reassign again. Ragtime was busy for a moment; your choice is still here.';
  }
}
