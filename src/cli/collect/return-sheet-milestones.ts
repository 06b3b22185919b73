import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { statusToChoice } from '../../core/collect/milestone/status-choice.ts';
import type { UpdateContent } from '../../core/collect/milestone/update.ts';
import { answerOfUpdate } from '../../core/collect/sheet/answer-of-update.ts';
import { writeBasis } from '../../core/collect/sheet/return-basis.ts';
import { dueText } from '../../core/plan/due-text.ts';
import type { Due } from '../../core/plan/plan.ts';
import type { SheetMilestone } from '../../usecases/collect/sheet/prepare-return-sheet.ts';
import { dayCell, type RowCells, type RowLists } from './return-sheet-row.ts';
import { RETURN_WORDS } from './return-sheet-words.ts';

const { choices } = RETURN_WORDS;

/** What the row of a milestone shows, and what was answered already. */
export function milestoneCells({ situation, quarter, basis }: SheetMilestone): RowCells {
  const { milestone, plan, owner, before, standing, question } = situation;
  return {
    id: milestone.id,
    quarter,
    owner: owner?.initials,
    'based on': writeBasis(basis),
    Ref: milestone.ref,
    Words: milestone.words,
    Area: plan.areas.find(({ id }) => id === milestone.areaId)?.name,
    Due: dueText(milestone.due),
    'Question from the officer': question?.question,
    'Last quarter': before && `${titleOfQuarter(before.quarter)}: ${statusCell(before, milestone.due)}`,
    'Last quarter in words': before?.commentary,
    ...(standing === undefined ? {} : answerCells(standing, milestone.due)),
  };
}

export function milestoneLists({ offered }: SheetMilestone): RowLists {
  return { Status: offered.map((choice) => choices[choice]) };
}

function answerCells(content: UpdateContent, due: Due): RowCells {
  const { choice, commentary, action, actionBy, completedOn } = answerOfUpdate(content, due);
  return {
    Status: choice === undefined ? undefined : choices[choice],
    Commentary: commentary,
    'What is being done': action,
    'By when': dayCell(actionBy),
    'Completed on': dayCell(completedOn),
  };
}

function statusCell({ status }: UpdateContent, due: Due): string {
  const choice = statusToChoice(status, due);
  if (choice !== undefined) return choices[choice];
  return status.progress === 'dropped' ? 'Dropped' : 'Deferred';
}
