import type { ModalView } from '@slack/types';
import type { findAbsentee, ReturnOutcome } from '../../usecases/remind/set-absence.ts';
import { section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { buildDays, buildForm, daysText, notSavedText, notToldText, TOLD } from './build-away.ts';

const BUSY = 'Nothing was changed: Ragtime was busy for a moment. Please press the button again.';

/** From when until when somebody is away, filled in by their assistant or an officer. */
export function buildAwayFor(found: Awaited<ReturnType<typeof findAbsentee>>, now: Date): ModalView {
  if (found.outcome !== 'found') return buildNotice('Not possible', [section(notSavedText(found))]);
  const { person, deputy } = found;
  const instead =
    deputy === undefined
      ? 'The plan names no deputy, so nobody is asked instead.'
      : `${deputy.name} is asked instead and answers under their own name.`;
  return buildForm({
    title: 'Somebody is away',
    personId: person.id,
    lead: `When is ${person.name} (${person.initials}) away? ${instead} They count as away, not as late. Where Ragtime writes to them already, they are told that you said so.`,
    fields: buildDays(now),
  });
}

/** For an assistant or an officer who said that somebody is back. */
export function othersBackText(outcome: ReturnOutcome): string {
  switch (outcome.outcome) {
    case 'back':
      return outcome.ended === 0
        ? `${outcome.person.name} was not marked as away. Nothing was changed.`
        : endedText(outcome);
    case 'busy':
      return BUSY;
    default:
      return notSavedText(outcome);
  }
}

function endedText(outcome: Extract<ReturnOutcome, { outcome: 'back' }>): string {
  const { person, notBegun, heard } = outcome;
  const what =
    notBegun === undefined
      ? `${person.name} is back: what waits for them comes to them again.`
      : `Taken back: ${person.name} is not away from ${daysText(notBegun)}.`;
  return [what, heard === 'told' ? `${TOLD}.` : notToldText(outcome)].join(' ').trimEnd();
}

/** For somebody who takes back what was said of them. */
export function undoneText(outcome: ReturnOutcome): string {
  switch (outcome.outcome) {
    case 'back':
      return outcome.ended === 0
        ? 'You are not marked as away on these days any more. Nothing was changed.'
        : 'Taken back: you are not marked as away on these days, and what waits for you comes to you.';
    case 'refused':
      return refusalText(outcome.permission);
    case 'unknown-person':
      return 'You are in no plan any more, so nothing is asked of you.';
    case 'busy':
      return BUSY;
  }
}
