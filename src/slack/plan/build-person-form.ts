import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { compareDates, parseLocalDate } from '../../core/calendar/local-date.ts';
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
import { awayForButton, endDaysButton } from '../remind/away-for-buttons.ts';
import { actions } from '../remind/reminder-buttons.ts';
import { plainText } from '../text.ts';
import { personText } from './person-words.ts';
import { personOption, toGroups } from './select-people.ts';

/** Stands where the id of a deputy or an assistant would. */
const NOBODY = '-';

/** The deputy and the assistant of one person, and their days in post. */
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
      buildActs(listed),
      buildHelper(opened, DEPUTY),
      buildHelper(opened, ASSISTANT),
      buildDay(PERSON_FIELDS.from, person.from),
      buildDay(PERSON_FIELDS.until, person.until),
      ...buildNoDay(person),
    ],
  };
}

/** What is done with somebody by a button of its own, whatever stands in the fields. */
function buildActs({ person, entries, absences, isAway }: OpenedPerson['listed']): KnownBlock {
  const { id: personId, name } = person;
  const spoken = `Hand over what ${name} answers for`;
  const [next] = absences.toSorted((one, other) => compareDates(one.firstDay, other.firstDay));
  return actions([
    ...(entries.length === 0 ? [] : [button('Hand over', { actionId: ACTIONS.handOver, value: personId, spoken })]),
    awayForButton({ personId, name }),
    ...(next === undefined ? [] : [endDaysButton({ personId, name, isAway }, next)]),
  ]);
}

interface HelperField {
  readonly field: string;
  readonly term: 'deputyId' | 'assistantId';
  readonly label: string;
  readonly hint: string;
  readonly none: string;
}

const DEPUTY: HelperField = {
  field: PERSON_FIELDS.deputy,
  term: 'deputyId',
  label: 'Deputy',
  hint: 'Who is asked, and may answer, while they are away.',
  none: 'No deputy',
};

const ASSISTANT: HelperField = {
  field: PERSON_FIELDS.assistant,
  term: 'assistantId',
  label: 'Assistant',
  hint: 'Who may say when they are away and when they are back. An assistant answers nothing for them and reads no drafts.',
  none: 'No assistant',
};

function buildHelper(
  { listed: { person }, others }: OpenedPerson,
  { field, term, label, hint, none }: HelperField,
): InputBlock {
  const nobody: PlainTextOption = { text: plainText('Nobody'), value: NOBODY };
  const options = others.map(personOption);
  const initial = options.find(({ value }) => value === person[term]) ?? nobody;
  return {
    type: 'input',
    block_id: field,
    label: plainText(label),
    hint: plainText(hint),
    element: {
      type: 'static_select',
      action_id: field,
      option_groups: [{ label: plainText(none), options: [nobody] }, ...toGroups('In the plans and in Slack', options)],
      initial_option: initial,
    },
  };
}

const DAYS = {
  [PERSON_FIELDS.from]: { label: 'First day in post', hint: 'Before it, nothing is asked of them or theirs to do.' },
  [PERSON_FIELDS.until]: {
    label: 'Last day in post',
    hint: 'After it, nothing is asked of them or theirs to do. What they sent keeps their initials.',
  },
} as const;

function buildDay(field: keyof typeof DAYS, day: string | undefined): InputBlock {
  const { label, hint } = DAYS[field];
  return {
    type: 'input',
    block_id: field,
    optional: true,
    label: plainText(label),
    hint: plainText(hint),
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
  const helperOf = ({ field, term }: HelperField) => {
    const chosen = stateOf(field)?.selected_option?.value ?? read[term];
    return chosen === NOBODY ? undefined : chosen;
  };
  const without = stateOf(PERSON_FIELDS.none)?.selected_options?.map(({ value }) => value) ?? [];
  const days = { from: read.from, until: read.until };
  for (const term of ['from', 'until'] as const) {
    const day = parseLocalDate(stateOf(PERSON_FIELDS[term])?.selected_date ?? '') ?? read[term];
    if (without.includes(term) && day !== read[term]) return refuse(PERSON_FIELDS[term]);
    days[term] = without.includes(term) ? undefined : day;
  }
  return done({ personId, read, terms: { deputyId: helperOf(DEPUTY), assistantId: helperOf(ASSISTANT), ...days } });
}
