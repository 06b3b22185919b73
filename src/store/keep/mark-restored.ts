import { basename } from 'node:path';
import { and, eq, gte, inArray, isNotNull, isNull, min, sql } from 'drizzle-orm';
import { FILE_OF_LOST_DAYS } from '../../core/remind/after-restore.ts';
import type { PutRequest } from '../../usecases/keep/restore-ports.ts';
import type { Transaction } from '../database.ts';
import { armEdit } from '../remind/arm-edit.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { restoration } from '../schema/keep.ts';
import { delivery, runningProcess } from '../schema/remind.ts';

/** More than can have been given away in the days between a backup and its restore. */
const IDS_LEFT_OUT = 100_000;
/** Messages whose edits say anything that a restore could have changed. */
const DRAWN_ANEW = ['reminder', 'desk', 'notice', 'wording', 'finance-ask', 'summary-root', 'summary-part'] as const;

/** Writes into a restored database that it is one. In one transaction, before anybody else sees the file. */
export function markRestored(tx: Transaction, { file, target, backup, author, now }: PutRequest): void {
  leaveIdsOut(tx);
  tx.delete(runningProcess).run();
  failFiles(tx);
  drawMessagesAnew(tx, now);
  tx.insert(restoration).values({ at: now, knownUntil: backup.knownUntil }).run();
  const after = { file, sha256: backup.sha256, knownUntil: backup.knownUntil };
  const action = 'restore-backup';
  tx.insert(audit)
    .values({
      at: now,
      actor: author.actor,
      action,
      subject: 'database',
      subjectId: basename(target),
      before: null,
      after,
    })
    .run();
}

/**
 * Buttons of the lost days stand in Slack and carry ids. What gets an id from now on must have another one, or such a button
 * would act on something that its reader never saw.
 */
function leaveIdsOut(tx: Transaction): void {
  const counting = sql`select name from sqlite_master where type = 'table' and upper(sql) like '%AUTOINCREMENT%'`;
  tx.run(sql`insert into sqlite_sequence (name, seq)
    select name, 0 from (${counting}) where name not in (select name from sqlite_sequence)`);
  tx.run(sql`update sqlite_sequence set seq = seq + ${IDS_LEFT_OUT}`);
}

/** One whose id Slack has given can be asked for; of any other nobody can say whether it went out. */
function failFiles(tx: Transaction): void {
  tx.update(delivery)
    .set({ state: 'failed', leaseUntil: null, problem: FILE_OF_LOST_DAYS })
    .where(
      and(
        eq(delivery.kind, 'attachment'),
        inArray(delivery.state, ['pending', 'sending', 'unclear']),
        isNull(sql`json_extract(${delivery.payload}, '$.uploadedId')`),
      ),
    )
    .run();
}

/** They may show what was answered in the lost days, and say that it is saved. */
function drawMessagesAnew(tx: Transaction, at: Date): void {
  const open = tx
    .select({ since: min(collectionWindow.opensAt) })
    .from(collectionWindow)
    .where(inArray(collectionWindow.state, ['collecting', 'review', 'signed-off']))
    .get();
  if (open?.since === null || open?.since === undefined) return;
  const targets = tx
    .select({ id: delivery.id, key: delivery.key, personId: delivery.personId })
    .from(delivery)
    .where(
      and(
        inArray(delivery.kind, DRAWN_ANEW),
        eq(delivery.state, 'sent'),
        isNotNull(delivery.ts),
        gte(delivery.createdAt, open.since),
      ),
    )
    .all();
  for (const target of targets) armEdit(tx, target, { at, turn: 'after-posts' });
}
