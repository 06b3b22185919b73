import { integer, text } from 'drizzle-orm/sqlite-core';

/*
 * Conventions: instants are UTC milliseconds (`…At`), local dates are `YYYY-MM-DD` texts. Nothing is deleted with its
 * parent: no ON DELETE CASCADE anywhere, because a table rebuild in a migration would silently delete the children.
 */

export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });
export const json = <Value>(name: string) => text(name, { mode: 'json' }).$type<Value>();
