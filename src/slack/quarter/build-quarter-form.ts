import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { listWords } from '../../core/list-words.ts';
import { meetingWords } from '../../reports/meeting-words.ts';
import { partDateLines } from '../../reports/part-words.ts';
import { signedBeforeWords } from '../../reports/signature-words.ts';
import type { Amended } from '../../usecases/publish/amend-quarter.ts';
import type { FormAct, QuarterForm } from '../../usecases/review/open-quarter-form.ts';
import type { KeyedFinding } from '../../usecases/review/read-findings.ts';
import { context, cut, richLine, section } from '../blocks.ts';
import { QUARTER_FIELDS } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { parseJson } from '../parse-json.ts';
import { listRefs } from '../remind/list-refs.ts';
import { plainText, richText } from '../text.ts';
import { commandFor, quarterButton } from './quarter-buttons.ts';
import { momentText } from './quarter-texts.ts';

/** What a form carries from its opening to its submit. */
const memoryShape = z.object({
  act: z.enum(['open', 'close', 'reopen', 'sign-off', 'publish', 'amend']),
  directorateCode: z.string(),
  quarter: z.string(),
  timeZone: z.string(),
  /** Left out by forms that were opened before it was there. */
  isLarge: z.boolean().optional(),
});
export type QuarterMemory = z.infer<typeof memoryShape>;

/** @returns undefined when it is not ours. */
export function readQuarterMemory(text: string): QuarterMemory | undefined {
  return memoryShape.safeParse(parseJson(text)).data;
}

const TITLES: Readonly<Record<FormAct, { readonly title: string; readonly submit: string }>> = {
  open: { title: 'Open a quarter', submit: 'Open' },
  close: { title: 'Close now', submit: 'Close now' },
  reopen: { title: 'Open again', submit: 'Open again' },
  'sign-off': { title: 'Ask for sign-off', submit: 'Ask' },
  publish: { title: 'Publish', submit: 'Publish' },
  amend: { title: 'Correction', submit: 'Publish correction' },
};

/** What will happen, to be read before it does. */
export function buildQuarterForm(form: QuarterForm): ModalView {
  const lead = richLine({ bold: `${form.directorateName}, ${titleOfQuarter(form.quarter)}.` });
  return toView(form, [lead, ...buildFacts(form)]);
}

function toView(asked: QuarterMemory, blocks: readonly KnownBlock[]): ModalView {
  const { act, directorateCode, quarter, timeZone, isLarge } = asked;
  const memory: QuarterMemory = { act, directorateCode, quarter, timeZone, ...(isLarge === true && { isLarge }) };
  const { title, submit } = TITLES[act];
  return {
    type: 'modal',
    callback_id: CALLBACKS.quarterForm,
    title: plainText(title),
    submit: plainText(submit),
    close: plainText('Cancel'),
    private_metadata: JSON.stringify(memory),
    blocks: [...blocks],
  };
}

function buildFacts(form: QuarterForm): readonly KnownBlock[] {
  switch (form.act) {
    case 'open':
      return [section(openText(form))];
    case 'close':
      return [section(missingText(form)), section(CLOSE_TEXT)];
    case 'reopen':
      return buildReopen(form);
    case 'sign-off':
      return buildSignOff(form);
    case 'publish':
      return buildPublish(form);
    case 'amend':
      return [];
  }
}

function openText({ dates, timeZone }: QuarterForm): string {
  if (dates === undefined) return 'It opens with the dates of the plan.';
  const at = (instant: Date) => momentText(instant, timeZone);
  const whole = `Owners are asked from ${at(dates.opensAt)} on, in their working hours. It is due ${at(dates.dueAt)} and closes ${at(dates.closesAt)}.`;
  return [whole, ...partDateLines(dates, at).map((line) => `${line}.`)].join('\n');
}

const CLOSE_TEXT =
  'From now on nobody is reminded and nothing can be sent, except for what was sent back with a question. Drafts that were not sent are kept. You can open it again until it is published.';

