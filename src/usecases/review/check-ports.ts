import type { Result } from '../../core/result.ts';
import type { CheckCode, FindingLevel } from '../../core/review/checks/finding.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';

/** What an officer decided on a finding. `undone` takes back what was decided before. */
export type DecisionKind = 'waived' | 'dismissed' | 'undone';

/** One decision, as stored. Appended, never changed; the newest of a finding stands. Printed nowhere. */
export interface CheckDecision {
  /** Grows with every decision of the installation. */
  readonly id: number;
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. A waiver counts in it alone; a dismissal for good, as long as the text stays. */
  readonly quarter: string;
  /** Of check, subject and text: see keyOf. */
  readonly key: string;
  readonly check: CheckCode;
  readonly level: FindingLevel;
  readonly kind: DecisionKind;
  /** As typed; empty unless waived. */
  readonly reason: string;
  /** A Slack user id or `command line: NAME`. */
  readonly actor: string;
  readonly at: Date;
}

export interface NewCheckDecision extends Omit<CheckDecision, 'id' | 'actor'> {
  readonly author: Author;
  /** Id of the newest decision on this finding that was known; undefined when there was none. */
  readonly basedOn: number | undefined;
}

/** All decisions that count in one report. */
export interface CheckDecisions {
  /** The newest by key, those that were undone included. */
  readonly byKey: ReadonlyMap<string, CheckDecision>;
  /** Grows with every decision of the directorate; 0 when there is none. */
  readonly mark: number;
}

export interface CheckDecisionStore {
  ofQuarter(directorateId: string, quarter: string): Promise<CheckDecisions>;
  /** One transaction with the audit row; `changed` when something newer was decided on the same finding. */
  append(decision: NewCheckDecision, patience: Patience): Promise<Result<CheckDecision, WriteRefusal>>;
}
