import { may, type Permission } from '../../core/access.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { type EntrySubject, readStanding } from '../review/entry-subject.ts';
import { findHanded } from './find-handed.ts';
import type { HandOverClick, HandOverNotice, HandOverPorts } from './hand-over-ports.ts';
import { storeHandOver } from './store-hand-over.ts';

export interface UndoRequest extends HandOverClick {
  /** The submission that is taken back, and when that was. */
  readonly undoes: string;
  readonly handedAt: Date;
  /** Who was given them. */
  readonly toId: string;
  /** Each with whoever answered for it before. */
  readonly entries: readonly { readonly entry: EntryKey; readonly fromId: string | undefined }[];
}

export type UndoOutcome =
  | { readonly outcome: 'taken-back'; readonly notice: HandOverNotice }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** It was taken back before, or somebody gave it to a third person since. */
  | { readonly outcome: 'elsewhere'; readonly refs: readonly string[] }
  /** The new owner has answered for it meanwhile. */
  | { readonly outcome: 'answered'; readonly refs: readonly string[] }
  | { readonly outcome: 'busy' };

/** Takes a hand-over back, as long as all of it is where it was put and nothing was sent for it since. */
export async function undoHandOver(ports: HandOverPorts, request: UndoRequest): Promise<UndoOutcome> {
  for (;;) {
    const subjects = await findHanded(
      ports,
      request.entries.map(({ entry }) => entry),
    );
    if (subjects.length === 0) return { outcome: 'gone' };
    const permission = subjects
      .map(({ directorate }) => may(request.by, 'reassign-entry', { directorateId: directorate.id }))
      .find(({ allowed }) => !allowed);
    if (permission !== undefined) return { outcome: 'refused', permission };
    const elsewhere = subjects.filter(({ ownerId }) => ownerId !== request.toId);
    if (elsewhere.length > 0) return { outcome: 'elsewhere', refs: elsewhere.map(({ ref }) => ref) };
    const answered = await findAnswered(ports, subjects, request.handedAt);
    if (answered.length > 0) return { outcome: 'answered', refs: answered };
    const people = await ports.plans.people();
    const personOf = (id: string | undefined) => people.find((each) => each.id === id);
    const fromOf = ({ id }: EntryKey) => request.entries.find(({ entry }) => entry.id === id)?.fromId;
    const moves = subjects.map((subject) => ({
      subject,
      oldOwner: personOf(request.toId),
      newOwner: personOf(fromOf(subject.entry)),
    }));
    const stored = await storeHandOver(ports, request, { moves, undoes: request.undoes });
    if (stored === 'changed') continue;
    return stored === 'busy' ? { outcome: 'busy' } : { outcome: 'taken-back', notice: stored.notice };
  }
}

async function findAnswered(
  ports: HandOverPorts,
  subjects: readonly EntrySubject[],
  since: Date,
): Promise<readonly string[]> {
  const refs: string[] = [];
  for (const subject of subjects) {
    const { window, ref } = subject;
    const said = window && (await readStanding(ports, subject, window.quarter));
    if (said !== undefined && said.update.at > since) refs.push(ref);
  }
  return refs;
}
