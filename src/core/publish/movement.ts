import type { StatusKind } from './status-kind.ts';

/** What became of a milestone since the quarter before; undefined where it stayed or cannot be compared. */
export type Movement = 'completed' | 'better' | 'worse';

/** From worst to best. What is not here (not started, deferred, dropped, no update) says nothing about the course. */
const RANKS: Partial<Readonly<Record<StatusKind, number>>> = {
  'not-completed': 0,
  red: 1,
  amber: 2,
  green: 3,
  completed: 4,
};

export function movementOf(previous: StatusKind, current: StatusKind): Movement | undefined {
  if (previous === current) return undefined;
  if (current === 'completed') return 'completed';
  const [before, now] = [RANKS[previous], RANKS[current]];
  if (before === undefined || now === undefined) return undefined;
  return now > before ? 'better' : 'worse';
}
