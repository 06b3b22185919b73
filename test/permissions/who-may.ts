/** Who tries what somebody else does; none of them is whom it was shown to. */
export const OTHERS = {
  /** A colleague in no plan. */
  member: 'ZM',
  /** In turn: what shuts them out is asked before anything else, and in one place. */
  'somebody who is shut out': undefined,
  /** Answers for milestones of the same directorate, and stands in for nobody who is away. */
  'another owner': undefined,
  approver: 'HD',
  'finance contact': 'FW',
  officer: 'JP',
  /** For an owner of another directorate: drafts, supplies figures, stands in, keeps the diary. */
  contributor: 'ZC',
  'data supplier': 'ZS',
  deputy: 'ZT',
  assistant: 'ZN',
  'officer of another directorate': 'ZO',
  /** By the settings, and a person of the plans, without a part there. */
  administrator: 'ZA',
  'administrator in no plan': 'ZI',
  /** Of whoever does it, who is away on that day. */
  'their deputy': undefined,
  /** Of whoever does it. */
  'their assistant': undefined,
  /** Approver here; officer, contributor and finance contact of another directorate. */
  'several of these at once': 'ZE',
} as const;
export type Other = keyof typeof OTHERS;

/** Who may do nothing, whatever they are in the plans: a guest, from another organisation in a shared channel, gone, an app. */
export const SHUT_OUT = [
  { initials: 'ZG', name: 'Guy Zander', isRestricted: true },
  { initials: 'ZX', name: 'Xenia Zoll', teamId: 'T0OTHER' },
  { initials: 'ZD', name: 'Dora Zink', isDeleted: true },
  { initials: 'ZB', name: 'Zebra the app', isBot: true },
] as const;

export const ADMINISTRATORS = [
  { initials: 'ZA', name: 'Ada Zachary', id: 'U0ADMINISTER' },
  { initials: 'ZI', name: 'Ida Zimmer', id: 'U0INNOPLAN' },
] as const;

const NOBODY: readonly Other[] = [];
/** They look after everything of their directorate, but answer for nobody under that person's name. */
const OFFICERS: readonly Other[] = ['officer'];
/** Whoever answers for something may add items, say that there is nothing, and keep what they type of their own. */
const OWNERS: readonly Other[] = ['another owner'];
const OWNERS_AND_OFFICERS: readonly Other[] = [...OWNERS, ...OFFICERS];
/** Approvers read drafts. */
const APPROVERS: readonly Other[] = ['approver'];
/** Whoever hands in the figures of a department reads what finance says of them; the officer may for any. */
const FINANCE: readonly Other[] = ['finance contact', ...OFFICERS];

/**
 * Written by hand: for everything that can be pressed, sent or typed, which others may do exactly the same, with the same
 * value and the same form, so that something changes or a draft is read. What only shows what everybody may see changes
 * nothing for anybody.
 */
