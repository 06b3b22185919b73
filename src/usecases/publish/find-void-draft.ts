import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { isBeforePublication } from '../../core/collect/collection-window.ts';
import type { Directorate } from '../../core/plan/plan.ts';
import { compileQuarter } from './compile-quarter.ts';
import type { CompilePorts } from './ports.ts';
import { type SignOffStand, standOf } from './read-sign-off.ts';
import type { SignOffStore } from './sign-off-ports.ts';

export type StandPorts = CompilePorts & { readonly signOffs: Pick<SignOffStore, 'ofQuarter' | 'record'> };

/** How the newest draft of a window stands now. */
export interface WindowStand {
  readonly window: CollectionWindow;
  readonly directorate: Directorate;
  readonly stand: SignOffStand;
  readonly mark: number;
}

export type StandReader = (windowId: string, now: Date) => Promise<WindowStand | undefined>;

/** Compiles the report as it would be published, and holds the newest draft against it. */
export function standReader(ports: StandPorts): StandReader {
  return async (windowId, now) => {
    const window = (await ports.windows.windows()).find(({ id }) => id === windowId);
    const directorate = (await ports.plans.directorates()).find(({ id }) => id === window?.directorateId);
    const quarter = parseQuarter(window?.quarter ?? '');
    if (window === undefined || directorate === undefined || quarter === undefined) return undefined;
    const compiled = await compileQuarter(ports, { directorateCode: directorate.code, quarter, now });
    if (!compiled.ok) return undefined;
    const book = await ports.signOffs.ofQuarter(directorate.id, window.quarter);
    const stand = standOf(book, directorate.approverIds, compiled.value);
    return stand && { window, directorate, stand, mark: book.mark };
  };
}

export type VoidFinder = (now: Date) => Promise<readonly WindowStand[]>;

/**
 * Drafts that approvers were asked to sign, are not known to be void, and are not what would be published any more. Reports are compiled
 * only while a draft waits, and only once something has changed.
 * @param stamp differs from every one before as soon as anything has changed that is printed
 */
export function voidFinder(ports: StandPorts & { readonly readStand: StandReader }, stamp: () => string): VoidFinder {
  let looked: string | undefined;
  return async (now) => {
    const current = stamp();
    if (looked === current) return [];
    const found: WindowStand[] = [];
    for (const window of await ports.windows.windows()) {
      if (!(await isOpen(ports, window))) continue;
      const stand = await ports.readStand(window.id, now);
      if (stand !== undefined && stand.stand.changed.length > 0) found.push(stand);
    }
    // What was found is looked for again until it is stored.
    if (found.length === 0) looked = current;
    return found;
  };
}

async function isOpen({ signOffs }: Pick<StandPorts, 'signOffs'>, window: CollectionWindow): Promise<boolean> {
  if (!isBeforePublication(window)) return false;
  const { drafts, voids } = await signOffs.record(window.directorateId, window.quarter);
  const newest = drafts.at(-1);
  return newest !== undefined && voids.every(({ draftId }) => draftId !== newest.id);
}
