import { type Actor, may, type Permission, UNKNOWN_PERSON } from '../../core/access.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import {
  checkDecision,
  type Decision,
  type DecisionAnswer,
  type DecisionFault,
} from '../../core/plan/decide-proposal.ts';
import { dueText } from '../../core/plan/due-text.ts';
import type { Milestone } from '../../core/plan/plan.ts';
import { isUndecided, type Proposal } from '../../core/plan/proposal.ts';
import { noticeKey } from '../../core/remind/desk-keys.ts';
import { hashContent } from '../collect/find-repeated.ts';
import { todayOf } from '../collect/milestone/milestone-situation.ts';
import type { Author, NewUpdate, Patience, UpdateStore, WindowStore } from '../ports.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import { type EntrySubject, readEntrySubject } from '../review/entry-subject.ts';
import { type CastPorts, dueAt, readCast } from '../review/read-cast.ts';
import { findNextYear, type NextYearsMilestone } from './find-next-year.ts';
import { isYearSigned } from './is-year-signed.ts';
import type { ProposalStore } from './proposal-ports.ts';

/** What the owner reads when it was decided. */
export interface DecidedNotice {
  readonly ref: string;
  readonly words: string;
  readonly proposal: Proposal;
  readonly decision: Decision;
  /** As it was agreed until then. */
  readonly due: Milestone['due'];
  /** Undefined from the command line. */
  readonly officerName: string | undefined;
}

export interface DecidePorts extends CastPorts {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly updates: Pick<UpdateStore, 'standing'>;
  readonly proposals: Pick<ProposalStore, 'ofMilestone' | 'ofSubmission' | 'decide'>;
  readonly renderDecided: (notice: DecidedNotice) => RenderedMessage;
}

export interface DecideRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly milestoneId: string;
  /** The plan's year, as a quarter of it: `2026-27/Q1`. */
  readonly quarter: string;
  readonly answer: DecisionAnswer;
  /** The state that the officer has read; undefined takes the one that stands. */
  readonly basedOn: number | undefined;
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type DecideOutcome =
  | {
      readonly outcome: 'decided';
      readonly proposal: Proposal;
      readonly ref: string;
      readonly isTold: boolean;
      /** Of what is agreed: it changes this year's plan alone. */
      readonly nextYear: NextYearsMilestone | undefined;
    }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'faults'; readonly faults: readonly DecisionFault[] }
  | { readonly outcome: 'nothing-open'; readonly ref: string }
  /** Its owner changed it since it was read. */
  | { readonly outcome: 'overtaken'; readonly ref: string }
  /** It is supported already. */
  | { readonly outcome: 'supported-already'; readonly ref: string }
  /** No quarter is open in whose report it could stand that the milestone is stopped. */
  | {
      readonly outcome: 'no-window';
      readonly ref: string;
      /** None opens any more, either. */
      readonly isYearSigned: boolean;
    }
  | { readonly outcome: 'busy' };

/**
 * Records what became of a proposal. What is agreed changes the plan at once, and its owner is told. Done twice with the
 * same press, it is done once.
 */
export async function decideProposal(ports: DecidePorts, request: DecideRequest): Promise<DecideOutcome> {
  for (;;) {
    const { milestoneId: id, quarter, by, answer, now } = request;
    const subject = await readEntrySubject(ports, { entry: { kind: 'milestone', id }, quarter });
    if (subject === undefined) return { outcome: 'gone' };
    const { ref, directorate, organisation } = subject;
    const permission = may(by, 'decide-proposal', { directorateId: directorate.id });
    if (!permission.allowed) return { outcome: 'refused', permission };
    const repeated = await ports.proposals.ofSubmission(request.submissionId);
    if (repeated !== undefined) return toDecided(ports, { proposal: repeated, ref, isTold: true });
    const checked = checkDecision(answer, todayOf(organisation, now));
    if (!checked.ok) return { outcome: 'faults', faults: checked.refusal };
    const newest = (await ports.proposals.ofMilestone(id)).at(-1);
    if (newest === undefined || !isUndecided(newest)) return { outcome: 'nothing-open', ref };
    if (request.basedOn !== undefined && request.basedOn !== newest.stateId) return { outcome: 'overtaken', ref };
    if (answer.kind === 'support' && newest.state === 'supported') return { outcome: 'supported-already', ref };
    const stored = await store(ports, request, { subject, newest, decision: checked.value });
    if (stored !== 'changed') return stored;
  }
}

interface Scene {
  readonly subject: EntrySubject;
  readonly newest: Proposal;
  readonly decision: Decision;
}

