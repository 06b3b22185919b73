import { done, type Result, refuse } from '../../result.ts';
import { LONGEST_TEXT } from '../milestone/check-answer.ts';
import { ACTION_PROGRESS, type LedContent } from './led-entry.ts';

/** What the form of a risk or an equality action holds, as texts, before it is checked. */
export type LedAnswer =
  | {
      readonly kind: 'risk';
      readonly likelihood: string;
      readonly impact: string;
      readonly done: string;
      readonly next: string;
    }
  | { readonly kind: 'equality-action'; readonly progress: string; readonly text: string };

export type LedField = 'likelihood' | 'impact' | 'done' | 'next' | 'progress' | 'text';

export interface LedFault {
  readonly field: LedField;
  readonly fault: 'missing' | 'too-long';
}

/** Only structural faults refuse a form; all of them at once. */
export function checkLedAnswer(answer: LedAnswer): Result<LedContent, readonly LedFault[]> {
  return answer.kind === 'risk' ? checkRisk(answer) : checkAction(answer);
}

function checkRisk(answer: LedAnswer & { readonly kind: 'risk' }): Result<LedContent, readonly LedFault[]> {
  const [likelihood, impact] = [toScore(answer.likelihood), toScore(answer.impact)];
  const faults: readonly LedFault[] = [
    ...(likelihood === undefined ? [{ field: 'likelihood', fault: 'missing' } as const] : []),
    ...(impact === undefined ? [{ field: 'impact', fault: 'missing' } as const] : []),
    ...textFaults('done', answer.done),
    ...textFaults('next', answer.next),
  ];
  if (likelihood === undefined || impact === undefined || faults.length > 0) return refuse(faults);
  return done({ kind: 'risk', likelihood, impact, done: answer.done.trim(), next: answer.next.trim() });
}

function checkAction(
  answer: LedAnswer & { readonly kind: 'equality-action' },
): Result<LedContent, readonly LedFault[]> {
  const progress = ACTION_PROGRESS.find((word) => word === answer.progress);
  const faults: readonly LedFault[] = [
    ...(progress === undefined ? [{ field: 'progress', fault: 'missing' } as const] : []),
    ...textFaults('text', answer.text),
  ];
  if (progress === undefined || faults.length > 0) return refuse(faults);
  return done({ kind: 'equality-action', progress, text: answer.text.trim() });
}

function toScore(text: string): number | undefined {
  return /^[1-5]$/.test(text) ? Number(text) : undefined;
}

function textFaults(field: LedField, text: string): readonly LedFault[] {
  if (text.trim() === '') return [{ field, fault: 'missing' }];
  return text.length > LONGEST_TEXT ? [{ field, fault: 'too-long' }] : [];
}
