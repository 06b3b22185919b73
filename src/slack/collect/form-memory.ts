import { z } from 'zod';
import type { Question } from '../../core/collect/check-answer.ts';

/**
 * What a form carries with it through Slack and back. It says where the answer belongs, never who may give it.
 */
export interface FormMemory {
  readonly milestoneId: string;
  readonly quarter: string;
  readonly nonce: string;
  readonly basedOn: number | undefined;
  readonly prefilledFrom: number | undefined;
  readonly asked: readonly Question[];
}

const shape = z.object({
  m: z.string(),
  q: z.string(),
  n: z.string(),
  b: z.number().optional(),
  p: z.number().optional(),
  a: z.array(z.enum(['action-for-amber', 'emptied'])),
});

export function writeFormMemory({ milestoneId, quarter, nonce, basedOn, prefilledFrom, asked }: FormMemory): string {
  return JSON.stringify({ m: milestoneId, q: quarter, n: nonce, b: basedOn, p: prefilledFrom, a: asked });
}

/** @returns undefined when it is not ours. */
export function readFormMemory(text: string): FormMemory | undefined {
  const read = shape.safeParse(parseJson(text));
  if (!read.success) return undefined;
  const { m, q, n, b, p, a } = read.data;
  return { milestoneId: m, quarter: q, nonce: n, basedOn: b, prefilledFrom: p, asked: a };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
