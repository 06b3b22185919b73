import type { EntryKey } from './entry.ts';

/**
 * The most that one draft holds, names of fields included: three times the largest form, filled to the last letter. There
 * is one draft for each person, entry and quarter, so nobody can fill the disk by typing. Unit: UTF-16 code units.
 */
export const MOST_DRAFT_LETTERS = 50_000;

/** What stands in the fields of a form, by the field's name; what is empty is an empty text. */
export type DraftFields = Readonly<Record<string, string>>;

/** Whose draft of what: there is one for each person, entry and quarter. */
export interface DraftKey {
  readonly personId: string;
  readonly entry: EntryKey;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
}

/** What somebody has begun and not sent. It is no update and never reaches the report. */
export interface Draft extends DraftKey {
  readonly fields: DraftFields;
  /** When it was typed, in microseconds on Slack's clock. */
  readonly actedAt: number;
  readonly savedAt: Date;
  /** Id of the update that stood when the form was drawn in which it was typed; undefined when there was none. */
  readonly basedOn: number | undefined;
  /** One opening of a form. */
  readonly formNonce: string;
  /** What else stood above the form. */
  readonly seen?: Seen | undefined;
}

/** By id, what somebody had before their eyes while they typed: whatever came later is shown before anything is sent. */
export interface Seen {
  /** The supplier's figure. */
  readonly suppliedId?: number | undefined;
  /** The officer's question. */
  readonly returnId?: number | undefined;
  /** The contributor's text. */
  readonly handedId?: number | undefined;
}

/** `sent` by a submit, `discarded` by its author: it may be begun anew, by what is typed later than that. */
export type DraftState = 'open' | 'sent' | 'discarded';

export interface StoredDraft extends Draft {
  readonly state: DraftState;
}

/** The same, whatever it is a draft of. */
export type StoredFields = Omit<StoredDraft, keyof DraftKey>;

/** What one change in a form tells: what stands in its fields now. */
export interface Typed {
  readonly fields: DraftFields;
  /**
   * Fields that came back empty though they began with a text and nobody acted on them, with what they began with.
   * Emptiness is only believed of the field that was acted on.
   */
  readonly untouched: DraftFields;
  readonly actedAt: number;
  readonly at: Date;
  readonly basedOn: number | undefined;
  readonly formNonce: string;
  readonly seen?: Seen | undefined;
  /** Nobody typed: the form was left by one of its buttons. When the newest was typed of the draft that it began with. */
  readonly leaving?: { readonly draftedAt: number | undefined } | undefined;
}

/** What somebody sends of what they have typed. */
export interface Sent {
  /** As the form's fields held it. */
  readonly fields: DraftFields;
  readonly at: Date;
  /** One opening of a form: what was typed in it is in what it sends. */
  readonly formNonce: string;
  /** When the newest was typed of the draft that stood in the fields at the beginning, in microseconds on Slack's clock. */
  readonly draftedAt: number | undefined;
}

/** Has whoever sends this seen the whole draft: in this very form, or in its fields at the beginning? */
export function isSeenDraft(
  draft: Pick<StoredFields, 'formNonce' | 'actedAt'>,
  { formNonce, draftedAt = 0 }: Pick<Sent, 'formNonce' | 'draftedAt'>,
): boolean {
  return draft.formNonce === formNonce || draft.actedAt <= draftedAt;
}

/**
 * What is to be stored of the draft once something was sent.
 * @returns undefined when it stays open: other words were typed in another opening of the form, and this one never
 * showed them.
 */
export function takeAlong(stored: StoredFields | undefined, sent: Sent): StoredFields | undefined {
  const { fields, at, formNonce, draftedAt = 0 } = sent;
  if (stored?.state === 'open' && !isSeenDraft(stored, sent) && !holdsTheSame(stored.fields, fields)) return undefined;
  const actedAt = Math.max(stored?.actedAt ?? 0, draftedAt);
  return { fields, actedAt, savedAt: at, formNonce, basedOn: undefined, state: 'sent' };
}

/**
 * What is to be stored after a change. Newer wins by the time at which it was typed: what arrives late changes nothing,
 * neither a newer draft nor one that was sent or discarded since. A form that is only left was not typed in just now:
 * what was typed elsewhere since it was opened is newer, whenever its button was pressed.
 * @returns undefined when nothing changes.
 */
export function mergeDraft(stored: StoredFields | undefined, typed: Typed): StoredFields | undefined {
  if (stored !== undefined && typed.actedAt <= knownUntil(stored, typed)) return undefined;
  if (stored?.state === 'open' && typed.leaving !== undefined && !isSeenDraft(stored, toKnown(typed))) return undefined;
  const told = { ...typed.fields, ...keptOf(stored, typed) };
  const all = { ...saidOfOthers(stored, told), ...told };
  const fields = isTooLarge(all) ? told : all;
  // The last words of a form may arrive after its submit, which took them along.
  if (stored?.state === 'sent' && holdsTheSame(stored.fields, fields)) return undefined;
  const { actedAt, at, basedOn, formNonce, seen } = typed;
  return { fields, actedAt, savedAt: at, basedOn, formNonce, seen, state: 'open' };
}

function toKnown({ formNonce, leaving }: Typed): Pick<Sent, 'formNonce' | 'draftedAt'> {
  return { formNonce, draftedAt: leaving?.draftedAt };
}

/** Whatever was typed in a form before its submit is in what was sent, also where it arrives later. */
function knownUntil({ state, actedAt, savedAt, formNonce }: StoredFields, typed: Typed): number {
  const isOfThisForm = state === 'sent' && formNonce === typed.formNonce;
  return isOfThisForm ? Math.max(actedAt, toActedAt(savedAt)) : actedAt;
}

/** A field that was emptied earlier in the same form stays empty, whatever it began with. */
function keptOf(stored: StoredFields | undefined, { untouched, formNonce }: Typed): DraftFields {
  const earlier = stored?.state === 'open' && stored.formNonce === formNonce ? stored.fields : {};
  return Object.fromEntries(Object.entries(untouched).map(([field, began]) => [field, earlier[field] ?? began]));
}

/**
 * What was said of another entry, e.g. of a milestone that the text also covers: it stands while a field names that
 * entry, for the form does not ask for it before its first submit.
 */
function saidOfOthers(stored: StoredFields | undefined, told: DraftFields): DraftFields {
  if (stored?.state !== 'open') return {};
  const named = new Set(Object.values(told).flatMap((value) => value.split('\n')));
  const ofOthers = Object.entries(stored.fields).filter(([name]) => {
    const [, other] = name.split('|');
    return other !== undefined && named.has(other);
  });
  return Object.fromEntries(ofOthers);
}

export function isTooLarge(fields: DraftFields): boolean {
  let letters = 0;
  for (const [name, value] of Object.entries(fields)) letters += name.length + value.length;
  return letters > MOST_DRAFT_LETTERS;
}

export function holdsTheSame(one: DraftFields, other: DraftFields): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? '') === (other[name] ?? ''));
}

/** Slack's clock and ours: an instant as the time at which something was typed. Unit: microseconds. */
export function toActedAt(instant: Date): number {
  return instant.getTime() * 1000;
}