export const WHO_MAY: Readonly<Record<string, readonly Other[]>> = {
  'a field of a form': OWNERS_AND_OFFICERS,
  '/milestone': NOBODY,
  '/milestone help': NOBODY,
  '/milestone REF': OFFICERS,
  '/quarter status': NOBODY,
  '/quarter help': NOBODY,
  '/quarter open': NOBODY,
  '/quarter remind': NOBODY,
  '/quarter finance': FINANCE,
  '/quarter close': NOBODY,
  '/quarter reopen': NOBODY,
  /** The command names no directorate: another one's officer gets what is of theirs. */
  '/quarter check': ['officer of another directorate'],
  '/quarter preview': [...APPROVERS, 'officer of another directorate'],
  '/quarter publish': NOBODY,
  '/quarter amend': NOBODY,
  '/quarter history': NOBODY,
  'update-a-milestone': NOBODY,
  'add-a-key-development': NOBODY,
  'add-an-emerging-issue': NOBODY,
  'update-milestone': NOBODY,
  'choose-milestone': NOBODY,
  'start-answering': NOBODY,
  'go-on-answering': NOBODY,
  'skip-entry': NOBODY,
  'back-to-entry': NOBODY,
  'discard-draft': NOBODY,
  'read-ready': NOBODY,
  'approve-draft': NOBODY,
  'edit-draft': NOBODY,
  'send-back-draft': NOBODY,
  'approve-all-read': NOBODY,
  'ask-to-draft': NOBODY,
  'still-on-course': NOBODY,
  'this-on-course': NOBODY,
  'send-drafts': NOBODY,
  'look-at-drafts': NOBODY,
  'discard-late-draft': NOBODY,
  'discard-late-item': NOBODY,
  'query-figure': NOBODY,
  snooze: NOBODY,
  away: OFFICERS,
  back: OFFICERS,
  why: NOBODY,
  'away-for': NOBODY,
  'back-for': OFFICERS,
  'undo-away': OFFICERS,
  'start-window': NOBODY,
  'release-window': NOBODY,
  'hold-window': NOBODY,
  'preview-reminders': NOBODY,
  'propose-change': NOBODY,
  'withdraw-proposal': NOBODY,
  'discard-proposal': NOBODY,
  'show-history': NOBODY,
  'earlier-quarters': NOBODY,
  'later-quarters': NOBODY,
  'show-card': NOBODY,
  'previous-choices': NOBODY,
  'next-choices': NOBODY,
  'return-update': NOBODY,
  'close-return': NOBODY,
  review: NOBODY,
  'accept-update': NOBODY,
  'undo-acceptance': NOBODY,
  'undo-decision': NOBODY,
  'accept-all-read': NOBODY,
  'previous-review-page': NOBODY,
  'next-review-page': NOBODY,
  'edit-wording': NOBODY,
  'read-wording': NOBODY,
  'show-review': NOBODY,
  'nudge-owners': NOBODY,
  'send-again': NOBODY,
  'tell-director': NOBODY,
  'away-for-others': NOBODY,
  'add-key-development': NOBODY,
  'add-emerging-issue': NOBODY,
  'confirm-nothing': NOBODY,
  'undo-confirmation': NOBODY,
  'nothing-this-quarter': OWNERS,
  'undo-nothing': NOBODY,
  'change-item': OFFICERS,
  'withdraw-item': OFFICERS,
  'restore-item': NOBODY,
  'continue-item': NOBODY,
  /** What they typed of their own. */
  'discard-item-draft': OWNERS_AND_OFFICERS,
  'settle-issue': OFFICERS,
  'say-what-was-done': NOBODY,
  'meeting-form': OFFICERS,
  'items-desk': NOBODY,
  'arrange-item': NOBODY,
  'previous-home-page': NOBODY,
  'next-home-page': NOBODY,
  'preview-report': APPROVERS,
  'read-report': NOBODY,
  'quarter-act': NOBODY,
  '/quarter sign-off': NOBODY,
  'sign-report': APPROVERS,
  'ask-for-changes': APPROVERS,
  'changes-form': APPROVERS,
  '/quarter actions': NOBODY,
  '/quarter upload': NOBODY,
  'upload-form': NOBODY,
  'revert-upload': NOBODY,
  '/quarter texts': NOBODY,
  'edit-section': NOBODY,
  'revert-section': NOBODY,
  'section-form': NOBODY,
  '/quarter withhold': NOBODY,
  'withhold-form': NOBODY,
  'release-text': NOBODY,
  'record-action': NOBODY,
  'withdraw-action': NOBODY,
  'restore-action': NOBODY,
  'record-form': NOBODY,
  'object-to-item': NOBODY,
  'item-objection-form': NOBODY,
  'make-change': NOBODY,
  'refuse-change': NOBODY,
  'reopen-change': NOBODY,
  'unchanged-form': NOBODY,
  'proposals-desk': NOBODY,
  'support-proposal': NOBODY,
  'agree-proposal': NOBODY,
  'decline-proposal': NOBODY,
  'decision-form': NOBODY,
  'decide-gaps': NOBODY,
  'next-gaps': NOBODY,
  'send-annex': NOBODY,
  'gaps-form': NOBODY,
  'choose-directorate': NOBODY,
  'waive-finding': NOBODY,
  'dismiss-finding': NOBODY,
  'reopen-finding': NOBODY,
  'previous-findings': NOBODY,
  'next-findings': NOBODY,
  'newer-changes': NOBODY,
  /** Each gets the history of what they look after. */
  'send-history': ['officer of another directorate'],
  'older-changes': NOBODY,
  'milestone-form': NOBODY,
  'indicator-form': NOBODY,
  'supply-form': NOBODY,
  'query-form': NOBODY,
  'draft-form': NOBODY,
  'send-back-form': NOBODY,
  /** "All that waits for me" is theirs. */
  'ask-to-draft-form': OWNERS,
  'on-course-form': NOBODY,
  'nudge-form': NOBODY,
  'tell-choice': NOBODY,
  'tell-text': NOBODY,
  'proposal-form': NOBODY,
  'return-form': NOBODY,
  'wording-form': NOBODY,
  'objection-form': NOBODY,
  'item-form': OFFICERS,
  'risk-form': NOBODY,
  'equality-form': NOBODY,
  'quarter-form': NOBODY,
  'waive-form': NOBODY,
  'item-place': NOBODY,
  'entry-choice': NOBODY,
  'enter-for': NOBODY,
  'enter-another': NOBODY,
  'enter-missing': NOBODY,
  'something-wrong': NOBODY,
  entering: NOBODY,
  'dispute-form': NOBODY,
  'hand-in-finance': FINANCE,
  'finance-form': FINANCE,
  /** A file is read for whoever put it into Slack only. */
  'finance-result': NOBODY,
  'resume-finance': OFFICERS,
  reassign: NOBODY,
  'reassign-form': NOBODY,
  '/quarter people': NOBODY,
  'change-person': NOBODY,
  'undo-person-change': NOBODY,
  'hand-over': NOBODY,
  'change-contributors': NOBODY,
  'undo-contributors': NOBODY,
  'contributor-entry': NOBODY,
  'contributors-form': NOBODY,
  'undo-hand-over': NOBODY,
  'previous-people': NOBODY,
  'next-people': NOBODY,
  'person-form': NOBODY,
};

