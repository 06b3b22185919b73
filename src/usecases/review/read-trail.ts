import { type Actor, may } from '../../core/access.ts';
import { addDays, type LocalDate } from '../../core/calendar/local-date.ts';
import { instantOf } from '../../core/calendar/zone.ts';
import type { Person } from '../../core/plan/plan.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { subjectOfRow, subjectsNamed, type TrailSubject, trailSubjects } from '../../core/review/trail.ts';
import type { PlanReader, WindowStore } from '../ports.ts';
import type { TrailReader, TrailRow } from './trail-ports.ts';

export interface ReadTrailPorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates' | 'people' | 'plans'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly trail: TrailReader;
}

export interface TrailRequest {
  readonly by: Actor;
  /** A ref or an id. */
  readonly item?: string | undefined;
  /** Initials. */
  readonly person?: string | undefined;
  /** Days where the council is, both included. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

/** One change, with names in the place of ids where there still are any. */
export interface TrailLine extends TrailRow {
  readonly who: string;
  readonly forWhom: string | undefined;
  /** Undefined for what is no longer there. */
  readonly about: TrailSubject | undefined;
}

export interface Trail {
  /** Where the council is, IANA name. */
  readonly timeZone: string;
  /** Newest first. */
  readonly lines: readonly TrailLine[];
  /** What the item was taken for; several share a ref. */
  readonly subjects: readonly TrailSubject[];
}

export type TrailRefusal =
  | { readonly reason: 'not-allowed' }
  | { readonly reason: 'unknown-item'; readonly given: string }
  | { readonly reason: 'unknown-person'; readonly given: string };

/** Who changed what, when, from what and to what: of the directorates that somebody looks after, or of everything. */
export async function readTrail(ports: ReadTrailPorts, request: TrailRequest): Promise<Result<Trail, TrailRefusal>> {
  const [organisation, directorates, people, plans, windows] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.people(),
    ports.plans.plans(),
    ports.windows.windows(),
  ]);
  const { by, item, person: initials, from, to } = request;
  const mayRead = new Set(
    directorates.filter(({ id }) => may(by, 'read-trail', { directorateId: id }).allowed).map(({ id }) => id),
  );
  const readsAll = may(by, 'read-trail').allowed;
  if (!readsAll && mayRead.size === 0) return refuse({ reason: 'not-allowed' });
  const subjects = trailSubjects({ directorates, people, plans, windows });
  const isTheirs = (about: TrailSubject | undefined) =>
    readsAll || (about?.directorateId !== undefined && mayRead.has(about.directorateId));
  const named = item === undefined ? [] : subjectsNamed(subjects.values(), item).filter(isTheirs);
  if (item !== undefined && named.length === 0) return refuse({ reason: 'unknown-item', given: item });
  const person = people.find(
    (each) => initials !== undefined && normaliseRef(each.initials) === normaliseRef(initials),
  );
  if (initials !== undefined && person === undefined) return refuse({ reason: 'unknown-person', given: initials });
  const timeZone = organisation?.timeZone ?? 'UTC';
  const rows = await ports.trail.trail({
    ...(item !== undefined && { subjectIds: named.map(({ id }) => id) }),
    ...(person && { person: { personId: person.id, slackUserId: person.slackUserId } }),
    ...(from && { from: instantOf(from, '00:00', timeZone) }),
    ...(to && { to: instantOf(addDays(to, 1), '00:00', timeZone) }),
  });
  const lines = rows
    .map((row) => toLine(row, subjects, people))
    .filter(({ about }) => isTheirs(about) && (item === undefined || named.some(({ id }) => id === about?.id)));
  return done({ timeZone, lines: lines.toReversed(), subjects: named });
}

function toLine(row: TrailRow, subjects: ReadonlyMap<string, TrailSubject>, people: readonly Person[]): TrailLine {
  const actor = people.find(({ slackUserId }) => slackUserId === row.actor);
  const forWhom = people.find(({ id }) => id === row.onBehalfOf);
  return { ...row, who: actor?.name ?? row.actor, forWhom: forWhom?.name, about: subjectOfRow(row, subjects) };
}
