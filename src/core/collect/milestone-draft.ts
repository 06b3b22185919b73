import { parseLocalDate } from '../calendar/local-date.ts';
import type { Answer } from './check-answer.ts';
import type { DraftFields } from './draft.ts';
import { isStatusChoice } from './status-choice.ts';

/** The fields of the milestone form; what stands in them is kept under these names. */
export const MILESTONE_FIELDS = {
  choice: 'choice',
  commentary: 'commentary',
  action: 'action',
  actionBy: 'action-by',
  completedOn: 'completed-on',
} as const;

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
