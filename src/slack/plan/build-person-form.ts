import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { parseLocalDate } from '../../core/calendar/local-date.ts';
import type { PersonTerms } from '../../core/plan/person-change.ts';
import type { Person } from '../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { OpenedPerson, openPerson } from '../../usecases/plan/read-people.ts';
import { button, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { PERSON_FIELDS } from '../field-ids.ts';
import { readTerms, writeTerms } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';
import { personText } from './person-words.ts';
import { personOption, toGroups } from './select-people.ts';

/** Stands where the deputy's id would. */
const NOBODY = '-';

/** The deputy of one person, and their days in post. */
export function buildPersonForm(opened: Awaited<ReturnType<typeof openPerson>>): ModalView {
  if (opened.outcome === 'refused') return buildNotice('Not yours', [section(refusalText(opened.permission))]);
  if (opened.outcome === 'gone') {
    return buildNotice('Not there', [section('This person is in no plan any more. Nothing was changed.')]);
  }
  const { listed } = opened;
  const { person } = listed;
  return {
    type: 'modal',
    callback_id: CALLBACKS.personForm,
    title: plainText('Change a person'),
    submit: plainText('Save'),
    close: plainText('Close'),
    private_metadata: writeTerms(person.id, person),
    blocks: [
      richLine({ bold: `${person.name} (${person.initials})` }, `, ${person.title}`),
      section(personText(listed)),
      ...buildHandOver(listed),
      buildDeputy(opened),
      buildDay(PERSON_FIELDS.from, 'First day in post', person.from),
      buildDay(PERSON_FIELDS.until, 'Last day in post', person.until),
      ...buildNoDay(person),
    ],
  };
}

function buildHandOver({ person, entries }: OpenedPerson['listed']): readonly KnownBlock[] {
  if (entries.length === 0) return [];
  const spoken = `Hand over what ${person.name} answers for`;
  return [
    { type: 'actions', elements: [button('Hand over', { actionId: ACTIONS.handOver, value: person.id, spoken })] },
  ];
}

function buildDeputy({ listed: { person }, others }: OpenedPerson): InputBlock {
  const nobody: PlainTextOption = { text: plainText('Nobody'), value: NOBODY };
  const options = others.map(personOption);
  const initial = options.find(({ value }) => value === person.deputyId) ?? nobody;
  return {
    type: 'input',
    block_id: PERSON_FIELDS.deputy,
    label: plainText('Deputy'),
    hint: plainText('Who is asked, and may answer, while they are away.'),
    element: {
      type: 'static_select',
      action_id: PERSON_FIELDS.deputy,
      option_groups: [
        { label: plainText('No deputy'), options: [nobody] },
        ...toGroups('In the plans and in Slack', options),
      ],
      initial_option: initial,
    },
  };
}

function buildDay(field: string, label: string, day: string | undefined): InputBlock {
  return {
    type: 'input',
    block_id: field,
    optional: true,
    label: plainText(label),
    element: { type: 'datepicker', action_id: field, ...(day === undefined ? {} : { initial_date: day }) },
  };
}

const NO_DAY = {
  from: 'No first day: they have always been in post',
  until: 'No last day: they stay in post',
} as const;

/** An emptied field may be one that Slack did not send, so taking a day away is said in words of its own. */
function buildNoDay(person: Person): readonly InputBlock[] {
  const options = (['from', 'until'] as const)
    .filter((term) => person[term] !== undefined)
    .map((term) => ({ text: plainText(NO_DAY[term]), value: term }));
  if (options.length === 0) return [];
  return [
    {
      type: 'input',
      block_id: PERSON_FIELDS.none,
      optional: true,
      label: plainText('Take a day away'),
      element: { type: 'checkboxes', action_id: PERSON_FIELDS.none, options },
    },
  ];
}

export interface ReadPersonForm {
  readonly personId: string;
  readonly read: PersonTerms;
  readonly terms: PersonTerms;
}

/** @returns which field is wrong, where a day is chosen and taken away at once */
export function readPersonForm({ state, private_metadata }: ViewOutput): Result<ReadPersonForm, string> {
  const { personId, terms: read } = readTerms(private_metadata);
  const stateOf = (field: string) => state.values[field]?.[field];
  const chosen = stateOf(PERSON_FIELDS.deputy)?.selected_option?.value ?? read.deputyId;
  const without = stateOf(PERSON_FIELDS.none)?.selected_options?.map(({ value }) => value) ?? [];
  const days = { from: read.from, until: read.until };
  for (const term of ['from', 'until'] as const) {
    const day = parseLocalDate(stateOf(PERSON_FIELDS[term])?.selected_date ?? '') ?? read[term];
    if (without.includes(term) && day !== read[term]) return refuse(PERSON_FIELDS[term]);
    days[term] = without.includes(term) ? undefined : day;
  }
  return done({ personId, read, terms: { deputyId: chosen === NOBODY ? undefined : chosen, ...days } });
}
