import { done, type Result, refuse } from '../result.ts';
import type { Said, UpdateKey } from './said.ts';

/** The texts of an update that are printed, by the name of their field; a kind of entry has one or two of them. */
export const WORDING_FIELDS = ['commentary', 'action', 'done', 'next', 'text'] as const;
export type WordingField = (typeof WORDING_FIELDS)[number];
export type Texts = Readonly<Partial<Record<WordingField, string>>>;

/**
 * What an officer has put in print in the place of the owner's texts, such as a spelling. Appended, never changed; the
 * newest of an update stands, and it counts for that update alone: once its owner writes again, it is over.
 */
export interface Wording extends UpdateKey {
  /** Grows with every wording of the installation. */
  readonly id: number;
  readonly directorateId: string;
  /** `taken-back` by an officer, `objected` by the owner or their deputy: then the owner's own texts are printed. */
  readonly kind: 'edited' | 'taken-back' | 'objected';
  /** As they are printed; empty unless edited. */
  readonly texts: Texts;
  /** Why the owner objects, as typed; else empty. */
  readonly reason: string;
  /** Person id of who did it; undefined from the command line. */
  readonly byId: string | undefined;
  readonly at: Date;
  /** Key of the message that tells the owner of it; undefined where none does. */
  readonly noticeKey: string | undefined;
}

/** Of one update; undefined where nobody has edited it. @param wordings oldest first */
export function newestWording(wordings: readonly Wording[], { entry, updateId }: UpdateKey): Wording | undefined {
  return wordings.findLast(
    (each) => each.entry.kind === entry.kind && each.entry.id === entry.id && each.updateId === updateId,
  );
}

/** Is it printed? */
export function isInPrint(wording: Pick<Wording, 'kind'> | undefined): boolean {
  return wording?.kind === 'edited';
}

/** What an officer can put in other words. Texts that are empty, and those that cover another milestone, are not among them. */
export function ownTexts(said: Said): Texts {
  if (said.kind !== 'led') {
    const { commentary, action } = said.update;
    const isCovered = said.kind === 'milestone' && said.update.coveredBy !== undefined;
    return { ...(isCovered ? {} : keep('commentary', commentary)), ...keep('action', action) };
  }
  const { content } = said.update;
  if (content.kind === 'equality-action') return keep('text', content.text);
  return { ...keep('done', content.done), ...keep('next', content.next) };
}

function keep(field: WordingField, text: string): Texts {
  return text === '' ? {} : { [field]: text };
}

/** Unit: UTF-16 code units. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const LONGEST_TEXT = 3000;

export interface WordingFault {
  readonly field: WordingField;
  readonly fault: 'missing' | 'too-long';
}

/** A text for each of the owner's, and no other. Who wants less printed than a text sends it back. */
export function checkTexts(own: Texts, typed: Texts): Result<Texts, WordingFault> {
  const texts: Partial<Record<WordingField, string>> = {};
  for (const field of fieldsOf(own)) {
    const text = (typed[field] ?? own[field] ?? '').trim();
    if (text === '') return refuse({ field, fault: 'missing' });
    if (text.length > LONGEST_TEXT) return refuse({ field, fault: 'too-long' });
    texts[field] = text;
  }
  return done(texts);
}

/** In the order in which they are printed. */
export function fieldsOf(texts: Texts): readonly WordingField[] {
  return WORDING_FIELDS.filter((field) => texts[field] !== undefined);
}

export function isSameTexts(one: Texts, other: Texts): boolean {
  return WORDING_FIELDS.every((field) => (one[field] ?? '') === (other[field] ?? ''));
}

/** Where a wording stands: printed, or why the owner's own texts are. `over`: the owner has written again since. */
export type WordingStand = 'in-print' | 'taken-back' | 'objected' | 'over';

/** @param standingId of the update that stands now */
export function standOfWording(
  wording: Pick<Wording, 'kind' | 'updateId'>,
  standingId: number | undefined,
): WordingStand {
  if (wording.updateId !== standingId) return 'over';
  return wording.kind === 'edited' ? 'in-print' : wording.kind;
}

/** Unit: UTF-16 code units. */
export const LONGEST_OBJECTION = 1000;

export type ObjectionFault = 'missing' | 'too-long';

/** The reason as it is stored. */
export function checkObjection(typed: string): Result<string, ObjectionFault> {
  const reason = typed.trim();
  if (reason === '') return refuse('missing');
  return reason.length > LONGEST_OBJECTION ? refuse('too-long') : done(reason);
}
