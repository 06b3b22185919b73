import { type Actor, may } from '../../core/access.ts';
import { homesOfPerson, type PlanBook } from '../../core/plan/homes-of-person.ts';
import { type TrailSubject, trailSubjects } from '../../core/review/trail.ts';
import type { PlanReader, WindowStore } from '../ports.ts';
import type { TrailReader } from './trail-ports.ts';

export interface ReadTrailPorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates' | 'people' | 'plans'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly trail: TrailReader;
}

/** What somebody may read of the record, and the names of what it speaks of. */
export interface TrailReading extends PlanBook {
  readonly timeZone: string;
  readonly subjects: ReadonlyMap<string, TrailSubject>;
  readonly isTheirs: (about: TrailSubject | undefined) => boolean;
  /** Whose items they may ask for. */
  readonly directorateIds: readonly string[];
}

/** Undefined for whoever may read nothing. */
export async function prepareTrail(ports: ReadTrailPorts, by: Actor): Promise<TrailReading | undefined> {
  const [organisation, directorates, people, plans, windows] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.people(),
    ports.plans.plans(),
    ports.windows.windows(),
  ]);
  const book = { directorates, people, plans };
  const theirs = directorates.filter(({ id }) => may(by, 'read-trail', { directorateId: id }).allowed);
  const directorateIds = theirs.map(({ id }) => id);
  const readsAll = may(by, 'read-trail').allowed;
  if (!readsAll && directorateIds.length === 0) return undefined;
  const isOfficers = officersReader(book, new Set(directorateIds));
  return {
    ...book,
    timeZone: organisation?.timeZone ?? 'UTC',
    subjects: trailSubjects({ organisation, ...book, windows }),
    isTheirs: (about) => readsAll || (about !== undefined && isOfficers(about)),
    directorateIds,
  };
}

/** Whose homes these are is found for those alone of whom something is recorded, and once. */
function officersReader(book: PlanBook, theirs: ReadonlySet<string>): (about: TrailSubject) => boolean {
  const people = new Map<string, boolean>();
  return ({ owner }) => {
    switch (owner.kind) {
      case 'organisation':
        return true;
      case 'directorate':
        return theirs.has(owner.id);
      case 'person': {
        const known = people.get(owner.id) ?? homesOfPerson(owner.id, book).some(({ id }) => theirs.has(id));
        people.set(owner.id, known);
        return known;
      }
    }
  };
}
