/* Every command, button, form and shortcut that Slack sends back to us stands here once; fields: field-ids.ts. */

export const COMMANDS = { milestone: '/milestone', quarter: '/quarter' } as const;

export const ACTIONS = {
  /** Opens the form of the entry in `value`, from a message or the Home tab. */
  updateEntry: 'update-milestone',
  /** The same inside a modal: the form takes the modal's place. */
  chooseEntry: 'choose-milestone',
  /** Goes through everything that waits, from the entry in `value` on. */
  startAnswering: 'start-answering',
  /** The same inside a modal. */
  goOnAnswering: 'go-on-answering',
  /** In the form of an entry. */
  skipEntry: 'skip-entry',
  backToEntry: 'back-to-entry',
  discardDraft: 'discard-draft',
  /** Lists the drafts of others that wait for the person in `value`, to be read and approved. */
  readReady: 'read-ready',
  /** In that list; the value is the id of the text that was read, or of several. */
  approveDraft: 'approve-draft',
  editDraft: 'edit-draft',
  sendBackDraft: 'send-back-draft',
  approveAllRead: 'approve-all-read',
  /** Opens "Ask someone to draft"; the value is an entry's, or `all`. */
  askToDraft: 'ask-to-draft',
  /** Opens the tick boxes of what is still on course. */
  stillOnCourse: 'still-on-course',
  /** In a milestone's form: it is still on course, and no text is needed. */
  thisOnCourse: 'this-on-course',
  /** About the drafts of whoever presses them. */
  sendDrafts: 'send-drafts',
  lookAtDrafts: 'look-at-drafts',
  /** In that list, beside what is too late to be sent; the values name the draft. */
  discardLateDraft: 'discard-late-draft',
  discardLateItem: 'discard-late-item',
  /** Under a supplied figure: a question back to its supplier. */
  queryFigure: 'query-figure',
  /** These carry the id of the person whose message it is: whoever else presses them is refused. */
  snooze: 'snooze',
  away: 'away',
  back: 'back',
  why: 'why',
  /** An assistant's, on Home, and an officer's, among the people; the values are the person's. */
  awayFor: 'away-for',
  backFor: 'back-for',
  /** Under the message that says who set it; the value names the person and the days. */
  undoAway: 'undo-away',
  /** Of "Check before it starts"; the value is the window's id. */
  startWindow: 'start-window',
  releaseWindow: 'release-window',
  holdWindow: 'hold-window',
  previewReminders: 'preview-reminders',
  /** Asks for another date or other words, or to stop the milestone in `value`; and takes that back. */
  proposeChange: 'propose-change',
  withdrawProposal: 'withdraw-proposal',
  discardProposal: 'discard-proposal',
  /** What was said of the milestone in `value`; and another page of it, or of a chooser. */
  showHistory: 'show-history',
  earlierQuarters: 'earlier-quarters',
  laterQuarters: 'later-quarters',
  showCard: 'show-card',
  previousChoices: 'previous-choices',
  nextChoices: 'next-choices',
  /** An officer's question about the entry in `value`, and its end. */
  returnUpdate: 'return-update',
  closeReturn: 'close-return',
  /** Opens the queue of what was sent for the window in `value`. */
  review: 'review',
  /** In the queue; the value names each update that was read. */
  acceptUpdate: 'accept-update',
  undoAcceptance: 'undo-acceptance',
  acceptAllRead: 'accept-all-read',
  /** In the queue: to the page in `value`; one id for each direction, since both stand in one block. */
  previousReviewPage: 'previous-review-page',
  nextReviewPage: 'next-review-page',
  /** In the queue: edits how the entry in `value` is printed. */
  editWording: 'edit-wording',
  /** In the message about it; the value is the id of the wording. */
  readWording: 'read-wording',
  /** In the queue: only what is to be read, or all. */
  showReview: 'show-review',
  /** Opens what an officer may enter for others in the window in `value`; the same, after the entry in `value`; and for it. */
  enterFor: 'enter-for',
  enterAnother: 'enter-another',
  enterMissing: 'enter-missing',
  /** An owner about what was entered for them: the entry in `value`. */
  somethingWrong: 'something-wrong',
  /** What the report prints of what is missing in the window in `value`. */
  decideGaps: 'decide-gaps',
  nextGaps: 'next-gaps',
  /** Ragtime's own Word file is what was published again, of the directorate, quarter and revision in `value`. */
  revertUpload: 'revert-upload',
  /** The text at the head of the section in `value`, to be edited; and the plan's again. */
  editSection: 'edit-section',
  revertSection: 'revert-section',
  /** The text in `value` is printed again. */
  sendAnnex: 'send-annex',
  releaseText: 'release-text',
  /** Sends the delivery in `value` again, which did not arrive. */
  sendAgain: 'send-again',
  /** Under the officers' overview of the window in `value`. */
  nudge: 'nudge-owners',
  tellDirector: 'tell-director',
  awayForOthers: 'away-for-others',
  /** Items. The value is a directorate, or an item, and the quarter that it was shown for. */
  addKeyDevelopment: 'add-key-development',
  addEmergingIssue: 'add-emerging-issue',
  /** Of a section of the report; the value is the directorate, the quarter and the section. */
  confirmNothing: 'confirm-nothing',
  undoConfirmation: 'undo-confirmation',
  nothingThisQuarter: 'nothing-this-quarter',
  undoNothing: 'undo-nothing',
  changeItem: 'change-item',
  /** In the message to an author about what was done to the item in `value`. */
  objectToItem: 'object-to-item',
  withdrawItem: 'withdraw-item',
  restoreItem: 'restore-item',
  /** The items of the directorate and quarter in `value`, for their officer; then a menu at each, whose options name act and item. */
  itemsDesk: 'items-desk',
  arrangeItem: 'arrange-item',
  /** What is proposed in the directorate and quarter in `value`, for their officer; then at each milestone, state and quarter. */
  proposalsDesk: 'proposals-desk',
  supportProposal: 'support-proposal',
  agreeProposal: 'agree-proposal',
  declineProposal: 'decline-proposal',
  undoDecision: 'undo-decision',
  /** Another owner for something in the plan: under what nobody can be asked for in the window in `value`. */
  reassign: 'reassign',
  /** Opens the form of the draft in `value`; and, in the form, throws the draft away. */
  continueItem: 'continue-item',
  discardItem: 'discard-item-draft',
  sayWhatWasDone: 'say-what-was-done',
  /** For officers: the form that records what a meeting asked for, then at each of them. */
  recordAction: 'record-action',
  withdrawAction: 'withdraw-action',
  restoreAction: 'restore-action',
  /** A menu; each option's value names the issue of the quarter before and what became of it. */
  settleIssue: 'settle-issue',
  /** On the Home tab: to the page in `value`; one id for each direction, since both stand in one block. */
  previousHomePage: 'previous-home-page',
  nextHomePage: 'next-home-page',
  /** Under a draft that is to be signed; the value is the window's id and the draft's number. */
  signReport: 'sign-report',
  askForChanges: 'ask-for-changes',
  /** Under what an approver wants changed; the value is the change's number and the window's id. */
  makeChange: 'make-change',
  refuseChange: 'refuse-change',
  reopenChange: 'reopen-change',
  /** Sends the report of the window in `value` to whoever presses, as files. */
  previewReport: 'preview-report',
  /** The published report in `value`. */
  readReport: 'read-report',
  /** What `/quarter` would do with the words in `value`; ids of one message end differently. */
  quarterAct: 'quarter-act',
  /** An officer looks at the directorate in `value` from now on. */
  chooseDirectorate: 'choose-directorate',
  /** In the reading list; the values name the finding. */
  waiveFinding: 'waive-finding',
  dismissFinding: 'dismiss-finding',
  reopenFinding: 'reopen-finding',
  /** Another page of the reading list. */
  previousFindings: 'previous-findings',
  nextFindings: 'next-findings',
  /** Another page of the record; the value is what was typed after /quarter. */
  newerChanges: 'newer-changes',
  sendTrail: 'send-history',
  olderChanges: 'older-changes',
  /** Opens what an officer may change of the person in `value`; and takes back what the value says was changed. */
  changePerson: 'change-person',
  undoPersonChange: 'undo-person-change',
  /** Gives what the person in `value` answers for to somebody else; and takes back what the value says was given. */
  handOver: 'hand-over',
  /** Opens the choice of who drafts a milestone of the directorate in `value`; and takes back what the value says was chosen. */
  changeContributors: 'change-contributors',
  undoContributors: 'undo-contributors',
  undoHandOver: 'undo-hand-over',
  /** Another page of the people of the directorate in `value`. */
  previousPeople: 'previous-people',
  nextPeople: 'next-people',
  /** Opens the form for the figures of the directorate, quarter and department in `value`. */
  handInFinance: 'hand-in-finance',
  /** In the message that says what was found in a file, after its form was closed; the value is what the form carried. */
  resumeFinance: 'resume-finance',
} as const;

