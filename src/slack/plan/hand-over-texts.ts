import type { HandOverOutcome } from '../../usecases/plan/hand-over-entries.ts';
import type { UndoOutcome } from '../../usecases/plan/undo-hand-over.ts';
import { refusalText } from '../collect/answer-texts.ts';

/** Who answers now, and whether they hear of it. */
export function handedOverText({
  notice,
  newOwner,
  isTold,
}: Extract<HandOverOutcome, { outcome: 'handed-over' }>): string {
  const [only] = notice.entries;
  const what = notice.entries.length === 1 && only !== undefined ? only.ref : `${notice.entries.length} entries`;
  const told = isTold
    ? 'They hear of it in the next working hour.'
    : 'No message reaches them yet, so please tell them.';
  return `${newOwner.name} answers for ${what} from now on. ${told}`;
}

/** Why nothing was handed over. */
export function handOverTroubleText(outcome: Exclude<HandOverOutcome, { outcome: 'handed-over' }>): string {
  switch (outcome.outcome) {
    case 'theirs-already':
      return `${outcome.refs.join(', ')}: ${outcome.newOwner.name} answers for this already. Nothing was changed.`;
    case 'overtaken':
      return `Nothing was changed: ${outcome.ref} was given to ${outcome.oldOwner?.name ?? 'nobody'} while this form was open. Open the form again if it is to be somebody else.`;
    case 'not-in-post':
      return `${outcome.newOwner.name} is not in post any more. Please choose somebody else.`;
    case 'unknown-person':
      return 'This person is in no plan any more. Please choose somebody else.';
    case 'gone':
      return 'It is no longer in the plan. Nothing was changed.';
    case 'refused':
      return refusalText(outcome.permission);
    case 'busy':
      return 'Not changed yet, press the button again. Ragtime was busy for a moment; your choice is still here.';
  }
}

/** Why nothing was taken back. */
export function undoTroubleText(outcome: Exclude<UndoOutcome, { outcome: 'taken-back' }>): string {
  switch (outcome.outcome) {
    case 'elsewhere':
      return `Nothing was changed: ${outcome.refs.join(', ')} was taken back before, or has been given to somebody else since.`;
    case 'answered':
      return `Nothing was changed: ${outcome.refs.join(', ')} has been answered since. Hand it over again with Reassign if it is to be somebody else’s; what was sent keeps its initials.`;
    case 'gone':
      return 'It is no longer in the plan. Nothing was changed.';
    case 'refused':
      return refusalText(outcome.permission);
    case 'busy':
      return 'Not taken back yet, please press Undo again. Ragtime was busy for a moment.';
  }
}
