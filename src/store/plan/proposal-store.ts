import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { parseLocalDate } from '../../core/calendar/local-date.ts';
import { isUndecided, type Proposal } from '../../core/plan/proposal.ts';
import { done, refuse } from '../../core/result.ts';
import type {
  NewProposalState,
  ProposalDraftClosing,
  ProposalDraftKey,
  ProposalStore,
} from '../../usecases/plan/proposal-ports.ts';
import {
  closeFormDraft,
  discardFormDraft,
  type FormDraftKey,
  keepFormDraft,
  readFormDraft,
} from '../collect/form-draft-rows.ts';
import type { Database, Transaction } from '../database.ts';
import { newId } from '../new-id.ts';
import { rememberRead } from '../remember-read.ts';
import { armOverviewsOfPlan } from '../remind/arm-digest-edits.ts';
import { audit } from '../schema/audit.ts';
import { milestone, plan } from '../schema/plan.ts';
import { proposal } from '../schema/proposal.ts';
import { applyDecision } from './apply-decision.ts';
import { undoDecision } from './undo-decision.ts';

type Row = typeof proposal.$inferSelect;

export function createProposalStore(database: Database): ProposalStore {
  const { orm } = database;
  // Every click on a milestone asks for it.
  const undecided = rememberRead(database, [proposal], () => readUndecided(database));
  return {
    undecided: async (milestoneIds) => {
      const all = await undecided();
      return new Map([...all].filter(([milestoneId]) => milestoneIds.includes(milestoneId)));
    },
    ofMilestone: async (milestoneId) =>
      orm
        .select()
        .from(proposal)
        .where(eq(proposal.milestoneId, milestoneId))
        .orderBy(asc(proposal.stateId))
        .all()
        .map(toProposal),
    ofSubmission: async (submissionId) => {
      const row = orm.select().from(proposal).where(eq(proposal.submissionId, submissionId)).get();
      return row && toProposal(row);
    },
    ofForm: async ({ milestoneId, formNonce }) =>
      orm
        .select({ stateId: proposal.stateId })
        .from(proposal)
        .where(and(eq(proposal.milestoneId, milestoneId), eq(proposal.formNonce, formNonce)))
        .all()
        .map(({ stateId }) => stateId),
    append: async (state, patience) => {
      const written = await database.write(patience, (tx) => (stillHolds(tx, state) ? append(tx, state) : undefined));
      if (!written.ok) return written;
      return written.value === undefined ? refuse('changed') : done(written.value);
    },
    agreed: async (milestoneIds) => {
      // What was taken back since is another state of the same proposal.
      const newest = new Map(
        orm
          .select()
          .from(proposal)
          .orderBy(asc(proposal.stateId))
          .all()
          .map((row) => [row.id, row]),
      );
      const theirs = [...newest.values()]
        .filter(({ state, milestoneId }) => state === 'agreed' && milestoneIds.includes(milestoneId))
        .toSorted((one, other) => one.stateId - other.stateId);
      return new Map(theirs.map((row) => [row.milestoneId, toProposal(row)]));
    },
    decided: async (milestoneIds) => {
      const rows = orm.select().from(proposal).orderBy(asc(proposal.stateId)).all();
      const newest = [...new Map(rows.map((row) => [row.milestoneId, row])).values()];
      return newest
        .filter(({ state, milestoneId }) => DECIDED.includes(state) && milestoneIds.includes(milestoneId))
        .map(toProposal);
    },
    undo: async (undone, patience) => {
      const written = await database.write(patience, (tx) =>
        stillHolds(tx, { ...undone, milestoneId: undone.basedOn.milestoneId }) ? undoDecision(tx, undone) : undefined,
      );
      if (!written.ok) return written;
      if (written.value === 'plan-changed') return refuse('plan-changed');
      return written.value === undefined ? refuse('changed') : done(undefined);
    },
    decide: async (decision, patience) => {
      const on = { ...decision, milestoneId: decision.basedOn.milestoneId };
      const written = await database.write(patience, (tx) =>
        stillHolds(tx, on) ? applyDecision(tx, decision) : undefined,
      );
      if (!written.ok) return written;
      return written.value === undefined ? refuse('changed') : done(toProposal(written.value));
    },
    draft: async (key) => {
      const stored = readFormDraft(orm, toDraftKey(key));
      return stored?.state === 'open' ? stored : undefined;
    },
    keepDraft: (key, typed, patience) => database.write(patience, (tx) => keepFormDraft(tx, toDraftKey(key), typed)),
    closeDraft: (closing, patience) => database.write(patience, (tx) => closeDraft(tx, closing)),
    discardDraft: ({ at, ...key }, patience) =>
      database.write(patience, (tx) => discardFormDraft(tx, toDraftKey(key), { at })),
  };
}