/** Who has not answered, by name. */
function missingText({ digest }: QuarterForm): string {
  const missing = (digest?.owners ?? [])
    .map(({ name, outstanding, missed }) => ({ name, refs: [...outstanding, ...missed] }))
    .filter(({ refs }) => refs.length > 0);
  if (missing.length === 0) return 'Everything that was asked for is in.';
  return ['Not in yet:', ...missing.map(({ name, refs }) => `• ${name}: ${listRefs(refs)}`)].join('\n');
}

function buildReopen({ until }: QuarterForm): readonly KnownBlock[] {
  if (until === undefined) return [];
  return [
    section(
      'It collects again, with everything that was sent. Those with something outstanding are reminded by the ladder.',
    ),
    {
      type: 'input',
      block_id: QUARTER_FIELDS.until,
      label: plainText('Until which day?'),
      hint: plainText('It closes at the usual time of that day; a day off moves to the next working day.'),
      element: {
        type: 'datepicker',
        action_id: QUARTER_FIELDS.until,
        initial_date: until.suggested,
      },
    },
  ];
}

function buildSignOff(form: QuarterForm): readonly KnownBlock[] {
  const names = form.digest?.approvers ?? [];
  const who = names.length === 0 ? 'The plan names no approver.' : `Asked: ${names.join(', ')}.`;
  return [
    section(missingText(form)),
    ...buildFindings(form),
    section(
      `${who} Each gets the report as it is now, as files, and signs exactly that. If it is changed later, you ask again.`,
    ),
  ];
}

function buildFindings({ checks, ...form }: QuarterForm): readonly KnownBlock[] {
  const findings = checks?.outcome === 'list' ? checks.findings.filter(({ decision }) => decision === undefined) : [];
  const blocking = findings.filter(({ level }) => level === 'block');
  return blocking.length === 0 ? [] : [...buildBlocking(blocking), buildReadingListButton({ checks, ...form })];
}

function buildPublish(form: QuarterForm): readonly KnownBlock[] {
  const { checks, meeting, channelId } = form;
  const findings = checks?.outcome === 'list' ? checks.findings.filter(({ decision }) => decision === undefined) : [];
  const blocking = findings.filter(({ level }) => level === 'block');
  const list = findings.length - blocking.length;
  return [
    section(missingText(form)),
    ...(blocking.length === 0 ? [] : buildBlocking(blocking)),
    ...(list === 0
      ? []
      : [section(`${list === 1 ? 'One thing is' : `${list} things are`} worth a look: see the checks.`)]),
    ...(findings.length === 0 ? [section('The checks find nothing.')] : [buildReadingListButton(form)]),
    ...(meeting === undefined ? [] : [section(meetingWords(meeting))]),
    ...buildUnsigned(form),
    ...buildPlace(channelId),
    context('A published report never changes; it can be corrected with a new revision.'),
  ];
}

/** It is theirs to decide; but nobody publishes unsigned because they forgot to ask. */
function buildUnasked(approvers: readonly string[]): readonly KnownBlock[] {
  if (approvers.length === 0) return [];
  const names = listWords(approvers);
  const have = approvers.length === 1 ? 'has' : 'have';
  return [
    section(
      `${names} ${have} not been asked to sign. Ask for sign-off first, or publish without; the report then says nothing of a signature.`,
    ),
  ];
}

