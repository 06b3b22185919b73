import { compareDates, formatLong, type LocalDate } from '../calendar/local-date.ts';
import { done, type Result, refuse } from '../result.ts';
import { dueText } from './due-text.ts';
import type { Milestone } from './plan.ts';

/**
 * `open`: asked for. `supported`: by the officer. `agreed` and `declined`: by a body, with its date and minute.
 * `withdrawn`: by whoever answers for the milestone.
 */
export type ProposalState = 'open' | 'withdrawn' | 'supported' | 'agreed' | 'declined';

/** What is asked for: another date, other words, or both; or to stop the milestone. */
export interface ProposalContent {
  readonly kind: 'change' | 'drop';
  /** Undefined where the date stays. */
  readonly due: LocalDate | undefined;
  /** Undefined where the words stay. */
  readonly words: string | undefined;
  /** Why, as typed; printed in the report. */
  readonly reason: string;
}

/** A proposal as it stands: the newest of its states. */
export interface Proposal extends ProposalContent {
  /** The same in all its states. */
  readonly id: string;
  /** Of the state; grows with every state of the installation. */
  readonly stateId: number;
  readonly state: ProposalState;
  readonly milestoneId: string;
  /** Whose initials stand under it: the owner at that time. */
  readonly ownerId: string;
  /** Who made it, when that is not the owner. */
  readonly enteredById: string | undefined;
  readonly at: Date;
  /** Who agreed or declined, when, and where it is written down. */
  readonly body: string | undefined;
  readonly decidedOn: LocalDate | undefined;
  readonly minute: string | undefined;
  /** What the officer said of it. */
  readonly note?: string | undefined;
  /** Of one that was agreed: when the milestone was due before, as printed. */
  readonly wasDue?: string | undefined;
}

/** Not decided yet: status is judged against the agreed date, and the report prints the proposal. */
export function isUndecided({ state }: Pick<Proposal, 'state'>): boolean {
  return state === 'open' || state === 'supported';
}

/** What the form holds. Date and words begin with what is agreed, so that leaving them alone changes nothing. */
export interface ProposalAnswer {
  readonly kind: 'change' | 'drop' | undefined;
  readonly due: LocalDate | undefined;
  readonly words: string;
  readonly reason: string;
}

/** Slack takes no more in one field. Unit: UTF-16 code units. */
export const LONGEST_REASON = 3000;
/** As in the plan file. */
export const LONGEST_WORDS = 1000;

export type ProposalFault =
  | { readonly field: 'kind'; readonly fault: 'missing' | 'nothing-changed' | 'stops-and-changes' }
  | { readonly field: 'due'; readonly fault: 'in-the-past' }
  | { readonly field: 'words'; readonly fault: 'too-long' }
  | { readonly field: 'reason'; readonly fault: 'missing' | 'too-long' };

/** All faults at once. @param today in the directorate's zone. */
export function checkProposal(
  answer: ProposalAnswer,
  { milestone, today }: { readonly milestone: Milestone; readonly today: LocalDate },
): Result<ProposalContent, readonly ProposalFault[]> {
  const { kind } = answer;
  const due = isAgreed(answer.due, milestone) ? undefined : answer.due;
  const typed = answer.words.trim();
  const words = typed === '' || typed === milestone.words ? undefined : typed;
  const reason = answer.reason.trim();
  const faults = [...kindFaults(kind, due !== undefined || words !== undefined), ...reasonFaults(reason)];
  if (due !== undefined && compareDates(due, today) < 0) faults.push({ field: 'due', fault: 'in-the-past' });
  if (typed.length > LONGEST_WORDS) faults.push({ field: 'words', fault: 'too-long' });
  if (faults.length > 0 || kind === undefined) return refuse(faults);
  return done({ kind, due, words, reason });
}

function isAgreed(date: LocalDate | undefined, { due }: Milestone): boolean {
  return due.kind === 'date' && due.date === date;
}

function kindFaults(kind: ProposalAnswer['kind'], changes: boolean): ProposalFault[] {
  if (kind === undefined) return [{ field: 'kind', fault: 'missing' }];
  if (kind === 'change' && !changes) return [{ field: 'kind', fault: 'nothing-changed' }];
  return kind === 'drop' && changes ? [{ field: 'kind', fault: 'stops-and-changes' }] : [];
}

function reasonFaults(reason: string): ProposalFault[] {
  if (reason === '') return [{ field: 'reason', fault: 'missing' }];
  return reason.length > LONGEST_REASON ? [{ field: 'reason', fault: 'too-long' }] : [];
}

export function isSameContent(one: ProposalContent, other: ProposalContent): boolean {
  return one.kind === other.kind && one.due === other.due && one.words === other.words && one.reason === other.reason;
}

/**
 * What is asked for, as people read it after "Proposed:": `due 30 September 2027 instead of 31 March 2027`, `to stop this
 * milestone`.
 */
export function proposalText({ kind, due, words }: ProposalContent, agreed: Pick<Milestone, 'due'>): string {
  if (kind === 'drop') return 'to stop this milestone';
  const parts: string[] = [];
  if (due !== undefined) parts.push(`due ${formatLong(due)}${insteadText(agreed)}`);
  if (words !== undefined) parts.push(`new words: “${words}”`);
  return parts.join('; ');
}

function insteadText({ due }: Pick<Milestone, 'due'>): string {
  return due.kind === 'none' ? ', where no date is set' : ` instead of ${dueText(due)}`;
}
