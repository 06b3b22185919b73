import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { ORGANISATION } from '../../core/review/trail.ts';
import type { TrailFilter, TrailReader, TrailTurn } from '../../usecases/review/trail-ports.ts';
import type { Database } from '../database.ts';
import { audit } from '../schema/audit.ts';
import { itemVersion } from '../schema/items.ts';
import { createTrailPlaces, toTrailItem } from './trail-places.ts';
import { createTrailTexts } from './trail-texts.ts';

/** After every instant that is stored. Unit: milliseconds. */
const END_OF_TIME = 8.64e15;

export function createTrailReader(database: Database): TrailReader {
  const { orm } = database;
  const [placeOf, textsOf] = [createTrailPlaces(database), createTrailTexts(database)];
  return {
    rows: async (filter, from, size) => {
      const beside = from && orm.select().from(audit).where(eq(audit.id, from.id)).get();
      const isNewer = from?.towards === 'newer' && beside !== undefined;
      const [byTime, byId] = isNewer ? [asc(audit.at), asc(audit.id)] : [desc(audit.at), desc(audit.id)];
      const rows = orm
        .select()
        .from(audit)
        .where(and(isBeside(from?.towards, beside), isWithin(filter), isOf(filter), isOfPerson(filter)))
        .orderBy(byTime, byId)
        .limit(size)
        .all();
      return (isNewer ? rows.toReversed() : rows).map((row) => ({
        ...row,
        onBehalfOf: row.onBehalfOf ?? undefined,
        before: row.before ?? undefined,
        after: row.after ?? undefined,
        place: placeOf(row),
      }));
    },
    texts: async (row) => textsOf(row),
    itemsNamed: async (directorateIds, name) => {
      const isMeant = or(eq(itemVersion.itemId, name), sql`instr(lower(${itemVersion.title}), lower(${name})) > 0`);
      const rows = orm
        .select()
        .from(itemVersion)
        .where(and(inArray(itemVersion.directorateId, [...directorateIds]), isMeant))
        .orderBy(asc(itemVersion.id))
        .all();
      return [...new Map(rows.map((row) => [row.itemId, toTrailItem(row)])).values()];
    },
  };
}

/** Both columns at once, so that the index of instants finds the place; without a row to start from, after all of them. */
function isBeside(
  towards: TrailTurn['towards'] | undefined,
  beside: typeof audit.$inferSelect | undefined,
): SQL | undefined {
  if (beside === undefined) return sql`${audit.at} < ${END_OF_TIME}`;
  const row = sql`(${audit.at}, ${audit.id})`;
  const place = sql`(${beside.at.getTime()}, ${beside.id})`;
  return towards === 'newer' ? sql`${row} > ${place}` : sql`${row} < ${place}`;
}

function isWithin({ from, to }: TrailFilter): SQL | undefined {
  return and(from && sql`${audit.at} >= ${from.getTime()}`, to && sql`${audit.at} < ${to.getTime()}`);
}

/** A finding and a withheld text have the id within their own; items' changes are recorded of the directorate. */
function isOf({ of }: TrailFilter): SQL | undefined {
  if (of === undefined) return undefined;
  const ids = JSON.stringify([...of.ids, ...of.items.map(({ id }) => id)]);
  const isWithinId = sql`exists (select 1 from json_each(${ids}) where instr(${audit.subjectId} || ' ', ' ' || value || ' ') > 0)`;
  return or(
    inArray(audit.subjectId, [...of.ids]),
    and(inArray(audit.subject, ['finding', 'text']), isWithinId),
    of.ids.includes(ORGANISATION) ? eq(audit.subject, ORGANISATION) : undefined,
    ...of.items.map(isOfItem),
  );
}

function isOfItem({ id, directorateId }: { readonly id: string; readonly directorateId: string }): SQL | undefined {
  const versions = sql`select ${itemVersion.id} from ${itemVersion} where ${itemVersion.itemId} = ${id}`;
  return and(
    eq(audit.subject, 'directorate'),
    eq(audit.subjectId, directorateId),
    sql`(exists (select 1 from json_each(${audit.after}, '$.versionIds') where value in (${versions}))
      or exists (select 1 from json_each(${audit.after}, '$.outcomes') where json_extract(value, '$.issueId') = ${id})
      or json_extract(${audit.after}, '$.itemId') = ${id})`,
  );
}

function isOfPerson({ person }: TrailFilter): SQL | undefined {
  if (person === undefined) return undefined;
  const { personId, slackUserId } = person;
  return or(
    eq(audit.onBehalfOf, personId),
    eq(audit.subjectId, personId),
    slackUserId === undefined ? undefined : eq(audit.actor, slackUserId),
  );
}
