import type { ItemVersion } from './item.ts';

/** What somebody else has done to an item, as it stands now; `went-on`: merged into another one, or held over. */
export type ItemChangeKind = 'added' | 'edited' | 'moved' | 'withdrawn' | 'brought-back' | 'went-on';

export interface ChangedItem {
  readonly kind: ItemChangeKind;
  /** As it stood before; undefined where it is new. */
  readonly was: ItemVersion | undefined;
  readonly is: ItemVersion;
}

/**
 * What has become of an item since an instant, where others than its authors did it; undefined where nothing has, or the
 * authors have written since.
 * @param versions all of the item, oldest first
 * @param isOwn was it typed by an author, or by whoever stands in for one?
 */
export function changeOf(
  versions: readonly ItemVersion[],
  { since, isOwn }: { readonly since: Date; readonly isOwn: (version: ItemVersion) => boolean },
): ChangedItem | undefined {
  const is = versions.at(-1);
  if (is === undefined || is.at < since || isOwn(is)) return undefined;
  const was = versions.findLast(({ at }) => at < since);
  const kind = kindOf(was, is);
  return kind && { kind, was, is };
}

function kindOf(was: ItemVersion | undefined, is: ItemVersion): ItemChangeKind | undefined {
  if (is.isWithdrawn && was?.isWithdrawn !== true) return is.wentToId === undefined ? 'withdrawn' : 'went-on';
  if (was === undefined) return 'added';
  if (was.isWithdrawn && !is.isWithdrawn) return 'brought-back';
  if (was.title !== is.title || was.text !== is.text) return 'edited';
  return was.kind === is.kind ? undefined : 'moved';
}

/** The words that an author stands by: the newest that were typed by one, or for one by their deputy. */
export function ownWords(
  versions: readonly ItemVersion[],
  isOwn: (version: ItemVersion) => boolean,
): ItemVersion | undefined {
  return versions.findLast(isOwn);
}

/** Where an author's objection puts their own words back. What was merged or held over is the officer's to undo. */
export function isObjectable(kind: ItemChangeKind): boolean {
  return kind === 'edited' || kind === 'moved' || kind === 'withdrawn';
}
