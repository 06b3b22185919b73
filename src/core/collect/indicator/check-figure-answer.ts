import { compareDates, type LocalDate } from '../../calendar/local-date.ts';
import type { Quarter } from '../../calendar/quarter.ts';
import type { Indicator } from '../../plan/plan.ts';
import { done, type Result, refuse } from '../../result.ts';
import { LONGEST_TEXT } from '../milestone/check-answer.ts';
import type { AmberReason, Rag } from '../milestone/status.ts';
import { type FigureFault, readFigure } from './figure.ts';
import { computeRag, hasStatus } from './indicator-status.ts';
import type { Figure, IndicatorContent, IndicatorStatus, NoFigureReason } from './indicator-update.ts';

/** What the form offers under the status of an indicator. `as-computed` only where it is computed. */
export type IndicatorChoice = 'as-computed' | 'green' | 'amber-uncertain' | 'amber-too-early' | 'red';

/** What is said of a figure, before it is checked. A supplier gives this much, an owner more. */
export interface FigureInput {
  /** As typed. */
  readonly figure: string;
  readonly noFigure: NoFigureReason | undefined;
  readonly period: string;
  readonly isProvisional: boolean;
  readonly isRedefined: boolean;
  /** When the figure, or the final one, is expected. */
  readonly expectedOn: LocalDate | undefined;
}

/** What the owner's form holds, before it is checked. */
export interface IndicatorAnswer extends FigureInput {
  readonly choice: IndicatorChoice | undefined;
  readonly overrideReason: string;
  readonly commentary: string;
  readonly action: string;
  readonly actionBy: LocalDate | undefined;
}

export type FigureInputFault =
  | { readonly field: 'figure'; readonly fault: 'missing' | 'and-a-reason' }
  | ({ readonly field: 'figure' } & FigureFault)
  | { readonly field: 'expectedOn'; readonly fault: 'missing' | 'has-passed' }
  | { readonly field: 'period'; readonly fault: 'too-long' };

export type IndicatorFault =
  | FigureInputFault
  | { readonly field: 'choice'; readonly fault: 'missing' }
  | { readonly field: 'overrideReason'; readonly fault: 'missing' | 'too-long' | 'not-needed' }
  | { readonly field: 'commentary'; readonly fault: 'missing' | 'too-long' }
  | { readonly field: 'action'; readonly fault: 'missing-for-red' | 'too-long' };

export interface FigureRules {
  readonly indicator: Indicator;
  readonly quarter: Quarter;
  /** Today in the directorate's zone. */
  readonly today: LocalDate;
}

/** What a period or the reason for an override may be long. Unit: UTF-16 code units. */
export const LONGEST_LINE = 200;

/** Only structural faults refuse a form; all of them at once. */
export function checkIndicatorAnswer(
  answer: IndicatorAnswer,
  rules: FigureRules,
): Result<IndicatorContent, readonly IndicatorFault[]> {
  const figure = checkFigure(answer, rules);
  const status = toStatus(answer, figure.ok ? figure.value : undefined, rules);
  const faults = [
    ...(figure.ok ? [] : figure.refusal),
    ...statusFaults(answer, status, { figure: figure.ok ? figure.value : undefined, ...rules }),
    ...wordFaults(answer, status.rag),
  ];
  if (!figure.ok || faults.length > 0) return refuse(faults);
  return done({
    figure: figure.value,
    status,
    commentary: answer.commentary.trim(),
    action: answer.action.trim(),
    actionBy: answer.actionBy,
  });
}

/** A figure, or why there is none: exactly one of the two. */
export function checkFigure(
  input: FigureInput,
  { indicator, today }: Pick<FigureRules, 'indicator' | 'today'>,
): Result<Figure, readonly FigureInputFault[]> {
  const period = input.period.trim();
  const ofPeriod: readonly FigureInputFault[] =
    period.length > LONGEST_LINE ? [{ field: 'period', fault: 'too-long' }] : [];
  const faults = [...ofPeriod, ...expectedFaults(input, today)];
  if (input.noFigure !== undefined) {
    if (input.figure.trim() !== '') return refuse([{ field: 'figure', fault: 'and-a-reason' }, ...faults]);
    if (faults.length > 0) return refuse(faults);
    const expectedOn = input.noFigure === 'not-yet' ? input.expectedOn : undefined;
    return done({ kind: 'none', reason: input.noFigure, expectedOn });
  }
  if (input.figure.trim() === '') return refuse([{ field: 'figure', fault: 'missing' }, ...faults]);
  const read = readFigure(input.figure, indicator);
  if (!read.ok) return refuse([{ field: 'figure', ...read.refusal }, ...faults]);
  if (faults.length > 0) return refuse(faults);
  const { isProvisional, isRedefined } = input;
  const expectedOn = isProvisional ? input.expectedOn : undefined;
  return done({ kind: 'value', value: read.value, period, isProvisional, isRedefined, expectedOn });
}

