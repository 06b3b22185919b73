import type { KnownBlock } from '@slack/types';
import type { LedAnswer } from '../../core/collect/check-led-answer.ts';
import type { Draft, DraftFields } from '../../core/collect/draft.ts';
import { fieldsToIndicatorAnswer } from '../../core/collect/indicator-draft.ts';
import { fieldsToLedAnswer } from '../../core/collect/led-draft.ts';
import { ACTION_PROGRESS, PROGRESS_WORDS } from '../../core/collect/led-entry.ts';
import { fieldsToAnswer } from '../../core/collect/milestone-draft.ts';
import { richLine, section } from '../blocks.ts';
import { INDICATOR_CHOICE_LABELS } from './build-indicator-form.ts';
import { CHOICE_LABELS } from './choice-labels.ts';
import { figureInputWords } from './figure-fields.ts';

/** What stands in the fields of a draft, in words. */
export function buildDraftWords({ entry, fields }: Draft): readonly KnownBlock[] {
  switch (entry.kind) {
    case 'milestone':
      return milestoneWords(fields);
    case 'indicator':
      return indicatorWords(fields);
    case 'risk':
    case 'equality-action':
      return ledWords(fieldsToLedAnswer(entry.kind, fields));
  }
}

function milestoneWords(fields: DraftFields): readonly KnownBlock[] {
  const { choice, commentary, action } = fieldsToAnswer(fields);
  const status = choice === undefined ? 'No status chosen yet' : CHOICE_LABELS[choice];
  return [richLine({ bold: status }), ...texts([commentary]), ...doing(action)];
}

function indicatorWords(fields: DraftFields): readonly KnownBlock[] {
  const answer = fieldsToIndicatorAnswer(fields);
  const status = answer.choice === undefined ? [] : [INDICATOR_CHOICE_LABELS[answer.choice]];
  const figure = [...figureInputWords(answer), ...status].join(', ');
  const { overrideReason, commentary, action } = answer;
  return [
    richLine({ bold: figure === '' ? 'No figure yet' : figure }),
    ...texts([overrideReason, commentary]),
    ...doing(action),
  ];
}

function ledWords(answer: LedAnswer): readonly KnownBlock[] {
  if (answer.kind === 'equality-action') {
    const progress = ACTION_PROGRESS.find((word) => word === answer.progress);
    const word = progress === undefined ? 'Not chosen yet how far it is' : PROGRESS_WORDS[progress];
    return [richLine({ bold: word }), ...texts([answer.text])];
  }
  const scores = [`Likelihood ${answer.likelihood || 'not chosen'}`, `impact ${answer.impact || 'not chosen'}`];
  return [richLine({ bold: scores.join(', ') }), ...texts([answer.done, answer.next])];
}

/** Not a section: its 3,000 characters are what the action alone may have. */
function doing(action: string): readonly KnownBlock[] {
  return action === '' ? [] : [richLine({ bold: 'What is being done: ' }, action)];
}

function texts(words: readonly string[]): readonly KnownBlock[] {
  return words.filter((text) => text !== '').map((text) => section(text));
}