async function store(ports: DecidePorts, request: DecideRequest, scene: Scene): Promise<DecideOutcome | 'changed'> {
  const { subject, newest, decision } = scene;
  const { plan, ref } = subject;
  const milestone = plan.milestones.find(({ id }) => id === newest.milestoneId);
  if (milestone === undefined) return { outcome: 'gone' };
  const stops = decision.kind === 'agree' && newest.kind === 'drop';
  const window = await openWindow(ports, subject, request.now);
  if (stops && window === undefined) {
    return { outcome: 'no-window', ref, isYearSigned: isYearSigned(await ports.windows.windows(), plan) };
  }
  if (stops && request.by.personId === undefined) return { outcome: 'refused', permission: UNKNOWN_PERSON };
  const notice = await toNotice(ports, request, { ...scene, milestone });
  const stored = await ports.proposals.decide(
    {
      basedOn: newest,
      decision,
      author: request.author,
      enteredById: request.by.personId,
      at: request.now,
      submissionId: request.submissionId,
      planId: plan.id,
      planVersion: plan.version,
      wasDue: decision.kind === 'agree' && newest.due !== undefined ? dueText(milestone.due) : undefined,
      dropped: stops && window !== undefined ? await toDropped(ports, request, { ...scene, window }) : undefined,
      notice,
    },
    request.patience,
  );
  if (stored.ok) return toDecided(ports, { proposal: stored.value, ref, isTold: notice !== undefined });
  return stored.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
}

type Decided = Extract<DecideOutcome, { outcome: 'decided' }>;

async function toDecided(
  { plans }: Pick<DecidePorts, 'plans'>,
  decided: Pick<Decided, 'proposal' | 'ref' | 'isTold'>,
): Promise<Decided> {
  const { state, milestoneId } = decided.proposal;
  const nextYear = state === 'agreed' ? await findNextYear(plans, milestoneId) : undefined;
  return { outcome: 'decided', ...decided, nextYear };
}

/** The earliest of the plan's year whose report is not signed yet. */
async function openWindow(
  { windows }: Pick<DecidePorts, 'windows'>,
  { directorate, plan }: EntrySubject,
  now: Date,
): Promise<CollectionWindow | undefined> {
  const all = await windows.windows();
  return all
    .filter(({ directorateId, quarter }) => directorateId === directorate.id && isOfYear(quarter, plan.startYear))
    .filter(({ state, opensAt }) => (state === 'collecting' || state === 'review') && opensAt <= now)
    .toSorted((one, other) => one.opensAt.getTime() - other.opensAt.getTime())[0];
}

function isOfYear(quarter: string, startYear: number): boolean {
  return quarter.startsWith(`${startYear}-`);
}

/** Whoever answers for it need not say it: the report prints that it was dropped, with the reason, and it is not asked again. */
async function toDropped(
  { updates }: Pick<DecidePorts, 'updates'>,
  { submissionId, author, by, now: at }: DecideRequest,
  { newest, decision, subject, window }: Scene & { readonly window: CollectionWindow },
): Promise<NewUpdate> {
  const { milestoneId, ownerId, reason } = newest;
  const standing = (await updates.standing(window.quarter, [milestoneId])).get(milestoneId);
  return {
    milestoneId,
    quarter: window.quarter,
    kind: 'written',
    content: {
      status: { progress: 'dropped', rag: undefined, amberReason: undefined, completedOn: undefined },
      commentary: reason,
      action: '',
      actionBy: undefined,
    },
    ownerId,
    enteredById: by.personId,
    howItCame: ['agreed by', decision.body, decision.minute && `minute ${decision.minute}`].filter(Boolean).join(' '),
    author: { ...author, onBehalfOf: ownerId },
    at,
    formNonce: submissionId,
    contentHash: hashContent([milestoneId, reason]),
    submissionId,
    basedOn: standing?.id,
    windowId: window.id,
    windowVersion: window.version,
    planId: subject.plan.id,
    planVersion: subject.plan.version,
  };
}

/** Undefined where nobody can be reached, or it would reach the officer who did it. */
async function toNotice(
  ports: DecidePorts,
  { by, now, submissionId }: DecideRequest,
  { subject, newest, decision, milestone }: Scene & { readonly milestone: Milestone },
): Promise<NewDelivery | undefined> {
  const { answerer, owner, officer, from } = await readCast(ports, subject, { by, now });
  const windows = await ports.windows.windows();
  const window = windows.findLast(({ directorateId }) => directorateId === subject.directorate.id);
  if (answerer === undefined || owner === undefined || window === undefined) return undefined;
  if (answerer.person.id === officer?.id) return undefined;
  const { ref, words } = subject;
  const message = ports.renderDecided({
    ...{ ref, words, proposal: newest, decision, due: milestone.due },
    officerName: officer?.name,
  });
  return {
    key: noticeKey(submissionId, answerer.person.id),
    personId: answerer.person.id,
    content: { kind: 'notice', payload: { message, windowId: window.id, ownerId: owner.id, isNews: true } },
    methodClass: 'post',
    dueAt: dueAt(subject, answerer, from),
    createdAt: now,
  };
}
