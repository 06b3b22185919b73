import type { Directorate, Person, Plan } from '../plan/plan.ts';
import { normaliseRef } from '../plan/ref.ts';

/** Something that a change can be about, with the words by which people know it. */
export interface TrailSubject {
  readonly id: string;
  readonly ref: string;
  /** Empty where the ref says it all. */
  readonly words: string;
  readonly directorateId: string | undefined;
}

export interface TrailGround {
  readonly directorates: readonly Directorate[];
  readonly people: readonly Person[];
  readonly plans: readonly Plan[];
  readonly windows: readonly { readonly id: string; readonly directorateId: string; readonly quarter: string }[];
}

/** Everything that the record may speak of and that is still there, by its id. */
export function trailSubjects({
  directorates,
  people,
  plans,
  windows,
}: TrailGround): ReadonlyMap<string, TrailSubject> {
  const subjects = [
    ...directorates.map(({ id, code, name }) => ({ id, ref: code, words: name, directorateId: id })),
    ...people.map(({ id, initials, name }) => ({ id, ref: initials, words: name, directorateId: undefined })),
    ...plans.flatMap(planSubjects),
    ...windows.map(({ id, quarter, directorateId }) => ({ id, ref: quarter, words: '', directorateId })),
  ];
  return new Map(subjects.map((subject) => [subject.id, subject]));
}

function planSubjects({ directorateId, ...plan }: Plan): readonly TrailSubject[] {
  return [
    { id: plan.id, ref: 'Plan', words: '', directorateId },
    ...plan.areas.map(({ id, name }) => ({ id, ref: 'Area', words: name, directorateId })),
    ...[...plan.milestones, ...plan.indicators].map(({ id, ref, words }) => ({ id, ref, words, directorateId })),
    ...plan.risks.map(({ id, title }, at) => ({ id, ref: `Risk ${at + 1}`, words: title, directorateId })),
    ...plan.equalityActions.map(({ id, words }, at) => ({
      id,
      ref: `Equality action ${at + 1}`,
      words,
      directorateId,
    })),
    ...plan.departments.map(({ id, name }) => ({ id, ref: 'Department', words: name, directorateId })),
  ];
}

/** Those that somebody means with a ref or an id; several share a ref. */
export function subjectsNamed(subjects: Iterable<TrailSubject>, name: string): readonly TrailSubject[] {
  const all = [...subjects];
  const byId = all.filter(({ id }) => id === name.trim());
  return byId.length > 0 ? byId : all.filter(({ ref }) => normaliseRef(ref) === normaliseRef(name));
}

/** What the record is about; a decision on a finding names its entry inside its key: `C14 item it-3 9f…`. */
export function subjectOfRow(
  { subject, subjectId }: { readonly subject: string; readonly subjectId: string },
  subjects: ReadonlyMap<string, TrailSubject>,
): TrailSubject | undefined {
  const id = subject === 'finding' ? (subjectId.split(' ')[2] ?? '') : subjectId;
  return subjects.get(id);
}
