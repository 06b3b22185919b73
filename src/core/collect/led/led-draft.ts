import type { DraftFields } from '../draft.ts';
import type { LedAnswer } from './check-led-answer.ts';

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

/** The other way: what is missing in a draft is an empty text. */
export function fieldsToLedAnswer(kind: LedAnswer['kind'], fields: DraftFields): LedAnswer {
  const of = (field: keyof typeof LED_FIELDS) => fields[LED_FIELDS[field]] ?? '';
  if (kind === 'equality-action') return { kind, progress: of('progress'), text: of('text') };
  return { kind, likelihood: of('likelihood'), impact: of('impact'), done: of('done'), next: of('next') };
}
