import { may, NO_APPROVER, type Permission } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { withholdTexts } from '../../core/publish/withhold-texts.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { checkChanges, type TypedChange } from '../../core/review/asked-change.ts';
import { draftPlaces } from '../../core/review/draft-places.ts';
import { askedBy, type SignOffAnswer } from '../../core/review/sign-off.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Patience, PlanReader } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import { compileFrom, readQuarterSources, withheldIn } from './compile-quarter.ts';
import type { CompilePorts } from './ports.ts';
import { type SignOffStand, standOf } from './read-sign-off.ts';
import type { RenderSignOff, SignOffStore } from './sign-off-ports.ts';

export type AnswerPorts = CompilePorts & {
  readonly actors: ActorSources;
  readonly plans: PlanReader;
  readonly signOffs: SignOffStore;
  readonly renderSignOff: RenderSignOff;
};

export interface AnswerRequest {
  readonly clicker: Clicker;
  /** As they came back from Slack: not to be trusted. */
  readonly windowId: string;
  readonly number: number;
  /** What is to be changed; undefined signs. */
  readonly changes: readonly TypedChange[] | undefined;
  readonly now: Date;
  readonly patience: Patience;
}

export type AnswerRefusal =
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  | { readonly reason: 'gone' | 'published' | 'busy' | 'no-words' | 'too-long' }
  /** There is a later draft, or the report would read otherwise by now. */
  | { readonly reason: 'void'; readonly newest: number; readonly changed: readonly string[] }
  | { readonly reason: 'signed-already' };

export interface AnsweredSignOff {
  readonly kind: SignOffAnswer['kind'];
  readonly number: number;
  /** Names of those who have not signed yet. */
  readonly missing: readonly string[];
}

/** An approver, or the deputy of one who is away, signs exactly the draft that was read, or asks for changes. */
export async function answerSignOff(
  ports: AnswerPorts,
  request: AnswerRequest,
): Promise<Result<AnsweredSignOff, AnswerRefusal>> {
  const { clicker, now, number } = request;
  const found = await findDraft(ports, request);
  const actor = await findActor(ports.actors, clicker, now);
  const { approverIds = [], id: directorateId } = found?.directorate ?? {};
  const subject = { ownerIds: approverIds, ...(directorateId !== undefined && { directorateId }) };
  const permission = may(actor, 'sign-report', subject);
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const { personId: byId } = actor;
  const approverId = approverIds.find((id) => id === byId) ?? approverIds.find((id) => actor.standsInFor.includes(id));
  if (approverId === undefined || byId === undefined) return refuse({ reason: 'not-allowed', permission: NO_APPROVER });
  if (found === undefined) return refuse({ reason: 'gone' });
  const { stand, window, basedOn } = found;
  if (window.state === 'published') return refuse({ reason: 'published' });
  // What is to be changed is heard whichever draft it was read in: only a signature rests on exact words.
  const isSigning = request.changes === undefined;
  if (isSigning && (stand.draft.number !== number || stand.changed.length > 0)) {
    return refuse({ reason: 'void', newest: stand.draft.number, changed: stand.changed });
  }
  const checked = checkChanges(request.changes ?? [], draftPlaces(stand.draft.snapshot));
  if (!isSigning && !checked.ok) return refuse({ reason: checked.refusal });
  const earlier = stand.answers.find((each) => each.approverId === approverId)?.answer;
  if (isSigning && earlier?.kind === 'signed') return refuse({ reason: 'signed-already' });
  const kind = isSigning ? 'signed' : 'changes-asked';
  const missing = await namesOf(ports, missingAfter(stand, approverId, kind));
  const [byName = ''] = await namesOf(ports, [byId]);
  const stored = await ports.signOffs.answer(
    {
      directorateId: found.directorate.id,
      quarter: window.quarter,
      windowId: window.id,
      stateAfter: missing.length === 0 ? 'signed-off' : 'review',
      draftId: stand.draft.id,
      approverId,
      byId,
      kind,
      words: '',
      changes: checked.ok ? checked.value : [],
      at: now,
      author: { actor: clicker.slackUserId, ...(byId !== approverId && { onBehalfOf: approverId }) },
      basedOn,
      deliveries: tellOfficers(ports, found, { byName, approverId, kind, missing, now }),
    },
    request.patience,
  );
  if (stored.ok) return done({ kind, number, missing });
  return stored.refusal === 'busy' ? refuse({ reason: 'busy' }) : answerSignOff(ports, request);
}

async function findDraft(ports: AnswerPorts, { windowId, now }: AnswerRequest) {
  const window = (await ports.windows.windows()).find(({ id }) => id === windowId);
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === window?.directorateId);
  const quarter = parseQuarter(window?.quarter ?? '');
  if (window === undefined || directorate === undefined || quarter === undefined) return undefined;
  const read = await readQuarterSources(ports, { directorateCode: directorate.code, quarter });
  if (!read.ok) return undefined;
  const full = await compileFrom(ports, read.value, { now, revision: undefined });
  const book = await ports.signOffs.ofQuarter(directorate.id, window.quarter);
  const stand = standOf(book, directorate.approverIds, withholdTexts(full, withheldIn(read.value)));
  return stand && { directorate, window, stand, book, basedOn: book.mark };
}

function missingAfter({ answers }: SignOffStand, approverId: string, kind: SignOffAnswer['kind']): readonly string[] {
  return answers
    .filter((each) => (each.approverId === approverId ? kind : each.answer?.kind) !== 'signed')
    .map((each) => each.approverId);
}

async function namesOf({ plans }: Pick<AnswerPorts, 'plans'>, ids: readonly string[]): Promise<readonly string[]> {
  const people = await plans.people();
  return ids.map((id) => people.find((person) => person.id === id)?.name ?? id);
}

interface Telling {
  readonly byName: string;
  readonly approverId: string;
  readonly kind: SignOffAnswer['kind'];
  readonly missing: readonly string[];
  readonly now: Date;
}

function tellOfficers(
  { renderSignOff }: Pick<AnswerPorts, 'renderSignOff'>,
  { directorate, window, stand, basedOn, book }: NonNullable<Awaited<ReturnType<typeof findDraft>>>,
  { now, approverId, kind, byName, missing }: Telling,
): readonly NewDelivery[] {
  const { number, snapshot } = stand.draft;
  const nth = askedBy(book, stand.draft.id, approverId).length + 1;
  const payload =
    kind === 'signed'
      ? { message: renderSignOff({ about: 'answer', number, snapshot, byName, missing }), windowId: window.id }
      : { windowId: window.id, changesIn: { number, approverId, nth } };
  return directorate.officerIds.map((personId) => ({
    key: `sign-off-${window.id.replaceAll('/', '-')}-${number}-answer-${basedOn}-${personId}`,
    content: { kind: 'sign-off', payload },
    methodClass: 'post',
    personId,
    dueAt: now,
    createdAt: now,
  }));
}
