import type { LedAnswer } from './check-led-answer.ts';
import type { DraftFields } from './draft.ts';

/** The fields of both forms; what stands in them is kept as a draft under these names. */
export const LED_FIELDS = {
  likelihood: 'likelihood',
  impact: 'impact',
  done: 'done',
  next: 'next',
  progress: 'progress',
  text: 'text',
} as const;

export const RISK_FIELDS = ['likelihood', 'impact', 'done', 'next'] as const;
export const ACTION_FIELDS = ['progress', 'text'] as const;

/** The field names are those of the answer. */
export function ledAnswerToFields({ kind: _kind, ...fields }: LedAnswer): DraftFields {
  return fields;
}
