import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { prepareOnce } from '../prepare-once.ts';
import { delivery } from '../schema/remind.ts';

/** A part of what a message was made from; `$.windowId`. */
export function payloadField(path: string): SQL {
  return sql`json_extract(${delivery.payload}, ${sql.raw(`'${path}'`)})`;
}

/** Of the window that is named when it is asked. */
export const OF_WINDOW = eq(payloadField('$.windowId'), sql.placeholder('windowId'));

/** The messages that stand in Slack, or may, and whose keys begin so: `sign-off` for those of `sign-off-…`. */
export function prepareStanding(keyStart: string, ...meant: readonly SQL[]) {
  return prepareOnce((reader) =>
    reader
      .select({ id: delivery.id, key: delivery.key, personId: delivery.personId })
      .from(delivery)
      .where(
        and(
          gte(delivery.key, `${keyStart}-`),
          lt(delivery.key, `${keyStart}.`),
          inArray(delivery.state, ['sending', 'unclear', 'sent']),
          ...meant,
        ),
      )
      .prepare(),
  );
}