export const CALLBACKS = {
  milestoneForm: 'milestone-form',
  indicatorForm: 'indicator-form',
  supplyForm: 'supply-form',
  queryForm: 'query-form',
  /** The same fields, filled in by a contributor for the owner. */
  draftForm: 'draft-form',
  sendBack: 'send-back-form',
  askToDraft: 'ask-to-draft-form',
  chooser: 'milestone-chooser',
  notice: 'notice',
  onCourse: 'on-course-form',
  away: 'away',
  nudge: 'nudge-form',
  tellChoice: 'tell-choice',
  tellText: 'tell-text',
  proposal: 'proposal-form',
  decisionForm: 'decision-form',
  reassignForm: 'reassign-form',
  returnForm: 'return-form',
  changesForm: 'changes-form',
  unchangedForm: 'unchanged-form',
  review: 'review',
  wordingForm: 'wording-form',
  entering: 'entering',
  dispute: 'dispute-form',
  gaps: 'gaps-form',
  uploadForm: 'upload-form',
  withholdForm: 'withhold-form',
  sectionForm: 'section-form',
  objectionForm: 'objection-form',
  itemForm: 'item-form',
  itemObjection: 'item-objection-form',
  riskForm: 'risk-form',
  equalityForm: 'equality-form',
  itemPlace: 'item-place',
  entryChoice: 'entry-choice',
  quarterForm: 'quarter-form',
  waiveForm: 'waive-form',
  meetingForm: 'meeting-form',
  recordForm: 'record-form',
  personForm: 'person-form',
  contributorEntry: 'contributor-entry',
  contributorsForm: 'contributors-form',
  financeForm: 'finance-form',
  financeResult: 'finance-result',
} as const;

/** What stands in Slack's own menu of shortcuts. */
export const SHORTCUTS = {
  updateMilestone: 'update-a-milestone',
  addKeyDevelopment: 'add-a-key-development',
  addEmergingIssue: 'add-an-emerging-issue',
} as const;
