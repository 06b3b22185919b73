import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { done, refuse } from '../../core/result.ts';
import type { SignOffBook } from '../../core/review/sign-off.ts';
import type { SignOffStore } from '../../usecases/publish/sign-off-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { planDeliveries } from '../plan/plan-deliveries.ts';
import { audit } from '../schema/audit.ts';
import { signOffAnswer, signOffDraft } from '../schema/review.ts';

interface Place {
  readonly directorateId: string;
  readonly quarter: string;
}

export function createSignOffStore(database: Database): SignOffStore {
  return {
    ofQuarter: async (directorateId, quarter) => readBook(database.orm, { directorateId, quarter }),
    ask: async ({ author, basedOn, deliveries, snapshot, ...draft }, patience) => {
      const written = await database.write(patience, (tx) => {
        if (readBook(tx, draft).mark !== basedOn) return false;
        const row = tx
          .insert(signOffDraft)
          .values({ ...draft, snapshot: JSON.stringify(snapshot), actor: author.actor })
          .returning({ id: signOffDraft.id })
          .get();
        planDeliveries(tx, deliveries);
        writeAudit(tx, {
          author,
          at: draft.at,
          action: 'ask-for-sign-off',
          draftId: row.id,
          after: { number: draft.number },
        });
        return true;
      });
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
    answer: async ({ author, basedOn, deliveries, directorateId, quarter, ...answer }, patience) => {
      const written = await database.write(patience, (tx) => {
        if (readBook(tx, { directorateId, quarter }).mark !== basedOn) return false;
        tx.insert(signOffAnswer).values(answer).run();
        planDeliveries(tx, deliveries);
        const action = answer.kind === 'signed' ? 'sign-report' : 'ask-for-changes';
        writeAudit(tx, {
          author,
          at: answer.at,
          action,
          draftId: answer.draftId,
          after: { approverId: answer.approverId },
        });
        return true;
      });
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

/** The mark grows with each draft and each answer; 0 when there is none. */
export function readSignOffMark(tx: Transaction, place: Place): number {
  return readBook(tx, place).mark;
}

function readBook(orm: Database['orm'] | Transaction, { directorateId, quarter }: Place): SignOffBook {
  const isMeant = and(eq(signOffDraft.directorateId, directorateId), eq(signOffDraft.quarter, quarter));
  const drafts = orm.select().from(signOffDraft).where(isMeant).orderBy(asc(signOffDraft.id)).all();
  const ids = drafts.map(({ id }) => id);
  const answers =
    ids.length === 0
      ? []
      : orm
          .select()
          .from(signOffAnswer)
          .where(inArray(signOffAnswer.draftId, ids))
          .orderBy(asc(signOffAnswer.id))
          .all();
  return {
    // Our own text: whoever changes it in the file changes what was signed.
    drafts: drafts.map(({ snapshot, ...draft }) => ({ ...draft, snapshot: JSON.parse(snapshot) as Snapshot })),
    answers,
    mark: drafts.length + answers.length,
  };
}

interface Change {
  readonly author: { readonly actor: string; readonly onBehalfOf?: string };
  readonly at: Date;
  readonly action: string;
  readonly draftId: number;
  readonly after: unknown;
}

function writeAudit(tx: Transaction, { author, at, action, draftId, after }: Change): void {
  const { actor, onBehalfOf } = author;
  tx.insert(audit)
    .values({ at, actor, onBehalfOf, action, subject: 'draft', subjectId: String(draftId), before: null, after })
    .run();
}