const DECIDED: readonly string[] = ['supported', 'agreed', 'declined'];

/** A proposal belongs to no quarter. */
function toDraftKey({ personId, milestoneId }: ProposalDraftKey): FormDraftKey {
  return { personId, form: 'proposal', subject: milestoneId, quarter: '' };
}

function closeDraft(tx: Transaction, { personId, milestoneId, ...sent }: ProposalDraftClosing): void {
  closeFormDraft(tx, toDraftKey({ personId, milestoneId }), sent);
}

/** Of all milestones, by id: there are few. */
function readUndecided({ orm }: Database): ReadonlyMap<string, Proposal> {
  const rows = orm.select().from(proposal).orderBy(asc(proposal.stateId)).all();
  const newest = new Map(rows.map((row) => [row.milestoneId, toProposal(row)]));
  return new Map([...newest].filter(([, standing]) => isUndecided(standing)));
}

/** Ids of the states that are printed in a report of this plan. */
export function undecidedStateIds(tx: Transaction, planId: string): readonly number[] {
  const rows = tx
    .select({ milestoneId: proposal.milestoneId, stateId: proposal.stateId, state: proposal.state })
    .from(proposal)
    .innerJoin(milestone, eq(milestone.id, proposal.milestoneId))
    .where(and(eq(milestone.planId, planId), isNull(milestone.retiredAt)))
    .orderBy(asc(proposal.stateId))
    .all();
  const newest = new Map(rows.map((row) => [row.milestoneId, row]));
  return [...newest.values()].filter(isUndecided).map(({ stateId }) => stateId);
}

function stillHolds(
  tx: Transaction,
  {
    milestoneId,
    basedOn,
    planId,
    planVersion,
  }: Pick<NewProposalState, 'milestoneId' | 'basedOn' | 'planId' | 'planVersion'>,
): boolean {
  const current = tx.select({ version: plan.version }).from(plan).where(eq(plan.id, planId)).get();
  if (current?.version !== planVersion) return false;
  const newest = tx
    .select({ stateId: proposal.stateId })
    .from(proposal)
    .where(eq(proposal.milestoneId, milestoneId))
    .orderBy(desc(proposal.stateId))
    .get();
  return newest?.stateId === basedOn?.stateId;
}

function append(tx: Transaction, added: NewProposalState): Proposal {
  const { content, author, basedOn, planId, planVersion: _version, draft, ...rest } = added;
  const isSameProposal = basedOn !== undefined && isUndecided(basedOn);
  const { kind, reason, due = null, words = null } = content;
  const row = tx
    .insert(proposal)
    .values({ ...rest, id: isSameProposal ? basedOn.id : newId('pr'), kind, reason, due, words })
    .returning()
    .get();
  tx.insert(audit)
    .values({
      at: added.at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: added.state === 'open' ? 'propose-change' : 'withdraw-proposal',
      subject: 'milestone',
      subjectId: added.milestoneId,
      before: basedOn === undefined ? null : { stateId: basedOn.stateId, state: basedOn.state },
      after: { proposalId: row.id, stateId: row.stateId, state: row.state },
    })
    .run();
  if (draft !== undefined) closeDraft(tx, draft);
  armOverviewsOfPlan(tx, planId, added.at);
  return toProposal(row);
}

function toProposal({ submissionId: _submissionId, formNonce: _formNonce, ...row }: Row): Proposal {
  return {
    ...row,
    due: toDate(row.due),
    words: row.words ?? undefined,
    enteredById: row.enteredById ?? undefined,
    body: row.body ?? undefined,
    decidedOn: toDate(row.decidedOn),
    minute: row.minute ?? undefined,
    note: row.note ?? undefined,
    wasDue: row.wasDue ?? undefined,
  };
}

function toDate(text: string | null) {
  return text === null ? undefined : parseLocalDate(text);
}
