import { describe, expect, it } from 'vitest';
import { type Act, type Actor, may } from '../../src/core/access.ts';

const NOBODY: Actor = {
  slackUserId: 'U1',
  isAdministrator: false,
  shutOut: undefined,
  personId: undefined,
  standsInFor: [],
  officerOf: [],
  approverOf: [],
};
const ACTORS = {
  owner: { ...NOBODY, personId: 'p-owner' },
  deputy: { ...NOBODY, personId: 'p-deputy', standsInFor: ['p-owner'] },
  assistant: { ...NOBODY, personId: 'p-diary' },
  'deputy of the assistant': { ...NOBODY, personId: 'p-second-diary', standsInFor: ['p-diary'] },
  contributor: { ...NOBODY, personId: 'p-writer' },
  supplier: { ...NOBODY, personId: 'p-data' },
  'deputy of the supplier': { ...NOBODY, personId: 'p-other-data', standsInFor: ['p-data'] },
  'finance contact': { ...NOBODY, personId: 'p-finance' },
  'deputy of the finance contact': { ...NOBODY, personId: 'p-other-finance', standsInFor: ['p-finance'] },
  officer: { ...NOBODY, personId: 'p-officer', officerOf: ['d-1'] },
  'officer of another directorate': { ...NOBODY, personId: 'p-other', officerOf: ['d-2'] },
  approver: { ...NOBODY, personId: 'p-director', approverOf: ['d-1'] },
  member: NOBODY,
  administrator: { ...NOBODY, isAdministrator: true, personId: 'p-administrator' },
  'administrator in no plan': { ...NOBODY, isAdministrator: true },
  'command line': { ...NOBODY, slackUserId: undefined },
} satisfies Record<string, Actor>;
const SUBJECT = {
  ownerId: 'p-owner',
  assistantId: 'p-diary',
  contributorIds: ['p-writer'],
  supplierId: 'p-data',
  financeContactId: 'p-finance',
  directorateId: 'd-1',
};

const ALLOWED: Record<Act, readonly (keyof typeof ACTORS)[]> = {
  'answer-milestone': ['owner', 'deputy', 'administrator', 'command line'],
  'ask-to-draft': ['owner', 'deputy', 'administrator', 'command line'],
  'draft-entry': ['contributor', 'administrator', 'command line'],
  'decide-draft': ['owner', 'deputy', 'administrator', 'command line'],
  'answer-led-entry': ['owner', 'deputy', 'administrator', 'command line'],
  'confirm-nothing': ['owner', 'deputy', 'officer', 'administrator', 'command line'],
  'add-item': ['owner', 'deputy', 'officer', 'administrator', 'command line'],
  'arrange-items': ['officer', 'administrator', 'command line'],
  'change-item': ['owner', 'deputy', 'officer', 'administrator', 'command line'],
  'return-nothing': ['owner', 'deputy', 'officer', 'administrator', 'command line'],
  'answer-indicator': ['owner', 'deputy', 'administrator', 'command line'],
  'supply-figure': ['supplier', 'deputy of the supplier', 'administrator', 'command line'],
  'draft-figure': ['owner', 'deputy', 'supplier', 'deputy of the supplier', 'administrator', 'command line'],
  'decide-gap': ['officer', 'administrator', 'command line'],
  'dispute-entry': ['owner', 'deputy', 'administrator', 'command line'],
  'enter-for-owner': ['officer', 'administrator', 'command line'],
  'see-own-work': Object.keys(ACTORS) as (keyof typeof ACTORS)[],
  'see-milestone-card': Object.keys(ACTORS) as (keyof typeof ACTORS)[],
  'read-published': Object.keys(ACTORS) as (keyof typeof ACTORS)[],
  'import-plan': ['administrator', 'command line'],
  'export-plan': ['officer', 'administrator', 'command line'],
  'open-window': ['officer', 'administrator', 'command line'],
  'close-window': ['officer', 'administrator', 'command line'],
  'move-window': ['officer', 'administrator', 'command line'],
  'hold-window': ['officer', 'administrator', 'command line'],
  'preview-reminders': ['officer', 'administrator', 'command line'],
  'read-status': ['officer', 'administrator', 'command line'],
  'forecast-reminders': ['officer', 'administrator', 'command line'],
  'snooze-reminder': ['owner', 'administrator', 'command line'],
  'explain-reminder': ['owner', 'officer', 'administrator', 'command line'],
  'set-absence': ['owner', 'assistant', 'officer', 'administrator', 'command line'],
  'send-again': ['officer', 'administrator', 'command line'],
  'nudge-owners': ['officer', 'administrator', 'command line'],
  'tell-director': ['officer', 'administrator', 'command line'],
  'return-update': ['officer', 'administrator', 'command line'],
  'check-quarter': ['officer', 'administrator', 'command line'],
  'review-quarter': ['officer', 'administrator', 'command line'],
  'edit-wording': ['officer', 'administrator', 'command line'],
  'object-to-wording': ['owner', 'deputy', 'administrator', 'command line'],
  'hand-in-finance': ['finance contact', 'deputy of the finance contact', 'officer', 'administrator', 'command line'],
  'read-finance': [
    'finance contact',
    'deputy of the finance contact',
    'officer',
    'approver',
    'administrator',
    'command line',
  ],
  'record-meeting-action': ['officer', 'administrator', 'command line'],
  'answer-meeting-action': ['owner', 'deputy', 'officer', 'administrator', 'command line'],
  'decide-proposal': ['officer', 'administrator', 'command line'],
  'reassign-entry': ['officer', 'administrator', 'command line'],
  'change-people': ['officer', 'administrator', 'command line'],
  'propose-change': ['owner', 'deputy', 'administrator', 'command line'],
  'see-history': ['owner', 'deputy', 'officer', 'administrator', 'command line'],
  'read-trail': ['officer', 'administrator', 'command line'],
  'back-up': ['administrator', 'command line'],
  'restore-backup': ['administrator', 'command line'],
  'apply-retention': ['administrator', 'command line'],
  disclose: ['administrator', 'command line'],
  'export-everything': ['administrator', 'command line'],
  'run-ragtime': ['administrator', 'command line'],
  'examine-installation': ['administrator', 'command line'],
  'play-demo': Object.keys(ACTORS) as (keyof typeof ACTORS)[],
  publish: ['officer', 'administrator', 'command line'],
  amend: ['officer', 'administrator', 'command line'],
  'read-draft': ['officer', 'approver', 'administrator', 'command line'],
  'ask-for-sign-off': ['officer', 'administrator', 'command line'],
  'sign-report': ['approver', 'deputy', 'administrator', 'command line'],
  'withhold-text': ['officer', 'administrator', 'command line'],
};

