import { type Actor, may, type Permission } from '../../core/access.ts';
import type { LocalDate } from '../../core/calendar/local-date.ts';
import { formatQuarter, nextQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import type { Directorate } from '../../core/plan/plan.ts';
import {
  type ActionFault,
  checkAction,
  isActionWithdrawn,
  type MeetingAction,
  type TypedAction,
} from '../../core/publish/meeting-action.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from '../calendar/find-directorate.ts';
import type { Author, Patience, PlanReader, WindowStore } from '../ports.ts';
import type { MeetingStore } from './meeting-ports.ts';
import type { RevisionStore } from './ports.ts';

export interface RecordPorts {
  readonly plans: Pick<PlanReader, 'directorates' | 'people'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly revisions: Pick<RevisionStore, 'latest'>;
  readonly meetings: Pick<MeetingStore, 'book' | 'add'>;
}

export interface RecordRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly directorateCode: string;
  /** Whose published report the meeting read. */
  readonly quarter: Quarter;
  readonly typed: TypedAction;
  readonly personId: string;
  readonly due: LocalDate | undefined;
  readonly now: Date;
  readonly patience: Patience;
}

export type RecordRefusal =
  | UnknownDirectorate
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  | { readonly reason: 'unknown-person' }
  | { readonly reason: 'not-published' }
  | { readonly reason: 'faults'; readonly faults: readonly ActionFault[] }
  /** The same is asked of the same person already. */
  | { readonly reason: 'so-already'; readonly action: MeetingAction }
  | { readonly reason: 'busy' };

/** Records what a meeting asked of somebody. Done twice, the second time says so. */
export async function recordMeetingAction(
  ports: RecordPorts,
  request: RecordRequest,
): Promise<Result<MeetingAction, RecordRefusal>> {
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  const directorate = found.value;
  const permission = may(request.by, 'record-meeting-action', { directorateId: directorate.id });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const quarter = formatQuarter(request.quarter);
  const [published, book] = await Promise.all([
    ports.revisions.latest(directorate.id, quarter),
    ports.meetings.book(directorate.id),
  ]);
  if (published === undefined) return refuse({ reason: 'not-published' });
  if (!(await ports.plans.people()).some(({ id }) => id === request.personId))
    return refuse({ reason: 'unknown-person' });
  const checked = checkAction(request.typed);
  if (!checked.ok) return refuse({ reason: 'faults', faults: checked.refusal });
  const same = book.actions.find(
    (action) =>
      action.quarter === quarter &&
      action.personId === request.personId &&
      action.text === checked.value.text &&
      !isActionWithdrawn(book, action.id),
  );
  if (same !== undefined) return refuse({ reason: 'so-already', action: same });
  const { personId, due: by, author, now: at } = request;
  const askedFrom = await firstUnpublished(ports, directorate, request.quarter);
  const added = { directorateId: directorate.id, quarter, askedFrom, ...checked.value, personId, by, author, at };
  const stored = await ports.meetings.add({ ...added, basedOn: book.mark }, request.patience);
  if (stored.ok) return done(stored.value);
  // Somebody recorded another meanwhile: deciding again finds whether it was this.
  return stored.refusal === 'busy' ? refuse({ reason: 'busy' }) : recordMeetingAction(ports, request);
}

/** The first quarter after this one whose report can still say what was done. */
async function firstUnpublished(
  { windows }: Pick<RecordPorts, 'windows'>,
  directorate: Directorate,
  after: Quarter,
): Promise<string> {
  const all = await windows.windows();
  let quarter = nextQuarter(after);
  const isPublished = () =>
    all.some(
      (window) =>
        window.directorateId === directorate.id &&
        window.quarter === formatQuarter(quarter) &&
        window.state === 'published',
    );
  while (isPublished()) quarter = nextQuarter(quarter);
  return formatQuarter(quarter);
}
