import { formatLong, parseLocalDate } from '../core/calendar/local-date.ts';
import { financialYearTitle, titleOfQuarter } from '../core/calendar/quarter.ts';
import { WINDOW_PARTS } from '../core/calendar/window-part.ts';
import { WORDING_FIELDS } from '../core/review/wording.ts';
import type { TrailLine } from '../usecases/review/read-trail.ts';
import { PART_NAMES } from './part-words.ts';

/*
 * The record of changes in words. Whatever has no word here is shown by its own name, so that nothing is left out of a
 * history because it is new.
 */

const DONE: Readonly<Record<string, string>> = {
  'accept-update': 'accepted what was sent',
  'undo-proposal-decision': 'took back what was decided on a proposal',
  'undo-acceptance': 'took back that it was accepted',
  'add-item': 'added an item',
  'add-meeting-action': 'recorded an action from the meeting',
  'do-meeting-action': 'said that an action from the meeting is done',
  'answer-meeting-action': 'said that an action from the meeting is in hand',
  'restore-meeting-action': 'asked for an action from the meeting again',
  'withdraw-meeting-action': 'withdrew an action from the meeting',
  'agree-proposal': 'recorded that the proposal was agreed',
  'answer-indicator': 'gave the figure',
  'answer-led-entry': 'answered',
  'answer-milestone': 'answered',
  amend: 'published a correction',
  'apply-retention': 'deleted what had passed its retention',
  'ask-for-changes': 'asked for changes to a draft of the report',
  'object-to-wording': 'objected to the words in print',
  'object-to-item': 'objected to what was done to an item',
  'ask-for-sign-off': 'asked for the report to be signed',
  'ask-to-draft': 'asked somebody to draft',
  'change-item': 'changed an item',
  'change-contributors': 'changed who drafts it',
  'change-contributors-back': 'took back a change of who drafts it',
  'change-person': 'changed deputy, assistant or days in post',
  'change-person-back': 'took back a change of deputy, assistant or days in post',
  'change-milestone': 'changed the milestone as agreed',
  'edit-section-text': 'put a text of their own at the head of a section',
  'take-back-section-text': 'had the plan’s text printed at the head of a section again',
  'choose-gap': 'chose what is printed where no update came',
  'close-return': 'closed the question',
  'close-window': 'closed the window',
  'confirm-nothing': 'confirmed that there is nothing to report',
  'decline-proposal': 'recorded that the proposal was declined',
  'dismiss-finding': 'dismissed a finding',
  'edit-wording': 'put other words in print',
  'export-trail': 'had a history sent as files',
  'end-absence': 'ended an absence',
  'hand-in-draft': 'handed in a draft',
  'hand-in-finance': 'handed in a finance table',
  'hold-window': 'held the window',
  'item-back': 'brought an item back',
  'item-down': 'moved an item down',
  'item-hold-over': 'held an item over',
  'item-merge': 'merged two items',
  'item-other-section': 'moved an item to the other section',
  'item-up': 'moved an item up',
  'map-person': 'found the person in Slack',
  'move-window': 'moved the dates',
  'nudge-owners': 'reminded owners',
  'open-window': 'opened the window',
  'plan-imported': 'imported the plan',
  'plan-window': 'planned the window',
  'propose-change': 'proposed a change',
  publish: 'published the report',
  'query-figure': 'asked about the figure',
  'release-text': 'let a text be published again',
  'release-window': 'let the window open by itself',
  'reopen-finding': 'took back a decision on a finding',
  'reassign-entry': 'gave it to another owner',
  'reassign-entry-back': 'took back that it was given to another owner',
  'reopen-window': 'opened the window again',
  'resend-summary': 'sent again what had failed',
  'restore-backup': 'restored a backup',
  'restore-item': 'restored an item',
  'return-nothing': 'said that there is nothing this quarter',
  'return-update': 'sent it back with a question',
  'send-again': 'sent again what had not arrived',
  'send-back-draft': 'sent a draft back',
  'set-absence': 'said who is away',
  'settle-issue': 'said what became of an issue',
  'sign-report': 'signed the report',
  'make-asked-change': 'made a change that an approver asked for',
  'refuse-asked-change': 'said why something that an approver asked for is not changed',
  'reopen-asked-change': 'opened again what an approver asked to be changed',
  'void-sign-off': 'found that the report has changed since the draft that was to be signed',
  'supply-figure': 'supplied the figure',
  'support-proposal': 'supported the proposal',
  'take-back-wording': 'put the words of its owner in print again',
  'take-back-window': 'took the window back',
  'tell-director': 'told the Strategic Director',
  'undo-confirmation': 'took back that there is nothing to report',
  'undo-nothing': 'took back that there is nothing this quarter',
  'upload-report': 'gave a Word file as what was published',
  'waive-finding': 'waived a finding',
  'withdraw-item': 'withdrew an item',
  'withhold-text': 'kept a text out of print',
  'withdraw-proposal': 'withdrew the proposal',
  'write-finance-narrative': 'wrote the finance narrative',
};