/** Publishing what was to be signed and is not takes a reason. */
function buildUnsigned({ digest }: QuarterForm): readonly KnownBlock[] {
  const signOff = digest?.signOff;
  if (signOff === undefined) return buildUnasked(digest?.approvers ?? []);
  if (digest?.isSignedOff ?? false) return [];
  const { number, isVoid, wantChanges, waitedFor } = signOff;
  const missing = [...waitedFor, ...wantChanges];
  const why = isVoid
    ? `The report has changed since draft ${number}, which was to be signed.`
    : `Draft ${number} is not signed by ${missing.join(', ')}.`;
  return [
    section(`${why} Ask for sign-off again and wait, or say why it is published without.`),
    {
      type: 'input',
      optional: true,
      block_id: QUARTER_FIELDS.unsigned,
      label: plainText('Why is it published unsigned?'),
      hint: plainText('The history keeps the reason. The report says whose signature is missing, and no more.'),
      element: { type: 'plain_text_input', action_id: QUARTER_FIELDS.unsigned, max_length: LONGEST_WHY },
    },
  ];
}

/** As many as are read before pressing. */
const MOST_BLOCKING = 10;

export function buildBlocking(blocking: readonly Pick<KeyedFinding, 'found' | 'subject'>[]): readonly KnownBlock[] {
  const shown = blocking.slice(0, MOST_BLOCKING).map(({ subject, found }) => `• ${subject.ref}: ${cut(found, 300)}`);
  const more = blocking.length > shown.length ? [`and ${blocking.length - shown.length} more`] : [];
  return [richLine({ bold: 'These keep it from being published:' }), section([...shown, ...more].join('\n'))];
}

function buildReadingListButton(form: QuarterForm): KnownBlock {
  return {
    type: 'actions',
    elements: [quarterButton({ text: 'Read the checks', command: commandFor('check', form) })],
  };
}

function buildPlace(channelId: string | undefined): readonly KnownBlock[] {
  if (channelId === undefined) return [section('The plan names no channel, so it cannot be published yet.')];
  const text = (words: string) => ({ type: 'text', text: words }) as const;
  return [
    richText({
      type: 'rich_text_section',
      elements: [text('The summary goes to '), { type: 'channel', channel_id: channelId }, text(' at once.')],
    }),
  ];
}

/** What a correction changes, and the question why. */
export function buildAmendForm(memory: QuarterMemory, { number, amendments, signedBefore }: Amended): ModalView {
  const shown = amendments.slice(0, MOST_CHANGES);
  const more = amendments.length - shown.length;
  return toView(memory, [
    section(
      `Revision ${number} would have ${amendments.length === 1 ? 'one change' : `${amendments.length} changes`}. What was read before stays where it is.`,
    ),
    ...(signedBefore === undefined ? [] : [context(`${signedBeforeWords(signedBefore)} Its list of changes says so.`)]),
    ...shown.flatMap(({ place, was, is }): readonly KnownBlock[] => [
      richLine({ bold: cut(place, 300) }),
      section(`Was: ${cut(was ?? 'not there', LONGEST_TEXT)}`),
      section(`Is: ${cut(is ?? 'taken out', LONGEST_TEXT)}`),
    ]),
    ...(more === 0 ? [] : [context(`and ${more} more, all listed in the report`)]),
    {
      type: 'input',
      block_id: QUARTER_FIELDS.why,
      label: plainText('Why is it corrected?'),
      hint: plainText('One sentence for readers; it is printed and posted with the correction.'),
      element: { type: 'plain_text_input', action_id: QUARTER_FIELDS.why, multiline: true, max_length: LONGEST_WHY },
    },
    ...(amendments.length < 2 ? [] : [buildOtherReasons()]),
    notKept(TITLES.amend.submit),
  ]);
}

/** As many as there are changes, each on its line. */
function buildOtherReasons(): KnownBlock {
  return {
    type: 'input',
    optional: true,
    block_id: QUARTER_FIELDS.whyFor,
    label: plainText('Another reason for some of them?'),
    hint: plainText(
      'One on each line, after its ref, such as “COPS1: A figure was mistyped.” It is printed with that change.',
    ),
    element: { type: 'plain_text_input', action_id: QUARTER_FIELDS.whyFor, multiline: true, max_length: LONGEST_WHY },
  };
}

const MOST_CHANGES = 25;
const LONGEST_TEXT = 500;
const LONGEST_WHY = 1000;
