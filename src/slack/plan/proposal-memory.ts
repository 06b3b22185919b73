import * as z from 'zod';
import { parseJson } from '../parse-json.ts';

/** What the form of a proposal carries with it. It says what is meant, never who may change it. */
export interface ProposalMemory {
  readonly milestoneId: string;
  /** The state that the person has seen; undefined when there was none. */
  readonly basedOn: number | undefined;
  /** One opening of the form. */
  readonly nonce: string;
  /** When the newest was typed of the draft that the form began with, in microseconds on Slack's clock. */
  readonly draftedAt?: number | undefined;
}

const shape = z.object({ m: z.string(), b: z.number().optional(), n: z.string(), d: z.number().optional() });

export function writeProposalMemory({ milestoneId, basedOn, nonce, draftedAt }: ProposalMemory): string {
  return JSON.stringify({ m: milestoneId, b: basedOn, n: nonce, d: draftedAt });
}

/** @returns undefined when it is not ours. */
export function readProposalMemory(text: string): ProposalMemory | undefined {
  const read = shape.safeParse(parseJson(text));
  if (!read.success) return undefined;
  const { m, b, n, d } = read.data;
  return { milestoneId: m, basedOn: b, nonce: n, draftedAt: d };
}