/** All that have words here, without what an import changes. */
export const RECORDED_ACTIONS: readonly string[] = Object.keys(DONE);

/** What an import did to what stands in the plan file. */
const IMPORTED: Readonly<Record<string, string>> = {
  'import-added': 'added it from the plan file',
  'import-changed': 'changed it as the plan file says',
  'import-revived': 'brought it back as the plan file says',
  'import-retired': 'took it out as the plan file says',
};
const IMPORTED_SETTING = 'import-changed-';

/** `answered` */
export function doneWords(action: string): string {
  if (action.startsWith(IMPORTED_SETTING)) {
    return `changed ${spacedOut(action.slice(IMPORTED_SETTING.length))} as the plan file says`;
  }
  return DONE[action] ?? IMPORTED[action] ?? action.replaceAll('-', ' ');
}

/** `closure days` for `closureDays` */
function spacedOut(field: string): string {
  return field.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** As an account of the machine is recorded, in front of its name. */
const COMMAND_LINE = 'command line: ';

/** A person by name, an account of the machine as `root, on the command line,`. */
function whoWords(who: string): string {
  return who.startsWith(COMMAND_LINE) ? `${who.slice(COMMAND_LINE.length)}, on the command line,` : who;
}

/** `Jo Pardew for Alison McBride answered: COPS2 Report to members` */
export function changeWords(
  line: Pick<TrailLine, 'who' | 'forWhom' | 'action' | 'about' | 'subject' | 'subjectId'>,
): string {
  const instead = line.forWhom === undefined ? '' : ` for ${line.forWhom}`;
  return `${whoWords(line.who)}${instead} ${doneWords(line.action)}: ${aboutWords(line)}`;
}

/** What was written, by the names of people; what only the machine needs is left out. */
const NAMES: Readonly<Record<string, string>> = {
  quarter: 'Quarter',
  title: 'Title',
  progress: 'Progress',
  rag: 'Status',
  amberReason: 'Amber because',
  completedOn: 'Completed on',
  value: 'Figure',
  commentary: 'Commentary',
  text: 'Text',
  action: 'What is being done',
  actionBy: 'By',
  overrideReason: 'Why the status is not the computed one',
  howItCame: 'How it came',
  question: 'Question',
  done: 'What was done',
  next: 'What comes next',
  checkCode: 'Check',
  prints: 'Printed instead',
  name: 'Name',
  asked: 'Asked for',
  unsignedWhy: 'Published unsigned because',
  changed: 'What has changed',
  paragraph: 'Paragraph',
  note: 'Note',
  words: 'Words',
  owner: 'Owner',
  deputy: 'Deputy',
  assistant: 'Assistant',
  contributors: 'Drafted by',
  due: 'Due',
  reason: 'Reason',
  why: 'Why',
  body: 'Decided by',
  decidedOn: 'Decided on',
  minute: 'Minute',
  state: 'State',
  by: 'By',
  revision: 'Revision',
  number: 'Number',
  firstDay: 'First day',
  lastDay: 'Last day',
  opensAt: 'Opens',
  dueAt: 'Due',
  closesAt: 'Closes',
  ...Object.fromEntries(
    WINDOW_PARTS.flatMap((part) => [
      [`${part}DueAt`, `${PART_NAMES[part]} due`],
      [`${part}ClosesAt`, `${PART_NAMES[part]} close`],
    ]),
  ),
};

/** What is recorded as a code, in the words of the glossary. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  progress: {
    'not-started': 'Not started',
    'in-progress': 'In progress',
    'on-course': 'On course',
    behind: 'Behind',
    completed: 'Completed',
    'not-completed': 'Not completed by its date',
    deferred: 'Deferred',
    dropped: 'Dropped',
  },
  rag: { green: 'Green', amber: 'Amber', red: 'Red' },
  amberReason: { uncertain: 'it is uncertain', 'too-early': 'it is too early to say' },
  prints: { 'last-status': 'how it stood last', 'not-available': 'that an update was not available' },
  state: {
    open: 'asked for',
    withdrawn: 'withdrawn',
    supported: 'supported',
    agreed: 'agreed',
    declined: 'declined',
    planned: 'planned',
    collecting: 'collecting',
    review: 'in review',
    'signed-off': 'signed',
    published: 'published',
  },
};

export interface TrailDetail {
  readonly name: string;
  readonly text: string;
}

/**
 * What stands in the record of one change, each thing once; what it was before stands behind it where it differs. Where
 * other words are printed than its owner sent, both are shown.
 */
export function trailDetails(line: Pick<TrailLine, 'written' | 'sent' | 'before' | 'after'>): readonly TrailDetail[] {
  return [...changedDetails(line), ...sentDetails(line)];
}

function changedDetails({
  written,
  before,
  after,
}: Pick<TrailLine, 'written' | 'before' | 'after'>): readonly TrailDetail[] {
  const was = fieldsOf(before);
  const is = new Map([...fieldsOf(after), ...written.flatMap((row) => [...fieldsOf(row)])]);
  return Object.entries(NAMES).flatMap(([field, name]) => {
    const [old, now] = [was.get(field), is.get(field)];
    if (now === undefined && old === undefined) return [];
    if (now === old && was.size > 0) return [];
    const text = now ?? 'taken out';
    return [{ name, text: old === undefined ? text : `${text} (was: ${old})` }];
  });
}

function sentDetails({ sent }: Pick<TrailLine, 'sent'>): readonly TrailDetail[] {
  const texts = new Map(sent.flatMap((row) => [...fieldsOf(row)]));
  return WORDING_FIELDS.flatMap((field) => {
    const text = texts.get(field);
    return text === undefined ? [] : [{ name: `${NAMES[field] ?? field}, as its owner sent it`, text }];
  });
}

/** Also those one level deeper, where a column holds a whole answer. */
function fieldsOf(value: unknown): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  if (typeof value !== 'object' || value === null) return fields;
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === 'object' && each !== null && !(each instanceof Date)) {
      for (const [inner, text] of fieldsOf(each)) fields.set(inner, text);
    } else {
      const text = toText(name, each);
      if (text !== '') fields.set(name, text);
    }
  }
  return fields;
}

function toText(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  const text = VALUES[name]?.[String(value)] ?? String(value);
  if (name === 'quarter') return titleOfQuarter(text);
  const day = parseLocalDate(text);
  return day === undefined ? text : formatLong(day);
}

/** `COPS1 Publish the yearly survey · 2026/27`, the year where there are several; the record's own name for what is no longer there. */
export function aboutWords({ about, subject, subjectId }: Pick<TrailLine, 'about' | 'subject' | 'subjectId'>): string {
  if (about === undefined) return `${subject} ${subjectId}`;
  const year = about.planYear === undefined ? '' : ` · ${financialYearTitle(about.planYear)}`;
  return `${`${about.ref} ${about.words}`.trim()}${year}`;
}
