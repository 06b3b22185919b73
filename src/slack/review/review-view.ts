import * as z from 'zod';
import { isEntryKind } from '../../core/collect/entry.ts';
import type { UpdateKey } from '../../core/review/said.ts';
import { parseJson } from '../parse-json.ts';

/** What of the queue is shown. */
export const REVIEW_SHOWS = ['to-read', 'all'] as const;
export type ReviewShows = (typeof REVIEW_SHOWS)[number];

/** Where in which queue an officer is; the modal carries it with it. */
export interface ReviewPlace {
  readonly windowId: string;
  readonly shows: ReviewShows;
  /** From 1; one that does not exist becomes the nearest. */
  readonly page: number;
}

const placeShape = z.object({ windowId: z.string(), shows: z.enum(REVIEW_SHOWS), page: z.number() });

export function writeReviewPlace({ windowId, shows, page }: ReviewPlace): string {
  return JSON.stringify({ windowId, shows, page });
}

/** @returns undefined when it is not ours. */
export function readReviewPlace(text: string): ReviewPlace | undefined {
  return placeShape.safeParse(parseJson(text)).data;
}

type ReadUpdate = Pick<UpdateKey, 'entry' | 'updateId'>;

/** `milestone|m-1|17,indicator|i-1|4`: what an officer has read, as a button carries it. */
export function writeReadUpdates(updates: readonly ReadUpdate[]): string {
  return updates.map(({ entry, updateId }) => [entry.kind, entry.id, updateId].join('|')).join(',');
}

/** What is not written so is left out. */
export function readReadUpdates(value: string): readonly ReadUpdate[] {
  return value.split(',').flatMap((each) => {
    const [kind = '', id = '', updateId = ''] = each.split('|');
    return isEntryKind(kind) ? [{ entry: { kind, id }, updateId: Number(updateId) }] : [];
  });
}
