import type { Plan } from '../plan/plan.ts';
import { toStatusKind } from '../publish/status-kind.ts';
import { type AskedEntry, isAwaited } from './asked-entry.ts';

/** How far an area of the plan has come in one window. */
export interface DigestArea {
  readonly name: string;
  readonly done: number;
  readonly total: number;
  readonly red: number;
  readonly amber: number;
}

/** Areas for which something is asked, in the plan's order. Risks and equality actions belong to none. */
export function digestAreas(asked: readonly AskedEntry[], plan: Plan): readonly DigestArea[] {
  const areaOf = new Map([...plan.milestones, ...plan.indicators].map(({ id, areaId }) => [id, areaId]));
  return plan.areas.flatMap(({ id, name }) => {
    const theirs = asked.filter(({ entry }) => areaOf.get(entry.id) === id);
    if (theirs.length === 0) return [];
    const kinds = theirs.map(({ answer }) => toStatusKind(answer?.status));
    return [
      {
        name,
        done: theirs.filter((each) => !isAwaited(each)).length,
        total: theirs.length,
        red: kinds.filter((kind) => kind === 'red').length,
        amber: kinds.filter((kind) => kind === 'amber').length,
      },
    ];
  });
}
