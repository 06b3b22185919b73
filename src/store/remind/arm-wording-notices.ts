import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database.ts';
import { prepareOnce } from '../prepare-once.ts';
import type { AnsweredEntry } from '../review/answer-returns.ts';
import { delivery } from '../schema/remind.ts';
import { wording } from '../schema/review.ts';
import { armEdit } from './arm-edit.ts';

const noticesOf = prepareOnce((reader) =>
  reader
    .selectDistinct({ key: wording.noticeKey })
    .from(wording)
    .where(
      and(
        eq(wording.entryKind, sql.placeholder('kind')),
        eq(wording.entryId, sql.placeholder('id')),
        eq(wording.quarter, sql.placeholder('quarter')),
      ),
    )
    .prepare(),
);

/** The printed words of an entry have changed, or its owner has written again: the messages that told of them say so. */
export function armWordingNotices(tx: Transaction, { entry, quarter }: AnsweredEntry, at: Date): void {
  const keys = noticesOf(tx)
    .all({ kind: entry.kind, id: entry.id, quarter })
    .flatMap(({ key }) => (key === null ? [] : [key]));
  if (keys.length === 0) return;
  const messages = tx
    .select()
    .from(delivery)
    .where(and(inArray(delivery.key, keys), inArray(delivery.state, ['sending', 'unclear', 'sent'])))
    .all();
  for (const message of messages) armEdit(tx, message, { at });
}
