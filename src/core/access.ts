/*
 * Who may do what: one list, asked by every command, button, submit and command-line call, against our own tables and
 * never by what was shown.
 */

/** What somebody is, with regard to one thing they want to act on. */
export type Role =
  | 'owner'
  | 'deputy'
  | 'assistant'
  | 'contributor'
  | 'supplier'
  | 'finance-contact'
  | 'officer'
  | 'approver'
  | 'administrator'
  | 'command-line'
  | 'member';

export type Act =
  | 'answer-milestone'
  | 'answer-indicator'
  | 'supply-figure'
  | 'draft-figure'
  | 'enter-for-owner'
  | 'dispute-entry'
  | 'decide-gap'
  | 'ask-to-draft'
  | 'draft-entry'
  | 'decide-draft'
  | 'answer-led-entry'
  | 'confirm-nothing'
  | 'add-item'
  | 'change-item'
  | 'arrange-items'
  | 'return-nothing'
  | 'see-own-work'
  | 'see-milestone-card'
  | 'import-plan'
  | 'export-plan'
  | 'open-window'
  | 'close-window'
  | 'move-window'
  | 'hold-window'
  | 'preview-reminders'
  | 'publish'
  | 'send-again'
  | 'amend'
  | 'ask-for-sign-off'
  | 'sign-report'
  | 'withhold-text'
  | 'read-draft'
  | 'read-published'
  | 'read-status'
  | 'forecast-reminders'
  | 'snooze-reminder'
  | 'explain-reminder'
  | 'set-absence'
  | 'nudge-owners'
  | 'tell-director'
  | 'return-update'
  | 'check-quarter'
  | 'review-quarter'
  | 'edit-wording'
  | 'object-to-wording'
  | 'hand-in-finance'
  | 'read-finance'
  | 'record-meeting-action'
  | 'answer-meeting-action'
  | 'propose-change'
  | 'decide-proposal'
  | 'reassign-entry'
  | 'change-people'
  | 'see-history'
  | 'read-trail'
  | 'back-up'
  | 'restore-backup'
  | 'apply-retention'
  | 'disclose'
  | 'export-everything'
  | 'run-ragtime'
  | 'examine-installation'
  | 'play-demo';

/** Administrators and the command line of the machine may do everything; it is not repeated in each row. What names a person: below. */
const WHO_MAY: Readonly<Record<Act, readonly Role[]>> = {
  'answer-milestone': ['owner', 'deputy'],
  'answer-indicator': ['owner', 'deputy'],
  'supply-figure': ['supplier'],
  'draft-figure': ['owner', 'deputy', 'supplier'],
  'enter-for-owner': ['officer'],
  'dispute-entry': ['owner', 'deputy'],
  'decide-gap': ['officer'],
  'ask-to-draft': ['owner', 'deputy'],
  'draft-entry': ['contributor'],
  'decide-draft': ['owner', 'deputy'],
  'answer-led-entry': ['owner', 'deputy'],
  'confirm-nothing': ['owner', 'deputy', 'officer'],
  'add-item': ['owner', 'deputy', 'officer'],
  'change-item': ['owner', 'deputy', 'officer'],
  'arrange-items': ['officer'],
  'return-nothing': ['owner', 'deputy', 'officer'],
  'see-own-work': ['owner', 'deputy', 'contributor', 'officer', 'approver', 'member'],
  'see-milestone-card': ['owner', 'deputy', 'contributor', 'officer', 'approver', 'member'],
  'import-plan': [],
  'export-plan': ['officer'],
  'open-window': ['officer'],
  'close-window': ['officer'],
  'move-window': ['officer'],
  'hold-window': ['officer'],
  'preview-reminders': ['officer'],
  publish: ['officer'],
  'send-again': ['officer'],
  amend: ['officer'],
  'ask-for-sign-off': ['officer'],
  'sign-report': ['approver', 'deputy'],
  'withhold-text': ['officer'],
  'read-draft': ['officer', 'approver'],
  'read-published': ['owner', 'deputy', 'contributor', 'officer', 'approver', 'member'],
  'read-status': ['officer'],
  'forecast-reminders': ['officer'],
  'snooze-reminder': ['owner'],
  'explain-reminder': ['owner', 'officer'],
  'set-absence': ['owner', 'assistant', 'officer'],
  'nudge-owners': ['officer'],
  'tell-director': ['officer'],
  'return-update': ['officer'],
  'check-quarter': ['officer'],
  'review-quarter': ['officer'],
  'edit-wording': ['officer'],
  'object-to-wording': ['owner', 'deputy'],
  'hand-in-finance': ['finance-contact', 'officer'],
  'read-finance': ['finance-contact', 'officer', 'approver'],
  'record-meeting-action': ['officer'],
  'answer-meeting-action': ['owner', 'deputy', 'officer'],
  'propose-change': ['owner', 'deputy'],
  'decide-proposal': ['officer'],
  'reassign-entry': ['officer'],
  'change-people': ['officer'],
  'see-history': ['owner', 'deputy', 'officer'],
  'read-trail': ['officer'],
  'back-up': [],
  'restore-backup': [],
  'apply-retention': [],
  disclose: [],
  'export-everything': [],
  'run-ragtime': [],
  'examine-installation': [],
  'play-demo': ['owner', 'deputy', 'contributor', 'officer', 'approver', 'member'],
};

/**
 * The record names the person who did it: an administrator in no plan is told so before anything is opened or typed. On the
 * command line somebody is named for it.
 */
