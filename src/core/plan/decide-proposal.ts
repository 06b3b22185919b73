import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { done, type Result, refuse } from '../result.ts';

/** What becomes of a proposal: the officer supports it, or a body agrees or declines it. */
export const PROPOSAL_DECISIONS = ['support', 'agree', 'decline'] as const;
export type DecisionKind = (typeof PROPOSAL_DECISIONS)[number];

/** As typed. */
export interface DecisionAnswer {
  readonly kind: DecisionKind;
  /** Who decided, such as a board. */
  readonly body: string;
  readonly decidedOn: LocalDate | undefined;
  /** Where it is written down. */
  readonly minute: string;
  /** What the officer says of it, for the owner. */
  readonly note: string;
}

/** Texts that are empty are undefined. */
export interface Decision {
  readonly kind: DecisionKind;
  readonly body: string | undefined;
  readonly decidedOn: LocalDate | undefined;
  readonly minute: string | undefined;
  readonly note: string | undefined;
}

/** Unit: UTF-16 code units. */
export const LONGEST_BODY = 200;
export const LONGEST_MINUTE = 100;
export const LONGEST_NOTE = 1000;

export type DecisionFault =
  | { readonly field: 'body'; readonly fault: 'missing' | 'too-long' }
  | { readonly field: 'decidedOn'; readonly fault: 'missing' | 'in-the-future' }
  | { readonly field: 'minute' | 'note'; readonly fault: 'too-long' }
  /** Whoever is declined is told why. */
  | { readonly field: 'note'; readonly fault: 'missing' };

/** All faults at once. @param today in the council's zone */
export function checkDecision(answer: DecisionAnswer, today: LocalDate): Result<Decision, readonly DecisionFault[]> {
  const { kind, decidedOn } = answer;
  const [body, minute, note] = [answer.body.trim(), answer.minute.trim(), answer.note.trim()];
  const faults: DecisionFault[] = [];
  if (kind !== 'support' && body === '') faults.push({ field: 'body', fault: 'missing' });
  if (body.length > LONGEST_BODY) faults.push({ field: 'body', fault: 'too-long' });
  if (kind !== 'support' && decidedOn === undefined) faults.push({ field: 'decidedOn', fault: 'missing' });
  if (decidedOn !== undefined && compareDates(decidedOn, today) > 0) {
    faults.push({ field: 'decidedOn', fault: 'in-the-future' });
  }
  if (minute.length > LONGEST_MINUTE) faults.push({ field: 'minute', fault: 'too-long' });
  if (note.length > LONGEST_NOTE) faults.push({ field: 'note', fault: 'too-long' });
  if (kind === 'decline' && note === '') faults.push({ field: 'note', fault: 'missing' });
  if (faults.length > 0) return refuse(faults);
  return done({ kind, body: body || undefined, decidedOn, minute: minute || undefined, note: note || undefined });
}

export const STATE_AFTER = { support: 'supported', agree: 'agreed', decline: 'declined' } as const;