/** Carry the name of nothing that could be another directorate's. */
export const NAMES_NOTHING = [
  '/milestone',
  '/milestone help',
  'add-a-key-development',
  'add-an-emerging-issue',
  'update-a-milestone',
];

/** Done by owners too, and carry the name of nothing that is an owner's. */
export const NAMES_NO_OWNER: readonly string[] = [
  ...NAMES_NOTHING,
  ...['/quarter publish', 'add-key-development', 'continue-item', 'nothing-this-quarter', 'undo-nothing'],
];

/** Open a form that is nobody's but whose it is: others are told so, and type nothing that would be refused. */
export const ASKED_FIRST = [
  ...['waive-finding', 'refuse-change', 'object-to-item', 'return-update', 'edit-wording', 'edit-section'],
  ...['ask-for-changes', 'nudge-owners', 'tell-director', 'change-person', 'change-contributors', 'hand-over'],
  ...['record-action', 'query-figure', 'send-back-draft', 'update-milestone', 'change-item', 'propose-change'],
];

/** Only say something, and have no button that sends them. */
export const SENDS_NOTHING = ['notice', 'milestone-chooser'];

/**
 * What an administrator cannot do all the same: nothing in the plan is theirs, and a report is signed by its approvers.
 * Everything else they may, as it stands in the list of acts; it is not repeated in each row.
 */
const NOT_ADMINISTRATORS: readonly string[] = [
  '/milestone',
  'start-answering',
  'go-on-answering',
  'back-to-entry',
  'update-a-milestone',
  'entry-choice',
  'nothing-this-quarter',
  'undo-nothing',
  'next-home-page',
  'sign-report',
  'changes-form',
];

