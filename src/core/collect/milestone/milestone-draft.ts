import { parseLocalDate } from '../../calendar/local-date.ts';
import type { DraftFields } from '../draft.ts';
import type { Answer } from './check-answer.ts';
import type { ChosenCover, CoverAnswer } from './cover.ts';
import { isStatusChoice } from './status-choice.ts';

/** The fields of the milestone form; what stands in them is kept under these names. */
export const MILESTONE_FIELDS = {
  choice: 'choice',
  commentary: 'commentary',
  action: 'action',
  actionBy: 'action-by',
  completedOn: 'completed-on',
} as const;

/** The field in which the milestones are chosen that the text also covers: their ids, one on each line. */
export const COVERS_FIELD = 'covers';

/** What stands in the form about the milestones that its text also covers. */
export function coversToFields(chosen: readonly ChosenCover[]): DraftFields {
  const fields: Record<string, string> = { [COVERS_FIELD]: chosen.map(({ milestoneId }) => milestoneId).join('\n') };
  for (const { milestoneId, answer } of chosen) {
    if (answer === undefined) continue;
    fields[`${MILESTONE_FIELDS.choice}|${milestoneId}`] = answer.choice ?? '';
    fields[`${MILESTONE_FIELDS.action}|${milestoneId}`] = answer.action;
    fields[`${MILESTONE_FIELDS.completedOn}|${milestoneId}`] = answer.completedOn ?? '';
  }
  return fields;
}

/** What was chosen, and what was said of each; undefined while it has no status. */
export function fieldsToCovers(fields: DraftFields): readonly ChosenCover[] {
  return readCovers(fields).map(({ milestoneId, answer }) => ({
    milestoneId,
    answer: answer.choice === undefined ? undefined : answer,
  }));
}

export interface DraftedCover {
  readonly milestoneId: string;
  /** As far as it is said. */
  readonly answer: CoverAnswer;
}

export function readCovers(fields: DraftFields): readonly DraftedCover[] {
  const ids = (fields[COVERS_FIELD] ?? '').split('\n').filter((id) => id !== '');
  return ids.map((milestoneId) => {
    const of = (field: keyof typeof MILESTONE_FIELDS) => fields[`${MILESTONE_FIELDS[field]}|${milestoneId}`] ?? '';
    const choice = of('choice');
    const answer = {
      choice: isStatusChoice(choice) ? choice : undefined,
      action: of('action'),
      completedOn: parseLocalDate(of('completedOn')),
    };
    return { milestoneId, answer };
  });
}

export function answerToFields({ choice, commentary, action, actionBy, completedOn }: Answer): DraftFields {
  return {
    [MILESTONE_FIELDS.choice]: choice ?? '',
    [MILESTONE_FIELDS.commentary]: commentary,
    [MILESTONE_FIELDS.action]: action,
    [MILESTONE_FIELDS.actionBy]: actionBy ?? '',
    [MILESTONE_FIELDS.completedOn]: completedOn ?? '',
  };
}

export function fieldsToAnswer(fields: DraftFields): Answer {
  const of = (field: keyof typeof MILESTONE_FIELDS) => fields[MILESTONE_FIELDS[field]] ?? '';
  const choice = of('choice');
  return {
    choice: isStatusChoice(choice) ? choice : undefined,
    commentary: of('commentary'),
    action: of('action'),
    actionBy: parseLocalDate(of('actionBy')),
    completedOn: parseLocalDate(of('completedOn')),
  };
}