/** Whatever an administrator may, but for what the record names a person for. */
const NOT_IN_NO_PLAN: readonly Act[] = [
  ...(['answer-milestone', 'answer-indicator', 'answer-led-entry', 'enter-for-owner'] as const),
  ...(['supply-figure', 'draft-figure', 'ask-to-draft', 'draft-entry', 'decide-draft'] as const),
  ...(['add-item', 'change-item', 'return-nothing', 'confirm-nothing'] as const),
  ...(['propose-change', 'nudge-owners', 'tell-director'] as const),
];

describe.each(Object.entries(ALLOWED))('%s', (act, allowed) => {
  it.each(Object.entries(ACTORS))('is decided for the %s', (name, actor) => {
    const isInNoPlan = name === 'administrator in no plan';
    const role = isInNoPlan && !NOT_IN_NO_PLAN.includes(act as Act) ? 'administrator' : name;
    const isListed = allowed.some((each) => each === role);
    expect(may(actor, act as Act, SUBJECT).allowed).toBe(isListed);
  });
});

describe('somebody whom Slack shuts out', () => {
  it.each(['guest', 'other-organisation', 'bot', 'deactivated'] as const)(
    'may nothing as a %s, not even as an owner',
    (shutOut) => {
      const refusal = may({ ...ACTORS.owner, isAdministrator: true, shutOut }, 'answer-milestone', SUBJECT);
      expect(refusal).toEqual({ allowed: false, reason: shutOut, helper: 'administrator' });
    },
  );
});

describe('somebody who is not in post', () => {
  const out = { ...NOBODY, outOfPostId: 'p-owner' };

  it.each(['answer-milestone', 'sign-report', 'read-status', 'see-history'] as const)(
    'may not %s, and hears why and who can put it right',
    (act) => {
      expect(may(out, act, SUBJECT)).toEqual({ allowed: false, reason: 'not-in-post', helper: 'officer' });
    },
  );

  it('reads what was published, as everybody does', () => {
    expect(may(out, 'read-published', SUBJECT).allowed).toBe(true);
  });
});

describe('a refusal', () => {
  it.each([
    ['answer-milestone', 'owner'],
    ['supply-figure', 'owner'],
    ['snooze-reminder', 'owner'],
    ['open-window', 'officer'],
    ['read-draft', 'officer'],
    ['sign-report', 'approver'],
    ['import-plan', 'administrator'],
  ] as const)('of %s says that the %s can help', (act, helper) => {
    expect(may(NOBODY, act, SUBJECT)).toEqual({ allowed: false, reason: 'not-yours', helper });
  });
});

describe('what several share', () => {
  it.each([
    ['one of them', { ...NOBODY, personId: 'p-2' }, true],
    ['a deputy of one', { ...NOBODY, personId: 'p-9', standsInFor: ['p-1'] }, true],
    ['somebody else', { ...NOBODY, personId: 'p-9' }, false],
  ])('is decided for %s', (_, actor, isAllowed) => {
    expect(may(actor, 'change-item', { ownerIds: ['p-1', 'p-2'] }).allowed).toBe(isAllowed);
  });
});

describe('a milestone without an owner', () => {
  it('gives nobody the role of its owner', () => {
    const permission = may(NOBODY, 'answer-milestone', { ownerId: undefined, directorateId: 'd-1' });
    expect(permission).toEqual({ allowed: false, reason: 'not-yours', helper: 'owner' });
  });
});
