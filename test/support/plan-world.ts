import { readFileSync } from 'node:fs';
import type { StoredPlan } from '../../src/core/plan/stored-plan.ts';
import { createIndicatorStore } from '../../src/store/collect/indicator-store.ts';
import { createUpdateStore } from '../../src/store/collect/update-store.ts';
import { createPlanStore } from '../../src/store/plan/plan-store.ts';
import { createProposalStore } from '../../src/store/plan/proposal-store.ts';
import { type ImportReceipt, type ImportRules, importPlan } from '../../src/usecases/plan/import-plan.ts';
import { openMemory } from './memory-database.ts';

/** A plan file of test/fixtures/plans. */
export function planFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/plans/${name}`, import.meta.url), 'utf8');
}

/** An empty database with the import on top of it. Ids count up, so that tests can name them. */
export async function openPlanWorld() {
  const database = await openMemory();
  const plans = createPlanStore(database);
  let count = 0;
  const newId = (prefix: string) => {
    count += 1;
    return `${prefix}-${String(count).padStart(4, '0')}`;
  };
  const importText = (text: string, request: Partial<ImportRules> = {}) =>
    importPlan(
      { plans, newId },
      {
        text,
        mode: 'store',
        missing: 'keep',
        conflicts: 'keep-ragtime',
        author: { actor: 'command line: test' },
        now: new Date('2026-04-01T09:00:00Z'),
        ...request,
      },
      { giveUpAt: performance.now() + 2000 },
    );
  const stored = (directorateCode: string): Promise<StoredPlan> =>
    plans.storedPlan({ directorateId: undefined, directorateCode, startYear: 2026, ids: [] });
  const updates = createUpdateStore(database);
  const indicators = createIndicatorStore(database);
  const proposals = createProposalStore(database);
  return { database, plans, updates, indicators, proposals, newId, importText, stored };
}

export type PlanWorld = Awaited<ReturnType<typeof openPlanWorld>>;

/** The receipt of an import that must not be refused. */
export async function imported(outcome: ReturnType<PlanWorld['importText']>): Promise<ImportReceipt> {
  const result = await outcome;
  if (!result.ok) throw new Error(`The import was refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** What the problems of a refused import say, one line each. */
export async function problemsOf(outcome: ReturnType<PlanWorld['importText']>): Promise<readonly string[]> {
  const result = await outcome;
  if (result.ok || result.refusal.reason !== 'problems') return [];
  return result.refusal.problems.map(({ field, given, wrong, accepted }) => `${field}: ${given} ${wrong}; ${accepted}`);
}
