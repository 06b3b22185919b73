import { type Actor, may, type Permission } from '../../core/access.ts';
import { isUndecided } from '../../core/plan/proposal.ts';
import { noticeKey } from '../../core/remind/desk-keys.ts';
import type { Author, Patience, WindowStore } from '../ports.ts';
import type { RenderedMessage, RevisionStore } from '../publish/ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import { type EntrySubject, readEntrySubject } from '../review/entry-subject.ts';
import { type CastPorts, dueAt, readCast } from '../review/read-cast.ts';
import type { ProposalStore } from './proposal-ports.ts';

export interface UndoDecisionPorts extends CastPorts {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly revisions: Pick<RevisionStore, 'latest'>;
  readonly proposals: Pick<ProposalStore, 'ofMilestone' | 'undo'>;
  readonly renderUndecided: (about: { readonly ref: string; readonly words: string }) => RenderedMessage;
}

export interface UndoDecisionRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly milestoneId: string;
  /** The plan's year, as a quarter of it: `2026-27/Q1`. */
  readonly quarter: string;
  /** The state that the officer has read. */
  readonly basedOn: number;
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type UndoDecisionOutcome =
  | { readonly outcome: 'undone'; readonly ref: string }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** `overtaken`: something newer was said of it. `published`: a report has said so since. `stopped`: its last update says that it was dropped. */
  | {
      readonly outcome: 'overtaken' | 'published' | 'stopped' | 'plan-changed';
      readonly ref: string;
    }
  | { readonly outcome: 'gone' | 'busy' };

/** What was recorded by mistake is a proposal again, while no report has said it; the plan is as it was before. */
export async function undoDecision(
  ports: UndoDecisionPorts,
  request: UndoDecisionRequest,
): Promise<UndoDecisionOutcome> {
  const { milestoneId: id, quarter, by } = request;
  const subject = await readEntrySubject(ports, { entry: { kind: 'milestone', id }, quarter });
  if (subject === undefined) return { outcome: 'gone' };
  const { ref, directorate, plan } = subject;
  const permission = may(by, 'decide-proposal', { directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const states = await ports.proposals.ofMilestone(id);
  const newest = states.at(-1);
  const before = states.findLast((each) => each.id === newest?.id && each !== newest);
  if (newest === undefined || before === undefined || newest.stateId !== request.basedOn) {
    // Pressed twice: what stands is what stood before.
    const isUndone = newest !== undefined && isUndecided(newest) && states.at(-2)?.stateId === request.basedOn;
    return isUndone ? { outcome: 'undone', ref } : { outcome: 'overtaken', ref };
  }
  if (newest.state === 'agreed' && newest.kind === 'drop') return { outcome: 'stopped', ref };
  if (await wasPublishedSince(ports, subject, newest.at)) return { outcome: 'published', ref };
  const stored = await ports.proposals.undo(
    {
      basedOn: newest,
      before,
      planId: plan.id,
      planVersion: plan.version,
      author: request.author,
      enteredById: by.personId,
      at: request.now,
      submissionId: request.submissionId,
      notice: await toNotice(ports, request, subject),
    },
    request.patience,
  );
  if (stored.ok) return { outcome: 'undone', ref };
  if (stored.refusal === 'plan-changed') return { outcome: 'plan-changed', ref };
  return stored.refusal === 'busy' ? { outcome: 'busy' } : undoDecision(ports, request);
}

async function wasPublishedSince(
  { windows, revisions }: UndoDecisionPorts,
  { directorate }: EntrySubject,
  at: Date,
): Promise<boolean> {
  for (const window of await windows.windows()) {
    if (window.directorateId !== directorate.id || window.state !== 'published') continue;
    const latest = await revisions.latest(directorate.id, window.quarter);
    if (latest !== undefined && latest.publishedAt >= at) return true;
  }
  return false;
}

/** Whoever was told of a decision is told that it was none. */
async function toNotice(
  ports: UndoDecisionPorts,
  { by, now, submissionId }: UndoDecisionRequest,
  subject: EntrySubject,
): Promise<NewDelivery | undefined> {
  const { answerer, owner, officer, from } = await readCast(ports, subject, { by, now });
  const window = (await ports.windows.windows()).findLast(
    ({ directorateId }) => directorateId === subject.directorate.id,
  );
  if (answerer === undefined || owner === undefined || window === undefined) return undefined;
  if (answerer.person.id === officer?.id) return undefined;
  const message = ports.renderUndecided({ ref: subject.ref, words: subject.words });
  return {
    key: noticeKey(submissionId, answerer.person.id),
    personId: answerer.person.id,
    content: { kind: 'notice', payload: { message, windowId: window.id, ownerId: owner.id, isNews: true } },
    methodClass: 'post',
    dueAt: dueAt(subject, answerer, from),
    createdAt: now,
  };
}