function expectedFaults(input: FigureInput, today: LocalDate): readonly FigureInputFault[] {
  const isAwaited = input.noFigure === 'not-yet';
  if (isAwaited && input.expectedOn === undefined) return [{ field: 'expectedOn', fault: 'missing' }];
  const isRead = isAwaited || (input.noFigure === undefined && input.isProvisional);
  const hasPassed = isRead && input.expectedOn !== undefined && compareDates(input.expectedOn, today) <= 0;
  return hasPassed ? [{ field: 'expectedOn', fault: 'has-passed' }] : [];
}

const NO_STATUS: IndicatorStatus = { rag: undefined, amberReason: undefined, how: 'none', overrideReason: '' };

function toStatus(
  { choice, overrideReason }: IndicatorAnswer,
  figure: Figure | undefined,
  { indicator, quarter }: FigureRules,
): IndicatorStatus {
  if (!hasStatus(indicator)) return NO_STATUS;
  const computed = figure?.kind === 'value' ? computeRag(figure.value, indicator, quarter) : undefined;
  const judged = choice === undefined || choice === 'as-computed' ? undefined : choiceToRag(choice);
  if (judged === undefined) return computed === undefined ? NO_STATUS : toComputed(computed);
  if (computed === undefined) return { ...judged, how: 'judged', overrideReason: '' };
  if (computed === judged.rag) return { ...judged, how: 'computed', overrideReason: '' };
  return { ...judged, how: 'overridden', overrideReason: overrideReason.trim() };
}

function toComputed(rag: Rag): IndicatorStatus {
  // A rule can only say by how much a figure misses its target, not that it is too early to say.
  return { rag, amberReason: rag === 'amber' ? 'uncertain' : undefined, how: 'computed', overrideReason: '' };
}

function choiceToRag(choice: Exclude<IndicatorChoice, 'as-computed'>): {
  readonly rag: Rag;
  readonly amberReason: AmberReason | undefined;
} {
  switch (choice) {
    case 'green':
    case 'red':
      return { rag: choice, amberReason: undefined };
    case 'amber-uncertain':
      return { rag: 'amber', amberReason: 'uncertain' };
    case 'amber-too-early':
      return { rag: 'amber', amberReason: 'too-early' };
  }
}

/** The choice that stands for a stored status, to prefill a form. */
export function statusToIndicatorChoice({ rag, amberReason, how }: IndicatorStatus): IndicatorChoice | undefined {
  if (how === 'computed') return 'as-computed';
  if (rag === 'amber') return amberReason === 'too-early' ? 'amber-too-early' : 'amber-uncertain';
  return rag;
}

function statusFaults(
  answer: IndicatorAnswer,
  status: IndicatorStatus,
  { indicator, figure }: FigureRules & { readonly figure: Figure | undefined },
): readonly IndicatorFault[] {
  const faults: IndicatorFault[] = [];
  const isNeeded = hasStatus(indicator) && figure?.kind === 'value' && status.rag === undefined;
  if (isNeeded) faults.push({ field: 'choice', fault: 'missing' });
  if (answer.overrideReason.trim().length > LONGEST_LINE) faults.push({ field: 'overrideReason', fault: 'too-long' });
  else if (status.how === 'overridden' && status.overrideReason === '')
    faults.push({ field: 'overrideReason', fault: 'missing' });
  // It would be printed nowhere, and no word is lost in silence.
  else if (figure !== undefined && status.how !== 'overridden' && answer.overrideReason.trim() !== '')
    faults.push({ field: 'overrideReason', fault: 'not-needed' });
  return faults;
}

/** Off course, the reader wants to know why; by definition a red one needs something to be done about it. */
function wordFaults(answer: IndicatorAnswer, rag: Rag | undefined): readonly IndicatorFault[] {
  const faults: IndicatorFault[] = [];
  const isOff = rag === 'amber' || rag === 'red';
  if (answer.commentary.length > LONGEST_TEXT) faults.push({ field: 'commentary', fault: 'too-long' });
  else if (isOff && answer.commentary.trim() === '') faults.push({ field: 'commentary', fault: 'missing' });
  if (answer.action.length > LONGEST_TEXT) faults.push({ field: 'action', fault: 'too-long' });
  else if (rag === 'red' && answer.action.trim() === '') faults.push({ field: 'action', fault: 'missing-for-red' });
  return faults;
}