const NAMES_WHOEVER_DOES_IT: readonly Act[] = [
  'answer-milestone',
  'answer-indicator',
  'answer-led-entry',
  'enter-for-owner',
  'supply-figure',
  'draft-figure',
  'ask-to-draft',
  'draft-entry',
  'decide-draft',
  'confirm-nothing',
  'add-item',
  'change-item',
  'return-nothing',
  'propose-change',
  'nudge-owners',
  'tell-director',
];

/** Who acts. Built from our own tables at the moment of acting. */
export interface Actor {
  /** Undefined on the command line, which whoever has the machine may use. */
  readonly slackUserId: string | undefined;
  readonly isAdministrator: boolean;
  /** Why Slack's own record of the user shuts them out, if it does. */
  readonly shutOut: ShutOut | undefined;
  /** The person in the plans whose Slack user this is, while they are in post. */
  readonly personId: string | undefined;
  /** The same person before their first day in post and after their last one, on which they are nobody of the plans. */
  readonly outOfPostId?: string | undefined;
  /** Person ids for whom this person answers today. */
  readonly standsInFor: readonly string[];
  /** Directorate ids. */
  readonly officerOf: readonly string[];
  readonly approverOf: readonly string[];
}

export type ShutOut = 'guest' | 'other-organisation' | 'bot' | 'deactivated';

/** What is acted on: whose it is and where it belongs; absent parts give no role. */
export interface Subject {
  readonly ownerId?: string | undefined;
  /** Several who share it, such as the joint authors of an item. */
  readonly ownerIds?: readonly string[];
  readonly contributorIds?: readonly string[];
  /** Who may say when the owner is away. */
  readonly assistantId?: string | undefined;
  /** Who gives the figure of an indicator. */
  readonly supplierId?: string | undefined;
  /** Who hands in the finance table of a department. */
  readonly financeContactId?: string | undefined;
  readonly directorateId?: string;
}

export type Permission =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: ShutOut | 'not-yours' | 'not-in-post';
      readonly helper: Helper;
    };

/** Who can do it instead, or say what is to be done. */
export type Helper = 'owner' | 'officer' | 'approver' | 'administrator';

/** What is printed with its owner's initials cannot be given without an owner, not even by an administrator. */
export const OWNERLESS: Permission = { allowed: false, reason: 'not-yours', helper: 'officer' };
/** The record names who answered: whoever does it for an owner must be a person of the plans. */
export const UNKNOWN_ANSWERER: Permission = { allowed: false, reason: 'not-yours', helper: 'owner' };
/** The record names who did it: whoever does what is nobody's in particular must be a person of the plans. */
export const UNKNOWN_PERSON: Permission = { allowed: false, reason: 'not-yours', helper: 'officer' };
/** A report is signed by its approvers: nobody else's signature is worth anything, an administrator's neither. */
export const NO_APPROVER: Permission = { allowed: false, reason: 'not-yours', helper: 'approver' };

/** May this actor do this to that? A refusal says who can help. */
export function may(actor: Actor, act: Act, subject: Subject = {}): Permission {
  if (actor.shutOut !== undefined) return { allowed: false, reason: actor.shutOut, helper: 'administrator' };
  const roles = rolesOf(actor, subject);
  if (roles.has('command-line')) return { allowed: true };
  if (roles.has('administrator') && (actor.personId !== undefined || !NAMES_WHOEVER_DOES_IT.includes(act))) {
    return { allowed: true };
  }
  if (WHO_MAY[act].some((role) => roles.has(role))) return { allowed: true };
  if (actor.outOfPostId !== undefined) return { allowed: false, reason: 'not-in-post', helper: 'officer' };
  return { allowed: false, reason: 'not-yours', helper: helperFor(act) };
}

function rolesOf(actor: Actor, subject: Subject): ReadonlySet<Role> {
  const roles = new Set<Role>(['member']);
  if (actor.slackUserId === undefined) roles.add('command-line');
  if (actor.isAdministrator) roles.add('administrator');
  const { personId } = actor;
  const ownerIds = subject.ownerIds ?? (subject.ownerId === undefined ? [] : [subject.ownerId]);
  if (personId !== undefined && ownerIds.includes(personId)) roles.add('owner');
  if (ownerIds.some((id) => actor.standsInFor.includes(id))) roles.add('deputy');
  if (personId !== undefined && subject.assistantId === personId) roles.add('assistant');
  const isFor = (id: string | undefined) => id !== undefined && [personId, ...actor.standsInFor].includes(id);
  if (isFor(subject.supplierId)) roles.add('supplier');
  if (isFor(subject.financeContactId)) roles.add('finance-contact');
  if (personId !== undefined && subject.contributorIds?.includes(personId)) roles.add('contributor');
  if (subject.directorateId !== undefined) {
    if (actor.officerOf.includes(subject.directorateId)) roles.add('officer');
    if (actor.approverOf.includes(subject.directorateId)) roles.add('approver');
  }
  return roles;
}

/** Refused to others with the name of whoever it belongs to. */
const OWNERS_ACTS: readonly Act[] = [
  'answer-milestone',
  'answer-indicator',
  'answer-led-entry',
  'propose-change',
  'ask-to-draft',
  'draft-entry',
  'decide-draft',
  'object-to-wording',
  'dispute-entry',
  'supply-figure',
  'snooze-reminder',
];

function helperFor(act: Act): Helper {
  if (OWNERS_ACTS.includes(act)) return 'owner';
  if (WHO_MAY[act].includes('officer')) return 'officer';
  return WHO_MAY[act].includes('approver') ? 'approver' : 'administrator';
}
