import type { KnownBlock } from '@slack/types';
import { formatLong, type LocalDate } from '../../../core/calendar/local-date.ts';
import type { Draft, DraftFields } from '../../../core/collect/draft.ts';
import { fieldsToIndicatorAnswer } from '../../../core/collect/indicator/indicator-draft.ts';
import type { LedAnswer } from '../../../core/collect/led/check-led-answer.ts';
import { fieldsToLedAnswer } from '../../../core/collect/led/led-draft.ts';
import { ACTION_PROGRESS, PROGRESS_WORDS } from '../../../core/collect/led/led-entry.ts';
import type { CoverAnswer } from '../../../core/collect/milestone/cover.ts';
import { type DraftedCover, fieldsToAnswer, readCovers } from '../../../core/collect/milestone/milestone-draft.ts';
import { CHOICE_LABELS, INDICATOR_CHOICE_LABELS } from '../../../reports/choice-labels.ts';
import type { DraftNames } from '../../../usecases/collect/read-draft-names.ts';
import { richLine, section } from '../../blocks.ts';
import { splitToFit, TEXT_OBJECT_LIMIT } from '../../text.ts';
import { figureInputWords } from '../indicator/figure-fields.ts';

/** What stands in the fields of a draft, in words. @param names of the milestones that its text also covers. */
export function buildDraftWords({ entry, fields }: Draft, names: DraftNames): readonly KnownBlock[] {
  switch (entry.kind) {
    case 'milestone':
      return milestoneWords(fields, names);
    case 'indicator':
      return indicatorWords(fields);
    case 'risk':
    case 'equality-action':
      return ledWords(fieldsToLedAnswer(entry.kind, fields));
  }
}

function milestoneWords(fields: DraftFields, names: DraftNames): readonly KnownBlock[] {
  const answer = fieldsToAnswer(fields);
  const { commentary, action, actionBy } = answer;
  const covers = readCovers(fields).map((cover) => coverWords(cover, names));
  // One text for all of them: a view takes 100 blocks.
  const covered = covers.length === 0 ? '' : ['This text also covers:', ...covers].join('\n');
  return [
    richLine({ bold: statusOf(answer) }),
    ...texts([commentary]),
    ...doing(action),
    ...texts([byWhen(actionBy), ...splitToFit(covered, TEXT_OBJECT_LIMIT)]),
  ];
}

function coverWords({ milestoneId, answer }: DraftedCover, names: DraftNames): string {
  const name = names.get(milestoneId) ?? 'Another milestone';
  const line = `${name}: ${statusOf(answer)}`;
  return answer.action === '' ? line : `${line}\nWhat is being done: ${answer.action}`;
}

function statusOf({ choice, completedOn }: CoverAnswer): string {
  const status = choice === undefined ? 'No status chosen yet' : CHOICE_LABELS[choice];
  return completedOn === undefined ? status : `${status}, date: ${formatLong(completedOn)}`;
}

function indicatorWords(fields: DraftFields): readonly KnownBlock[] {
  const answer = fieldsToIndicatorAnswer(fields);
  const status = answer.choice === undefined ? [] : [INDICATOR_CHOICE_LABELS[answer.choice]];
  const figure = [...figureInputWords(answer), ...status].join(', ');
  const { overrideReason, commentary, action, actionBy } = answer;
  return [
    richLine({ bold: figure === '' ? 'No figure yet' : figure }),
    ...texts([overrideReason, commentary]),
    ...doing(action),
    ...texts([byWhen(actionBy)]),
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

function byWhen(day: LocalDate | undefined): string {
  return day === undefined ? '' : `By when: ${formatLong(day)}`;
}

function texts(words: readonly string[]): readonly KnownBlock[] {
  return words.filter((text) => text !== '').map((text) => section(text));
}
