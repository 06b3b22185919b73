import { type EntryKey, isEntryKind } from '../core/collect/entry.ts';

/* What block ids and the values of buttons say, written and read back. */

const SEPARATOR = '|';

/**
 * Input blocks carry the entry's id and the step, so that a view which takes another's place never inherits what was
 * typed for another entry.
 */
export function blockIdOf(field: string, entryId: string, step: string): string {
  return [field, entryId, step].join(SEPARATOR);
}

/** Each opening of a form is a step of its own: also the same entry, drawn anew, inherits nothing. */
export function stepOf(nonce: string): string {
  return nonce.slice(0, 8);
}

export function readBlockId(blockId: string): { readonly field: string; readonly entryId: string } | undefined {
  const [field, entryId, step] = blockId.split(SEPARATOR);
  return field === undefined || entryId === undefined || step === undefined ? undefined : { field, entryId };
}

/** Block ids of fields whose contents are kept as a draft. */
export const DRAFTABLE_BLOCK = /^[^|]+\|[^|]+\|[^|]+$/;

/** What a button carries: the entry and, where it may be pressed weeks later, the quarter that it was shown for. */
export function writeEntryValue({ kind, id }: EntryKey, quarter?: string): string {
  return [kind, id, quarter ?? ''].join(SEPARATOR);
}

/** Messages of earlier versions carry `milestoneId` or `milestoneId|quarter`. */
export function readEntryValue(value: string): { readonly entry: EntryKey; readonly quarter: string | undefined } {
  const [first = '', second, third] = value.split(SEPARATOR);
  if (second !== undefined && third !== undefined && isEntryKind(first)) {
    return { entry: { kind: first, id: second }, quarter: third === '' ? undefined : third };
  }
  return { entry: { kind: 'milestone', id: first }, quarter: second };
}

/** What a button about items or a report carries: a directorate or an item, and the quarter that it was shown for. */
export function writeQuarterValue(id: string, quarter: string): string {
  return [id, quarter].join(SEPARATOR);
}

export function readQuarterValue(value: string): { readonly id: string; readonly quarter: string } {
  const [id = '', quarter = ''] = value.split(SEPARATOR);
  return { id, quarter };
}

/** What a button that turns a page carries: the page, and what is turned. */
export function writePageValue(page: number, ...what: readonly string[]): string {
  return [page, ...what].join(SEPARATOR);
}

export function readPageValue(value: string): { readonly page: number; readonly what: readonly string[] } {
  const [page = '', ...what] = value.split(SEPARATOR);
  return { page: Number.parseInt(page, 10) || 1, what };
}
