import type { ViewOutput } from '@slack/bolt';
import { parseLocalDate } from '../../../core/calendar/local-date.ts';
import type { Answer } from '../../../core/collect/milestone/check-answer.ts';
import type { ChosenCover } from '../../../core/collect/milestone/cover.ts';
import { isStatusChoice } from '../../../core/collect/milestone/status-choice.ts';
import { FIELDS, type FieldName } from '../../field-ids.ts';
import { type FormMemory, readFormMemory } from '../form/form-memory.ts';
import { readChosenCovers } from './cover-fields.ts';

export interface ReadForm {
  readonly memory: FormMemory;
  /** Undefined when the expected inputs are not there: then nothing may be changed. */
  readonly answer: Answer | undefined;
  /** The milestones that the text is to cover, too. */
  readonly covers: readonly ChosenCover[];
  /** Block id of each field, for messages on the field. */
  readonly blockIds: Readonly<Record<FieldName, string>> | undefined;
}

type StateValue = ViewOutput['state']['values'][string][string];

/** @returns undefined when the view is not ours. */
export function readMilestoneForm(view: ViewOutput): ReadForm | undefined {
  const memory = readFormMemory(view.private_metadata);
  if (memory?.entry.kind !== 'milestone') return undefined;
  const blockIds = findBlockIds(view, memory.entry.id);
  const covers = readChosenCovers(view, memory.entry.id);
  if (blockIds === undefined) return { memory, covers, answer: undefined, blockIds };
  const typedIn = (field: FieldName) => view.state.values[blockIds[field]]?.[FIELDS[field]];
  return { memory, covers, blockIds, answer: toAnswer(typedIn) };
}

function findBlockIds(view: ViewOutput, milestoneId: string): ReadForm['blockIds'] {
  const found: Partial<Record<FieldName, string>> = {};
  for (const blockId of Object.keys(view.state.values)) {
    const [field, item] = blockId.split('|');
    if (item !== milestoneId) continue;
    if (field === FIELDS.choice) found.choice = blockId;
    if (field === FIELDS.commentary) found.commentary = blockId;
    if (field === FIELDS.action) found.action = blockId;
    if (field === FIELDS.actionBy) found.actionBy = blockId;
    if (field === FIELDS.completedOn) found.completedOn = blockId;
  }
  const { choice, commentary, action, actionBy, completedOn } = found;
  if (!choice || !commentary || !action || !actionBy || !completedOn) return undefined;
  return { choice, commentary, action, actionBy, completedOn };
}

function toAnswer(typedIn: (field: FieldName) => StateValue | undefined): Answer {
  const choice = typedIn('choice')?.selected_option?.value ?? '';
  return {
    choice: isStatusChoice(choice) ? choice : undefined,
    commentary: typedIn('commentary')?.value ?? '',
    action: typedIn('action')?.value ?? '',
    actionBy: parseLocalDate(typedIn('actionBy')?.selected_date ?? ''),
    completedOn: parseLocalDate(typedIn('completedOn')?.selected_date ?? ''),
  };
}
