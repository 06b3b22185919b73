import { SUPPLY_NOTE } from '../core/collect/indicator/indicator-draft.ts';
import { ITEM_FORM_FIELDS } from '../core/collect/item/item-draft.ts';
import { MILESTONE_FIELDS } from '../core/collect/milestone/milestone-draft.ts';
import { PROPOSAL_FORM_FIELDS } from '../core/plan/proposal-draft.ts';

/* Every field of a form stands here once: where nothing else is said, its block and its element alike. */

/** The fields of the milestone form: action ids, and the beginning of block ids. */
export const FIELDS = MILESTONE_FIELDS;

/** The fields of the form of an item. */
export const ITEM_FIELDS = ITEM_FORM_FIELDS;

/** The fields of "Ask someone to draft": block and action alike. */
export const ASK_FIELDS = {
  which: 'ask-which',
  who: 'ask-who',
  somebody: 'ask-somebody',
  by: 'ask-by',
  note: 'ask-note',
} as const;

/** The field of the form that sends a draft back. */
export const QUESTION_FIELD = 'question';

/** The one field of a form that only asks which: block and action alike. */
export const WHICH_FIELD = 'which';

/** The tick boxes of "Still on course": block and action alike. */
export const ON_COURSE_FIELD = 'on-course';
/** What stands beside a figure in the forms of its supplier and about it. */
export const SUPPLY_FIELDS = { note: SUPPLY_NOTE, question: 'question' } as const;

/** The fields of a proposal. */
export const PROPOSAL_FIELDS = PROPOSAL_FORM_FIELDS;

/** The one field of an officer's question: block and action alike. */
export const RETURN_FIELD = 'question';

/** The fields of the forms of `/quarter`: block and action alike. */
export const QUARTER_FIELDS = {
  until: 'collect-until',
  why: 'why-corrected',
  whyFor: 'why-corrected-for',
  unsigned: 'why-unsigned',
  reason: 'why-waived',
} as const;

/** The one field of an owner's objection: block and action alike. */
export const OBJECTION_FIELD = 'objection';

/** The fields of the forms under the officers' overview: block and action alike. */
export const DESK_FIELDS = { owners: 'owners', owner: 'owner', words: 'words' } as const;

export type FieldName = keyof typeof FIELDS;

/** The fields of the form about an absence; each is a block and its element. */
export const AWAY_FIELDS = { who: 'away-who', first: 'away-first-day', last: 'away-last-day' } as const;

/** What an approver wants changed, and in which paragraph, each with its place in the form behind it: block and element. */
export const CHANGES_FIELD = 'changes-wanted';
export const CHANGES_PLACE = 'changes-place';

/** Why something stays as it is: block and element. */
export const WHY_UNCHANGED_FIELD = 'why-unchanged';

/** The fields of the form in which a decision on a proposal is recorded: block and action alike. */
export const DECISION_FIELDS = {
  body: 'decision-body',
  decidedOn: 'decision-day',
  minute: 'decision-minute',
  note: 'decision-note',
} as const;

/** The fields of the form that gives something to another owner: block and action alike. */
export const REASSIGN_FIELDS = { entry: 'reassign-entry', to: 'reassign-to' } as const;

/**
 * The blocks of the form about what is missing (with the entry's name behind `one`), the action of each, and the choice
 * that prints nothing: it is entered for its owner.
 */
export const GAP_FIELDS = { all: 'gaps-all', one: 'gap-', choice: 'gap-choice', enter: 'enter' } as const;

/** The fields of the form that takes a Word file as what was published: block and action alike. */
export const UPLOAD_FIELDS = { file: 'upload-file', revision: 'upload-revision' } as const;

/** The text at the head of a section: block (with the section behind it) and element. */
export const SECTION_FIELD = 'section-text';

/** The fields of the form that keeps a text out of print: block and action alike. */
export const WITHHOLD_FIELDS = { text: 'withhold-text', why: 'withhold-why' } as const;

/** The one field of an owner's word on what was entered for them. */
export const DISPUTE_FIELD = 'dispute';

/** The fields of the first step of "Enter for someone": block and action alike. */
export const ENTERING_FIELDS = { entry: 'entering-entry', way: 'entering-way', day: 'entering-day' } as const;

/** The fields of the form in which somebody says what was done about an action from the meeting: block and action alike. */
export const MEETING_FIELDS = { progress: 'meeting-progress', words: 'meeting-words' } as const;

/** The fields of the form about a person: block and action alike. */
export const PERSON_FIELDS = {
  deputy: 'person-deputy',
  assistant: 'person-assistant',
  from: 'person-first-day',
  until: 'person-last-day',
  none: 'person-no-day',
} as const;

/** The fields of the forms in which finance hands in its tables: block and action alike. */
export const FINANCE_FIELDS = {
  file: 'finance-file',
  asAt: 'finance-as-at',
  asAtReason: 'finance-as-at-why',
  accepted: 'finance-accepted',
  acceptedWhy: 'finance-accepted-why',
  narrative: 'finance-narrative',
} as const;

/** The fields of the form in which an officer records what a meeting asked for: block and action alike. */
export const ACTION_FIELDS = {
  text: 'action-text',
  who: 'action-who',
  paragraph: 'action-paragraph',
  by: 'action-by',
  minute: 'action-minute',
} as const;

/** The fields of the forms about who drafts a milestone: block and action alike. */
export const CONTRIBUTOR_FIELDS = {
  entry: 'contributors-entry',
  who: 'contributors-who',
  nobody: 'contributors-nobody',
} as const;