/** Nor, for somebody in no plan, what the record names a person for. */
const NOT_IN_NO_PLAN: readonly string[] = [
  ...NOT_ADMINISTRATORS,
  ...['a field of a form', 'milestone-form', 'indicator-form', 'risk-form', 'equality-form', 'item-form'],
  ...['skip-entry', 'this-on-course', 'on-course-form', 'draft-form', 'supply-form', 'query-figure', 'query-form'],
  ...[
    'approve-draft',
    'approve-all-read',
    'edit-draft',
    'send-back-form',
    'item-objection-form',
    'settle-issue',
    'restore-item',
    'withdraw-item',
  ],
  ...[
    'propose-change',
    'proposal-form',
    'discard-proposal',
    'withdraw-proposal',
    'confirm-nothing',
    'undo-confirmation',
  ],
  ...['/quarter remind', 'nudge-owners', 'nudge-form', 'tell-director', 'tell-choice', 'tell-text', 'away-for-others'],
  ...['make-change', 'refuse-change', 'object-to-item', 'reopen-change', 'unchanged-form', 'previous-home-page'],
  ...['update-milestone', 'choose-milestone', 'add-key-development', 'add-emerging-issue', 'change-item'],
  ...[
    'enter-for',
    'enter-another',
    'enter-missing',
    'discard-draft',
    'discard-item-draft',
    'continue-item',
    'arrange-item',
  ],
];

/** What somebody does for whom they stand in, and in their own name. */
const STANDS_IN: readonly string[] = [
  ...[
    '/milestone',
    '/milestone REF',
    'a field of a form',
    'choose-milestone',
    'update-milestone',
    'update-a-milestone',
  ],
  ...['start-answering', 'skip-entry', 'back-to-entry', 'discard-draft', 'discard-late-draft', 'discard-late-item'],
  ...['milestone-form', 'indicator-form', 'risk-form', 'equality-form', 'on-course-form', 'this-on-course'],
  ...['still-on-course', 'send-drafts', 'look-at-drafts', 'read-ready', 'approve-draft', 'send-back-draft'],
  ...[
    'send-back-form',
    'approve-all-read',
    'ask-to-draft',
    'ask-to-draft-form',
    'query-figure',
    'query-form',
    'propose-change',
    'proposal-form',
  ],
  ...['withdraw-proposal', 'discard-proposal', 'show-history', 'earlier-quarters', 'later-quarters', 'read-wording'],
  ...['objection-form', 'something-wrong', 'dispute-form', 'object-to-item', 'item-objection-form', 'restore-item'],
  ...['add-a-key-development', 'add-an-emerging-issue', 'add-key-development', 'add-emerging-issue', 'item-form'],
  ...[
    'discard-item-draft',
    'nothing-this-quarter',
    'undo-nothing',
    'settle-issue',
    'say-what-was-done',
    'meeting-form',
    'away',
  ],
  ...['sign-report', 'ask-for-changes', 'changes-form', 'supply-form', 'withdraw-item', 'change-item'],
  ...['/quarter finance', 'hand-in-finance', 'resume-finance', 'finance-form'],
];

/** Whoever keeps somebody's diary says when they are away, and nothing else. */
const ASSISTS: readonly string[] = ['away', 'back'];

const SEVERAL: readonly Other[] = ['approver', 'officer of another directorate', 'contributor'];

/** @param doer initials of whoever does it */
export function mayDo(what: string, who: Other, doer?: string): boolean {
  if (who === 'administrator') return !NOT_ADMINISTRATORS.includes(what);
  if (who === 'administrator in no plan') return !NOT_IN_NO_PLAN.includes(what);
  if (who === 'their deputy') return STANDS_IN.includes(what) && doer !== OTHERS.officer;
  if (who === 'their assistant') return ASSISTS.includes(what);
  // Whatever they may as one of these, and no more.
  if (who === 'several of these at once') return SEVERAL.some((each) => mayDo(what, each, doer));
  return WHO_MAY[what]?.includes(who) ?? false;
}
