import type { PlanFile } from './plan-file.ts';
import { type PlanFileProblem, problemAt } from './plan-file-problem.ts';

/** What the store calls something that a milestone can follow. */
const FOLLOWED = 'a milestone of another plan';

/** A milestone follows one of another year's plan, and no two follow the same. @param elsewhere see StoredPlan */
export function checkFollows(file: PlanFile, elsewhere: ReadonlyMap<string, string>): readonly PlanFileProblem[] {
  const seen = new Set<string>();
  return file.areas.flatMap(({ milestones }) =>
    milestones.flatMap(({ follows, place, field }) => {
      if (follows === undefined) return [];
      const isTaken = seen.has(follows);
      seen.add(follows);
      if (elsewhere.get(follows) === FOLLOWED && !isTaken) return [];
      const wrong = isTaken ? 'is followed by another milestone, too' : 'is no milestone of an earlier year’s plan';
      const accepted = 'the id of last year’s milestone, as “ragtime plan roll-forward” writes it';
      return [problemAt(place, `${field} › follows`, { given: follows, wrong, accepted })];
    }),
  );
}
