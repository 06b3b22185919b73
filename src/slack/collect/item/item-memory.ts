import * as z from 'zod';
import type { ItemSubject } from '../../../core/collect/item/item-form.ts';
import { parseJson } from '../../parse-json.ts';

/** What the form of an item carries with it: where the answer belongs, never who may give it. */
export interface ItemMemory {
  readonly subject: ItemSubject;
  readonly quarter: string;
  /** One opening of the form. */
  readonly nonce: string;
  /** Id of the newest version that the person has seen. */
  readonly basedOn: number | undefined;
  /** The questions that were asked already; each is asked once. */
  readonly asked?: readonly string[] | undefined;
  /** When the newest was typed of the draft that the form began with, in microseconds on Slack's clock. */
  readonly draftedAt?: number | undefined;
}

const shape = z.object({
  subject: z.discriminatedUnion('about', [
    z.object({
      about: z.literal('new'),
      kind: z.enum(['key-development', 'emerging-issue']),
      directorateId: z.string(),
    }),
    z.object({ about: z.literal('follow'), issueId: z.string() }),
    z.object({ about: z.literal('change'), itemId: z.string() }),
  ]),
  quarter: z.string(),
  nonce: z.string(),
  basedOn: z.number().optional(),
  asked: z.array(z.string()).optional(),
  draftedAt: z.number().optional(),
});

export function writeItemMemory({ subject, quarter, nonce, basedOn, asked, draftedAt }: ItemMemory): string {
  return JSON.stringify({ subject, quarter, nonce, basedOn, asked, draftedAt });
}

/** @returns undefined when it is not ours. */
export function readItemMemory(text: string): ItemMemory | undefined {
  const read = shape.safeParse(parseJson(text));
  if (!read.success) return undefined;
  return { ...read.data, basedOn: read.data.basedOn };
}
