import type { Database, Transaction } from './database.ts';

export type Reader = Database['orm'] | Transaction;

/** Of each transaction, whose connection it is part of. */
const connections = new WeakMap<object, object>();

/** Every transaction on a connection finds what was prepared on it. */
export function isPartOf(part: Reader, connection: object): void {
  connections.set(part, connection);
}

/**
 * Puts a statement together the first time that a connection asks for it, and gives the same one ever after: that takes
 * several times as long as carrying it out. Inside a transaction and outside of it they are the same, on one connection.
 * `:memory:` databases and tests that hand in something else get one of their own.
 */
export function prepareOnce<Prepared>(prepare: (reader: Reader) => Prepared): (reader: Reader) => Prepared {
  const known = new WeakMap<object, Prepared>();
  return (reader) => {
    const connection = connections.get(reader) ?? reader;
    const found = known.get(connection);
    if (found !== undefined) return found;
    const prepared = prepare(reader);
    known.set(connection, prepared);
    return prepared;
  };
}
