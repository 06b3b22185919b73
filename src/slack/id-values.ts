import { parseLocalDate } from '../core/calendar/local-date.ts';
import { ENTRY_KINDS, type EntryKey, isEntryKind } from '../core/collect/entry.ts';
import type { PersonTerms } from '../core/plan/person-change.ts';
import type { Absence } from '../core/remind/absence.ts';

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

/** A person, and what was read of them: `p-1|p-2||2026-08-31|p-3`. */
export function writeTerms(personId: string, { deputyId, assistantId, from, until }: PersonTerms): string {
  return [personId, deputyId ?? '', from ?? '', until ?? '', assistantId ?? ''].join(SEPARATOR);
}

export function readTerms(value: string): { readonly personId: string; readonly terms: PersonTerms } {
  const [personId = '', deputyId = '', from = '', until = '', assistantId = ''] = value.split(SEPARATOR);
  const terms = {
    deputyId: deputyId === '' ? undefined : deputyId,
    assistantId: assistantId === '' ? undefined : assistantId,
    from: parseLocalDate(from),
    until: parseLocalDate(until),
  };
  return { personId, terms };
}

/** What Undo of a change of somebody carries: by which submission, what they were before, and what they are since. */
export interface PersonUndo {
  readonly submissionId: string;
  readonly personId: string;
  readonly before: PersonTerms;
  readonly after: PersonTerms;
}

export function writePersonUndo({ submissionId, personId, before, after }: PersonUndo): string {
  return [submissionId, writeTerms(personId, before), writeTerms(personId, after)].join(SEPARATOR);
}

export function readPersonUndo(value: string): PersonUndo {
  const [submissionId = '', ...parts] = value.split(SEPARATOR);
  const half = parts.length / 2;
  const { personId, terms: before } = readTerms(parts.slice(0, half).join(SEPARATOR));
  return { submissionId, personId, before, after: readTerms(parts.slice(half).join(SEPARATOR)).terms };
}

/** Whose absence, and its days: `p-1|2026-07-01|2026-07-03`. */
export function writeAbsence(personId: string, { firstDay, lastDay }: Absence): string {
  return [personId, firstDay, lastDay].join(SEPARATOR);
}

/** @returns no days where they cannot be read */
export function readAbsence(value: string): { readonly personId: string; readonly days: Absence | undefined } {
  const [personId = '', first = '', last = ''] = value.split(SEPARATOR);
  const [firstDay, lastDay] = [parseLocalDate(first), parseLocalDate(last)];
  return { personId, days: firstDay === undefined || lastDay === undefined ? undefined : { firstDay, lastDay } };
}

/** What Undo of a hand-over carries: by which submission and when, to whom, and who answered for each before. */
export interface HandOverUndo {
  readonly submissionId: string;
  readonly at: Date;
  /** Person ids. */
  readonly toId: string;
  readonly entries: readonly { readonly entry: EntryKey; readonly fromId: string | undefined }[];
}

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const LONGEST_VALUE = 2000;

/** In short: `press|1783411200000|p-2|p-1:0m-1,0m-2;:1i-7`. Undefined where it is too long for a button. */
export function writeHandOverUndo({ submissionId, at, toId, entries }: HandOverUndo): string | undefined {
  const groups = [...Map.groupBy(entries, ({ fromId }) => fromId ?? '')].map(([fromId, these]) => {
    return `${fromId}:${these.map(({ entry: { kind, id } }) => `${ENTRY_KINDS.indexOf(kind)}${id}`).join(',')}`;
  });
  const value = [submissionId, at.getTime(), toId, groups.join(';')].join(SEPARATOR);
  return value.length > LONGEST_VALUE ? undefined : value;
}

export function readHandOverUndo(value: string): HandOverUndo {
  const [submissionId = '', at = '', toId = '', groups = ''] = value.split(SEPARATOR);
  const entries = groups.split(';').flatMap((group) => {
    const [fromId = '', ids = ''] = group.split(':');
    return ids.split(',').flatMap((each) => {
      const kind = ENTRY_KINDS[Number(each.slice(0, 1))];
      const id = each.slice(1);
      return kind === undefined || id === ''
        ? []
        : [{ entry: { kind, id }, fromId: fromId === '' ? undefined : fromId }];
    });
  });
  return { submissionId, at: new Date(Number(at)), toId, entries };
}

/** Something, and the people who go with it: `m-1|p-1,p-2`. */
export function writeIds(id: string, ids: readonly string[]): string {
  return [id, ids.join(',')].join(SEPARATOR);
}

export function readIds(value: string): { readonly id: string; readonly ids: readonly string[] } {
  const [id = '', ids = ''] = value.split(SEPARATOR);
  return { id, ids: ids.split(',').filter((each) => each !== '') };
}

/** What Undo of a change of contributors carries. */
export interface ContributorUndo {
  readonly submissionId: string;
  readonly milestoneId: string;
  /** Person ids. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export function writeContributorUndo({ submissionId, milestoneId, before, after }: ContributorUndo): string {
  return [submissionId, milestoneId, before.join(','), after.join(',')].join(SEPARATOR);
}

export function readContributorUndo(value: string): ContributorUndo {
  const [submissionId = '', milestoneId = '', before = '', after = ''] = value.split(SEPARATOR);
  const idsOf = (text: string) => text.split(',').filter((each) => each !== '');
  return { submissionId, milestoneId, before: idsOf(before), after: idsOf(after) };
}
