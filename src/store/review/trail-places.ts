import { desc, eq, inArray } from 'drizzle-orm';
import type { TrailItem, TrailPlace } from '../../core/review/trail.ts';
import type { Database } from '../database.ts';
import type { audit } from '../schema/audit.ts';
import { itemVersion } from '../schema/items.ts';
import { meetingAction } from '../schema/meeting.ts';
import { revision } from '../schema/publish.ts';
import { checkDecision, signOffDraft } from '../schema/review.ts';

type AuditRow = typeof audit.$inferSelect;
type ReadPlace = (row: AuditRow) => TrailPlace | undefined;

/** Finds where a row belongs whose subject stands in no plan: in the tables that the change was made in. */
export function createTrailPlaces({ orm }: Database): ReadPlace {
  const newestOf = (itemId: string) =>
    orm.select().from(itemVersion).where(eq(itemVersion.itemId, itemId)).orderBy(desc(itemVersion.id)).get();
  const itemsOf = (versionIds: readonly number[], itemIds: readonly string[]): readonly TrailItem[] => {
    const versions = orm
      .select()
      .from(itemVersion)
      .where(inArray(itemVersion.id, [...versionIds]))
      .all();
    const others = itemIds.filter((id) => !versions.some(({ itemId }) => itemId === id));
    return [...versions, ...others.flatMap((id) => newestOf(id) ?? [])].map(toTrailItem);
  };
  const readers: Readonly<Record<string, ReadPlace>> = {
    draft: ({ subjectId }) => {
      const row = orm
        .select()
        .from(signOffDraft)
        .where(eq(signOffDraft.id, Number(subjectId)))
        .get();
      return row && { kind: 'draft', directorateId: row.directorateId, number: row.number, quarter: row.quarter };
    },
    revision: ({ subjectId }) => {
      const { directorateId, number, quarter } = revision;
      const row = orm
        .select({ directorateId, number, quarter })
        .from(revision)
        .where(eq(revision.id, Number(subjectId)))
        .get();
      return row && { kind: 'revision', ...row };
    },
    'meeting action': ({ subjectId }) => {
      const row = orm.select().from(meetingAction).where(eq(meetingAction.id, subjectId)).get();
      return row && { kind: 'meeting-action', directorateId: row.directorateId, text: row.text };
    },
    finding: (row) => {
      const [, kind, itemId = ''] = row.subjectId.split(' ');
      const item = kind === 'item' ? newestOf(itemId) : undefined;
      if (item !== undefined) return placeOfItem(item);
      const [id] = numbersIn(row.after, 'decisionId');
      const found =
        id === undefined ? undefined : orm.select().from(checkDecision).where(eq(checkDecision.id, id)).get();
      return found && { kind: 'finding', directorateId: found.directorateId, check: found.checkCode };
    },
    text: ({ subjectId }) => {
      const [kind, id = ''] = subjectId.split(' ');
      const item = kind === 'item' ? newestOf(id) : undefined;
      return item && placeOfItem(item);
    },
    section: ({ subjectId, after }) => {
      const [directorateId] = textsIn(after, 'directorateId');
      return directorateId === undefined ? undefined : { kind: 'section', directorateId, name: subjectId };
    },
    directorate: ({ subjectId, after }) => {
      const named = [...textsIn(after, 'outcomes', 'issueId'), ...textsIn(after, 'itemId')];
      const items = itemsOf(numbersIn(after, 'versionIds'), named);
      return items.length === 0 ? undefined : { kind: 'items', directorateId: subjectId, items };
    },
  };
  return (row) => readers[row.subject]?.(row);
}

function placeOfItem(version: typeof itemVersion.$inferSelect): TrailPlace {
  return { kind: 'items', directorateId: version.directorateId, items: [toTrailItem(version)] };
}

export function toTrailItem({ itemId, kind, title, directorateId }: typeof itemVersion.$inferSelect): TrailItem {
  return { id: itemId, kind, title, directorateId };
}

function numbersIn(value: unknown, name: string): readonly number[] {
  return valuesIn(value, name).filter((each) => typeof each === 'number');
}

/** @param inner where the name holds a list of objects: which of their values */
function textsIn(value: unknown, name: string, inner?: string): readonly string[] {
  const found = valuesIn(value, name);
  const texts = inner === undefined ? found : found.flatMap((each) => valuesIn(each, inner));
  return texts.filter((each) => typeof each === 'string');
}

function valuesIn(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const found: unknown = new Map<string, unknown>(Object.entries(value)).get(name);
  if (found === undefined || found === null) return [];
  return Array.isArray(found) ? found : [found];
}
