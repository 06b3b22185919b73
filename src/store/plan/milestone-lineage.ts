import { isNotNull } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { rememberRead } from '../remember-read.ts';
import { milestone } from '../schema/plan.ts';

/** By the id of a milestone: the same work in earlier years' plans, the latest first. Only those that follow something. */
export type Lineage = ReadonlyMap<string, readonly string[]>;

/** Read anew only when a plan has changed: every click asks for it. */
export function readLineage(database: Database): () => Promise<Lineage> {
  return rememberRead(database, [milestone], () => {
    const rows = database.orm
      .select({ id: milestone.id, followsId: milestone.followsId })
      .from(milestone)
      .where(isNotNull(milestone.followsId))
      .all();
    const follows = new Map(rows.map(({ id, followsId }) => [id, followsId]));
    return new Map(rows.map(({ id }) => [id, pastOf(id, follows)]));
  });
}

function pastOf(id: string, follows: ReadonlyMap<string, string | null>): readonly string[] {
  const past: string[] = [];
  let before = follows.get(id);
  // An import refuses what follows itself; a file that was changed by hand must not hang every click.
  while (before !== undefined && before !== null && !past.includes(before)) {
    past.push(before);
    before = follows.get(before);
  }
  return past;
}

/** What was said of these milestones, with what was said of the same work in earlier years under the id of today. */
export function withPast<Row extends { readonly milestoneId: string }>(
  lineage: Lineage,
  ids: readonly string[],
  read: (ids: readonly string[]) => readonly Row[],
): readonly Row[] {
  if (lineage.size === 0 || !ids.some((id) => lineage.has(id))) return read(ids);
  const asked = new Set(ids);
  const today = new Map(ids.flatMap((id) => (lineage.get(id) ?? []).map((earlier) => [earlier, id] as const)));
  const earlier = [...today.keys()].filter((id) => !asked.has(id));
  return read([...ids, ...earlier]).map((row) => {
    const id = asked.has(row.milestoneId) ? undefined : today.get(row.milestoneId);
    return id === undefined ? row : { ...row, milestoneId: id };
  });
}
