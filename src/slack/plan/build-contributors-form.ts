import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, ModalView } from '@slack/types';
import { done, type Result, refuse } from '../../core/result.ts';
import type { DraftedMilestone, openContributors, readDrafted } from '../../usecases/plan/open-contributors.ts';
import { cut, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { CONTRIBUTOR_FIELDS } from '../field-ids.ts';
import { readIds, writeIds } from '../id-values.ts';
import { CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';
import { planYearText } from './plan-year-text.ts';
import { LONGEST_OPTION, personOption, toGroups } from './select-people.ts';

const GONE = 'This milestone is not in the plan any more. Nothing was changed.';

/** Which milestone: the first step. */
export function buildMilestoneChoice(read: Awaited<ReturnType<typeof readDrafted>>): ModalView {
  if (read.outcome === 'refused') return buildNotice('Not yours', [section(refusalText(read.permission))]);
  if (read.outcome === 'gone' || read.milestones.length === 0) {
    return buildNotice('No milestones', [section('There is no milestone in the plan of this directorate.')]);
  }
  return {
    type: 'modal',
    callback_id: CALLBACKS.contributorEntry,
    title: plainText('Choose who drafts'),
    submit: plainText('Continue'),
    close: plainText('Close'),
    blocks: [
      section('Whoever drafts a milestone is asked before its owner, who approves the text.'),
      {
        type: 'input',
        block_id: CONTRIBUTOR_FIELDS.entry,
        label: plainText('Which milestone?'),
        element: {
          type: 'static_select',
          action_id: CONTRIBUTOR_FIELDS.entry,
          placeholder: plainText('Choose from the plan'),
          option_groups: toGroups(read.directorate.name, read.milestones.map(milestoneOption)).slice(0, 100),
        },
      },
    ],
  };
}

function milestoneOption({ milestone, contributors, ...year }: DraftedMilestone) {
  const who = contributors.length === 0 ? '' : ` (${contributors.map(({ initials }) => initials).join(', ')})`;
  const rest = `${who}${planYearText(year)}`;
  const words = cut(`${milestone.ref} ${milestone.words}`, LONGEST_OPTION - rest.length);
  return { text: plainText(`${words}${rest}`), value: milestone.id };
}

export function readMilestoneChoice({ state }: ViewOutput): string {
  return state.values[CONTRIBUTOR_FIELDS.entry]?.[CONTRIBUTOR_FIELDS.entry]?.selected_option?.value ?? '';
}

/** Who drafts it: the second step. */
export function buildContributorsForm(opened: Awaited<ReturnType<typeof openContributors>>): ModalView {
  if (opened.outcome === 'refused') return buildNotice('Not yours', [section(refusalText(opened.permission))]);
  if (opened.outcome === 'gone') return buildNotice('Not there', [section(GONE)]);
  const { milestone, owner, contributors, people } = opened;
  if (people.length === 0) return buildNotice('Nobody to choose', [section('No message reaches anybody else yet.')]);
  const options = contributors.map(personOption);
  return {
    type: 'modal',
    callback_id: CALLBACKS.contributorsForm,
    title: plainText('Choose who drafts'),
    submit: plainText('Save'),
    close: plainText('Close'),
    private_metadata: writeIds(milestone.id, milestone.contributorIds),
    blocks: [
      richLine({ bold: milestone.ref }, ` ${milestone.words}${planYearText(opened)}`),
      section(owner === undefined ? 'Nobody answers for it.' : `${owner.name} answers for it.`),
      {
        type: 'input',
        block_id: CONTRIBUTOR_FIELDS.who,
        optional: true,
        label: plainText('Who drafts it?'),
        hint: plainText('The first is asked; the next one where the first is away.'),
        element: {
          type: 'multi_static_select',
          action_id: CONTRIBUTOR_FIELDS.who,
          placeholder: plainText('Choose one or several'),
          option_groups: [...toGroups('In the plans and in Slack', people.map(personOption))],
          ...(options.length === 0 ? {} : { initial_options: options }),
        },
      },
      ...buildNobody(contributors.length),
    ],
  };
}

/** An emptied field may be one that Slack did not send, so taking everybody away is said in words of its own. */
function buildNobody(count: number): readonly InputBlock[] {
  if (count === 0) return [];
  return [
    {
      type: 'input',
      block_id: CONTRIBUTOR_FIELDS.nobody,
      optional: true,
      label: plainText('Or nobody'),
      element: {
        type: 'checkboxes',
        action_id: CONTRIBUTOR_FIELDS.nobody,
        options: [{ text: plainText('The owner writes it alone'), value: 'nobody' }],
      },
    },
  ];
}

export interface ReadContributors {
  readonly milestoneId: string;
  readonly readIds: readonly string[];
  readonly contributorIds: readonly string[];
}

/** @returns what to say at the field, where nobody is chosen and nothing is ticked */
export function readContributorsForm({ state, private_metadata }: ViewOutput): Result<ReadContributors, string> {
  const { id: milestoneId, ids: known } = readIds(private_metadata);
  const optionsOf = (field: string) => state.values[field]?.[field]?.selected_options?.map(({ value }) => value) ?? [];
  const isNobody = optionsOf(CONTRIBUTOR_FIELDS.nobody).length > 0;
  const chosen = optionsOf(CONTRIBUTOR_FIELDS.who);
  if (!isNobody && chosen.length === 0 && known.length > 0) {
    return refuse('Please choose somebody, or tick that the owner writes it alone.');
  }
  return done({ milestoneId, readIds: known, contributorIds: isNobody ? [] : chosen });
}
