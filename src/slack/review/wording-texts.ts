import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import type { WordingFault, WordingField, WordingStand } from '../../core/review/wording.ts';
import type { EditWordingOutcome } from '../../usecases/review/edit-wording.ts';
import type { ObjectOutcome } from '../../usecases/review/object-to-wording.ts';
import { refusalText } from '../collect/answer-texts.ts';

export const WORDING_TEXTS = {
  gone: 'It is no longer in the plan. Nothing was changed.',
  busy: 'Not done yet, please press the button again. Ragtime was busy for a moment; your words are still here.',
  nothing: 'It has no text that could be edited.',
} as const;

/** What stands above a text in print. */
export const FIELD_LABELS: Readonly<Record<WordingField, string>> = {
  commentary: 'Text',
  action: 'What is being done',
  done: 'What was done',
  next: 'What comes next',
  text: 'Text',
};

export function wordingFault({ fault }: WordingFault): string {
  return fault === 'missing'
    ? 'Please leave some words: to print less than a text, send it back with a question.'
    : 'Please keep this under 3,000 characters.';
}

type EditAnswer = Exclude<EditWordingOutcome, { outcome: 'fault' | 'busy' }>;

/** What became of an officer's words. */
export function editedText(outcome: EditAnswer): string {
  switch (outcome.outcome) {
    case 'edited':
      return `${outcome.ref} is printed in your words. ${toldText(outcome.told)}`;
    case 'taken-back':
      return `${outcome.ref} is printed as it was sent.`;
    case 'unchanged':
      return `${outcome.ref} is printed so already. Nothing was changed.`;
    case 'nothing-to-edit':
      return `${outcome.ref} has no text that could be edited.`;
    case 'overtaken':
      return `${outcome.ref} was written or edited anew since you opened it. Read that first; your words are below to copy.`;
    case 'not-now':
      return 'This quarter has not been opened yet. Nothing was changed.';
    case 'gone':
      return WORDING_TEXTS.gone;
    case 'refused':
      return refusalText(outcome.permission);
  }
}

function toldText(told: Extract<EditWordingOutcome, { outcome: 'edited' }>['told']): string {
  if (told === undefined) return 'No message tells its owner; they can read it in its history.';
  const { name, at, zone } = told;
  const day = formatWithWeekday(localDateOf(at, zone));
  return `${name} is told at ${formatClock(at, zone)} on ${day}, together with whatever else you edit of theirs until then, and can object.`;
}

type ObjectAnswer = Exclude<ObjectOutcome, { outcome: 'fault' | 'busy' }>;

export function objectedText(outcome: ObjectAnswer): string {
  switch (outcome.outcome) {
    case 'objected':
      return outcome.isPublished
        ? `The report is published with the edited words. The performance officer hears of it; ${outcome.ref} is printed as it was sent from the next version on.`
        : `${outcome.ref} is printed as it was sent, and the performance officer hears why.`;
    case 'not-printed':
      return `${outcome.ref}: ${NOT_PRINTED[outcome.stand]} It is printed as it was sent.`;
    case 'overtaken':
      return `${outcome.ref} was edited again since. Please open it anew from the message, and read those words.`;
    case 'gone':
      return WORDING_TEXTS.gone;
    case 'refused':
      return refusalText(outcome.permission);
  }
}

const NOT_PRINTED: Readonly<Record<WordingStand, string>> = {
  'in-print': '',
  'taken-back': 'the performance officer has taken the edited words back.',
  objected: 'somebody has objected already.',
  over: 'it was written anew since.',
};
