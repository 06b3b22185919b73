import type { LocalDate } from '../calendar/local-date.ts';
import type { Absence } from './absence.ts';

/** When an overview is posted anew: as the window opens, and on the working day before it is due. */
export type DigestMoment = 'opens' | 'before-due';

/** `desk-digest-<window>-<place>-`: what all overviews of a window in one place begin with. */
export function digestPrefix(windowId: string, place: string): string {
  return `desk-digest-${keyPart(windowId)}-${keyPart(place)}-`;
}

/** The key of an overview without its moment. */
export function digestPrefixOf(key: string): string {
  return key.replace(/(?:opens|before-due)$/, '');
}

/**
 * Numbered one after the other: whoever decided from an older ledger meets a number that is taken, and tells nothing that
 * was told meanwhile.
 */
export function orphansKey(windowId: string, personId: string, number: number): string {
  return `${orphansPrefix(windowId, personId)}${number}`;
}

/** What all messages about orphans of a window to one officer begin with. */
export function orphansPrefix(windowId: string, personId: string): string {
  return `desk-orphans-${keyPart(windowId)}-${keyPart(personId)}-`;
}

/** Once for each closing: a window that was opened again has another version when it closes anew. */
export function missingKey(windowId: string, personId: string, version: number): string {
  return `desk-missing-${keyPart(windowId)}-${keyPart(personId)}-v${version}`;
}

/** Once for each failure: what is sent again, and refused again, was due at another time. */
export function refusedFilesKey(
  personId: string,
  rows: readonly { readonly id: number; readonly dueAt: Date }[],
): string {
  const newest = Math.max(...rows.map(({ dueAt }) => dueAt.getTime()));
  return `desk-files-${rows.map(({ id }) => id).join('-')}-${keyPart(personId)}-${newest}`;
}

/** One for each reader of what was sent from one opening of a form. */
export function noticeKey(nonce: string, personId: string): string {
  return `${noticePrefix(nonce)}${keyPart(personId)}`;
}

/** `notice-<nonce>-`: what the keys of all who read the same words begin with. */
export function noticePrefix(nonce: string): string {
  return `notice-${keyPart(nonce)}-`;
}

/** What the keys of all begin with that tell somebody that they are away on these days. */
export function awayPrefix({ firstDay, lastDay }: Absence): string {
  return `notice-away-${firstDay}-${lastDay}-`;
}

/** One for each reader, window and day: what is edited on that day is told together. */
export function wordingKey(windowId: string, personId: string, date: LocalDate): string {
  return `wording-${keyPart(windowId)}-${keyPart(personId)}-${date}`;
}

/** One for each officer who hears of an objection. */
export function objectionKey(nonce: string, personId: string): string {
  return `objection-${keyPart(nonce)}-${keyPart(personId)}`;
}

/** What an officer enters for an owner is told together; the next message begins where this one was sent. */
export function enteredKey(windowId: string, ownerId: string, at: Date): string {
  return `${enteredPrefix(windowId, ownerId)}${at.getTime()}`;
}

export function enteredPrefix(windowId: string, ownerId: string): string {
  return `entered-${keyPart(windowId)}-${keyPart(ownerId)}-`;
}

/** One for each finance contact, reader and moment. */
export function financeAskKey(
  { windowId, contactId }: { readonly windowId: string; readonly contactId: string },
  personId: string,
  moment: DigestMoment,
): string {
  return `finance-${keyPart(windowId)}-${keyPart(contactId)}-${keyPart(personId)}-${moment}`;
}

/** The same of what was done to their items. */
export function itemsKey(windowId: string, authorId: string, at: Date): string {
  return `${itemsPrefix(windowId, authorId)}${at.getTime()}`;
}

export function itemsPrefix(windowId: string, authorId: string): string {
  return `items-${keyPart(windowId)}-${keyPart(authorId)}-`;
}

/** One for each person and revision. */
export function shareKey(windowId: string, personId: string, revision: number): string {
  return `share-${keyPart(windowId)}-${keyPart(personId)}-r${revision}`;
}

/** What the keys of all who read the words of this notice begin with. */
export function noticePrefixOf(key: string, personId: string): string {
  return key.slice(0, -keyPart(personId).length);
}

/** Ids of windows hold a slash, as quarters do; keys are ids of jobs too, which take no colon. */
function keyPart(text: string): string {
  return text.replaceAll(/[/:]/g, '-');
}
