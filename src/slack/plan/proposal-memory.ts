import { z } from 'zod';
import { parseJson } from '../parse-json.ts';

/** What the form of a proposal carries with it. It says what is meant, never who may change it. */
export interface ProposalMemory {
  readonly milestoneId: string;
  /** The state that the person has seen; undefined when there was none. */
  readonly basedOn: number | undefined;
  /** One opening of the form. */
  readonly nonce: string;
}

const shape = z.object({ m: z.string(), b: z.number().optional(), n: z.string() });

export function writeProposalMemory({ milestoneId, basedOn, nonce }: ProposalMemory): string {
  return JSON.stringify({ m: milestoneId, b: basedOn, n: nonce });
}

/** @returns undefined when it is not ours. */
export function readProposalMemory(text: string): ProposalMemory | undefined {
  const read = shape.safeParse(parseJson(text));
  return read.success ? { milestoneId: read.data.m, basedOn: read.data.b, nonce: read.data.n } : undefined;
}
