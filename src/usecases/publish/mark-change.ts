import { may, type Permission, UNKNOWN_PERSON } from '../../core/access.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Directorate } from '../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { type AskedChange, type ChangeMarkKind, LONGEST_CHANGE } from '../../core/review/asked-change.ts';
import type { SignOffRecord } from '../../core/review/sign-off.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Patience, PlanReader, WindowStore } from '../ports.ts';
import type { SignOffStore } from './sign-off-ports.ts';

export interface MarkChangePorts {
  readonly actors: ActorSources;
  readonly plans: Pick<PlanReader, 'directorates'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly signOffs: Pick<SignOffStore, 'record' | 'markChange'>;
}

export interface MarkChangeRequest {
  readonly clicker: Clicker;
  /** As they came back from Slack: not to be trusted. */
  readonly windowId: string;
  readonly changeId: number;
  readonly kind: ChangeMarkKind;
  /** As typed: why it is not changed. */
  readonly why: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type MarkChangeRefusal =
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  /** `over`: a later draft was asked for, or the report is published. */
  | { readonly reason: 'gone' | 'over' | 'no-words' | 'too-long' | 'busy' };

/** An officer says what became of a change that an approver asked for. The same twice is said once. */
export async function markChange(
  ports: MarkChangePorts,
  request: MarkChangeRequest,
): Promise<Result<AskedChange, MarkChangeRefusal>> {
  const { clicker, windowId, changeId, kind, now } = request;
  const opened = await openMarking(ports, request);
  if (!opened.ok) return opened;
  const { window, directorate, byId } = opened.value;
  const record = await ports.signOffs.record(directorate.id, window.quarter);
  const found = findChange(record, changeId);
  if (found === undefined) return refuse({ reason: 'gone' });
  const { change, draftId } = found;
  if (window.state === 'published' || record.drafts.at(-1)?.id !== draftId) return refuse({ reason: 'over' });
  const why = kind === 'will-not' ? request.why.trim() : '';
  if (kind === 'will-not' && why === '') return refuse({ reason: 'no-words' });
  if (why.length > LONGEST_CHANGE) return refuse({ reason: 'too-long' });
  if ((change.mark?.kind ?? 'open') === kind && (change.mark?.why ?? '') === why) return done(change);
  const mark = { kind, why, byId, at: now };
  const place = { directorateId: directorate.id, quarter: window.quarter, windowId };
  const author = { actor: clicker.slackUserId };
  const added = { ...place, ...mark, author, changeId, draftId, basedOn: record.mark, deliveries: [] };
  const stored = await ports.signOffs.markChange(added, request.patience);
  if (stored.ok) return done({ ...change, mark });
  return stored.refusal === 'busy' ? refuse({ reason: 'busy' }) : markChange(ports, request);
}

type MarkingRequest = Pick<MarkChangeRequest, 'clicker' | 'windowId' | 'now'>;

interface Marking {
  readonly window: CollectionWindow;
  readonly directorate: Directorate;
  /** The officer. */
  readonly byId: string;
}

/** Whether somebody may say what became of changes here; asked before anything is typed. */
export async function openMarking(
  ports: Pick<MarkChangePorts, 'actors' | 'plans' | 'windows'>,
  { clicker, windowId, now }: MarkingRequest,
): Promise<Result<Marking, MarkChangeRefusal>> {
  const window = (await ports.windows.windows()).find(({ id }) => id === windowId);
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === window?.directorateId);
  const actor = await findActor(ports.actors, clicker, now);
  const permission = may(actor, 'ask-for-sign-off', directorate && { directorateId: directorate.id });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const { personId: byId } = actor;
  if (byId === undefined) return refuse({ reason: 'not-allowed', permission: UNKNOWN_PERSON });
  return window === undefined || directorate === undefined
    ? refuse({ reason: 'gone' })
    : done({ window, directorate, byId });
}

function findChange(
  { changes, answers }: SignOffRecord,
  changeId: number,
): { readonly change: AskedChange; readonly draftId: number } | undefined {
  const change = changes.find(({ id }) => id === changeId);
  const draftId = answers.find(({ id }) => id === change?.answerId)?.draftId;
  return change === undefined || draftId === undefined ? undefined : { change, draftId };
}
