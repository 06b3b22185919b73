import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { LONGEST_ACTION, LONGEST_MINUTE, type TypedAction } from '../../core/publish/meeting-action.ts';
import type { MeetingList, ReadMeetingList } from '../../usecases/publish/read-meeting-list.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { dateField, lineOfText } from '../collect/form/form-inputs.ts';
import { ACTION_FIELDS } from '../field-ids.ts';
import { writeQuarterValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { personOption, toGroups } from '../plan/select-people.ts';
import { plainText } from '../text.ts';
import { dueText, PROGRESS_LABELS } from './meeting-texts.ts';

const TITLE = 'From the meeting';
/** A view takes 100 blocks, and each action three. https://docs.slack.dev/reference/block-kit/blocks */
const MOST_ACTIONS = 25;

/** What the meeting asked for, with what was said of it. @param notice what has just happened */
export function buildMeetingList(read: ReadMeetingList, notice?: string): ModalView {
  if (read.outcome === 'refused') return buildNotice(TITLE, [section(refusalText(read.permission))]);
  if (read.outcome === 'gone') return buildNotice(TITLE, [section(TEXTS.gone)]);
  const { directorateName, directorateCode, quarter, actions } = read.list;
  const older = actions.length - MOST_ACTIONS;
  const record = button('Record an action', {
    actionId: ACTIONS.recordAction,
    value: writeQuarterValue(directorateCode, quarter),
    style: 'primary',
  });
  return buildNotice(TITLE, [
    ...(notice === undefined ? [] : [section(notice)]),
    richLine({ bold: `${directorateName}, ${titleOfQuarter(quarter)}.` }, ` ${introOf(actions.length)}`),
    { type: 'actions', elements: [record] },
    ...(older > 0 ? [context(`${older} older ones: “ragtime actions” lists them.`)] : []),
    ...actions.slice(-MOST_ACTIONS).toReversed().flatMap(buildAction),
  ]);
}

function introOf(count: number): string {
  if (count === 0) return 'Nothing that a meeting asked for is recorded yet.';
  return 'What was asked is asked of each person with the next quarter, and printed with what was done.';
}

function buildAction({ action, askedOf, isWithdrawn, said }: MeetingList['actions'][number]): readonly KnownBlock[] {
  const facts = [askedOf, action.paragraph && `Paragraph ${action.paragraph}`, dueText(action), saidWords(said)];
  const spoken = cut(action.text, 50);
  const undo = isWithdrawn
    ? button('Ask again', { actionId: ACTIONS.restoreAction, value: action.id, spoken: `Ask again: ${spoken}` })
    : button('Withdraw', { actionId: ACTIONS.withdrawAction, value: action.id, spoken: `Withdraw: ${spoken}` });
  return [
    section(isWithdrawn ? `Withdrawn: ${action.text}` : action.text, undo),
    context(facts.filter(Boolean).join(' · ')),
  ];
}

function saidWords(said: MeetingList['actions'][number]['said']): string {
  if (said === undefined || said.kind === 'withdrawn' || said.kind === 'restored') return 'Nothing was said yet';
  return `${PROGRESS_LABELS[said.kind]}: ${cut(said.words, 200)}`;
}

/** What was asked, of whom, by when, and where it is written down. */
export function buildRecordForm({ directorateCode, quarter, people }: MeetingList): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.recordForm,
    title: plainText('Record an action'),
    submit: plainText('Record'),
    close: plainText('Close'),
    private_metadata: writeQuarterValue(directorateCode, quarter),
    blocks: [
      input(ACTION_FIELDS.text, {
        label: 'What did the meeting ask for?',
        hint: 'It is printed in the next report, with what was done.',
        element: { ...lineOfText(ACTION_FIELDS.text, undefined, LONGEST_ACTION), multiline: true },
      }),
      input(ACTION_FIELDS.who, {
        label: 'Who is asked?',
        element: {
          type: 'static_select',
          action_id: ACTION_FIELDS.who,
          placeholder: plainText('Choose somebody'),
          option_groups: [...toGroups('In the plans', people.map(personOption))],
        },
      }),
      input(ACTION_FIELDS.paragraph, {
        label: 'About which paragraph?',
        hint: 'Its number, such as 3.2. Leave it empty where it is about the whole report.',
        isOptional: true,
        element: lineOfText(ACTION_FIELDS.paragraph, undefined, 20),
      }),
      input(ACTION_FIELDS.by, {
        label: 'By when?',
        isOptional: true,
        element: dateField(ACTION_FIELDS.by, undefined),
      }),
      input(ACTION_FIELDS.minute, {
        label: 'Minute',
        hint: 'Where it is written down, such as 14.',
        isOptional: true,
        element: lineOfText(ACTION_FIELDS.minute, undefined, LONGEST_MINUTE),
      }),
      notKept('Record'),
    ],
  };
}

interface InputLook {
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: true;
  readonly element: InputBlock['element'];
}

function input(field: string, { label, hint, isOptional = undefined, element }: InputLook): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plainText(label),
    ...(isOptional && { optional: true }),
    ...(hint !== undefined && { hint: plainText(hint) }),
    element,
  };
}

export interface RecordedForm {
  readonly typed: TypedAction;
  readonly personId: string;
  readonly due: LocalDate | undefined;
}

/** Undefined when it is not ours. */
export function readRecordForm({ state: { values } }: ViewOutput): RecordedForm | undefined {
  const of = (field: string) => values[field]?.[field];
  const personId = of(ACTION_FIELDS.who)?.selected_option?.value;
  if (personId === undefined || of(ACTION_FIELDS.text) === undefined) return undefined;
  const textOf = (field: string) => of(field)?.value ?? '';
  const day = of(ACTION_FIELDS.by)?.selected_date;
  return {
    typed: {
      text: textOf(ACTION_FIELDS.text),
      paragraph: textOf(ACTION_FIELDS.paragraph),
      minute: textOf(ACTION_FIELDS.minute),
    },
    personId,
    due: day ? parseLocalDate(day) : undefined,
  };
}
