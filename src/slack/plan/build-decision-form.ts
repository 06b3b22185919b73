import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { parseLocalDate } from '../../core/calendar/local-date.ts';
import { financialYearTitle } from '../../core/calendar/quarter.ts';
import {
  type DecisionAnswer,
  type DecisionFault,
  LONGEST_BODY,
  LONGEST_MINUTE,
  LONGEST_NOTE,
} from '../../core/plan/decide-proposal.ts';
import { nextYearText } from '../../reports/next-year-words.ts';
import type { ListedProposal } from '../../usecases/plan/list-proposals.ts';
import { context } from '../blocks.ts';
import { DECISION_FIELDS } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { parseJson } from '../parse-json.ts';
import { plainText } from '../text.ts';
import { buildProposed, type DeskPlace, type ProposalKey } from './build-proposals-desk.ts';

const memoryShape = z.object({
  kind: z.enum(['agree', 'decline']),
  directorateCode: z.string(),
  quarter: z.string(),
  milestoneId: z.string(),
  stateId: z.number(),
});
export type DecisionMemory = z.infer<typeof memoryShape>;

/** @returns undefined when it is not ours. */
export function readDecisionMemory(text: string): DecisionMemory | undefined {
  return memoryShape.safeParse(parseJson(text)).data;
}

interface DecisionForm extends DeskPlace, ProposalKey {
  readonly kind: 'agree' | 'decline';
  /** Of the plan. */
  readonly startYear: number;
  readonly proposed: ListedProposal;
}

/** Who decided, when, and where it is written down. */
export function buildDecisionForm({ kind, startYear, proposed, ...place }: DecisionForm): ModalView {
  const { directorateCode, quarter, milestoneId, stateId } = place;
  const memory: DecisionMemory = { kind, directorateCode, quarter, milestoneId, stateId };
  const isAgreed = kind === 'agree';
  return {
    type: 'modal',
    callback_id: CALLBACKS.decisionForm,
    title: plainText(isAgreed ? 'Record as agreed' : 'Record as declined'),
    submit: plainText('Record'),
    close: plainText('Cancel'),
    private_metadata: JSON.stringify(memory),
    blocks: [
      ...buildProposed(proposed),
      ...(isAgreed ? [context(changesText({ startYear, proposed }))] : []),
      line(DECISION_FIELDS.body, { label: 'Who decided?', hint: 'For example a board.', most: LONGEST_BODY }),
      {
        type: 'input',
        block_id: DECISION_FIELDS.decidedOn,
        label: plainText('When?'),
        element: { type: 'datepicker', action_id: DECISION_FIELDS.decidedOn },
      },
      line(DECISION_FIELDS.minute, { label: 'In which minute?', isOptional: true, most: LONGEST_MINUTE }),
      line(DECISION_FIELDS.note, {
        label: isAgreed ? 'Anything else for its owner?' : 'Why? Its owner reads this.',
        isOptional: isAgreed,
        isLong: true,
        most: LONGEST_NOTE,
      }),
      notKept('Record'),
    ],
  };
}

function changesText({ startYear, proposed }: Pick<DecisionForm, 'startYear' | 'proposed'>): string {
  return `Once recorded, it changes the plan for ${financialYearTitle(startYear)}.${nextYearText(proposed.nextYear)}`;
}

interface LineOptions {
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly isLong?: boolean;
  readonly most: number;
}

function line(field: string, { label, hint, isOptional = false, isLong = false, most }: LineOptions): KnownBlock {
  return {
    type: 'input',
    block_id: field,
    label: plainText(label),
    optional: isOptional,
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
    element: { type: 'plain_text_input', action_id: field, multiline: isLong, max_length: most },
  };
}

export function readDecisionForm(view: ViewOutput, kind: 'agree' | 'decline'): DecisionAnswer {
  const at = (field: string) => view.state.values[field]?.[field];
  const day = at(DECISION_FIELDS.decidedOn)?.selected_date;
  return {
    kind,
    body: at(DECISION_FIELDS.body)?.value ?? '',
    decidedOn: typeof day === 'string' ? parseLocalDate(day) : undefined,
    minute: at(DECISION_FIELDS.minute)?.value ?? '',
    note: at(DECISION_FIELDS.note)?.value ?? '',
  };
}

export function blockOfFault({ field }: DecisionFault): string {
  return DECISION_FIELDS[field];
}
