import { type Result, refuse } from '../result.ts';
import type { PlanFile } from './plan-file.ts';
import { type PlanFileProblem, sortProblems } from './plan-file-problem.ts';
import type { PlanSheet } from './plan-sheet-rows.ts';
import { planSheetsToTree } from './plan-sheets-tree.ts';
import { readPlanTree } from './read-plan-file.ts';

/** Reads a plan from a workbook (docs/plan-file.md), by the same rules as from YAML: every problem at once, each with its cell. */
export function readPlanSheets(sheets: readonly PlanSheet[]): Result<PlanFile, readonly PlanFileProblem[]> {
  const tree = planSheetsToTree(sheets);
  return tree.ok ? readPlanTree(tree.value) : refuse(sortProblems(tree.refusal));
}
