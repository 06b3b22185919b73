import type { z } from 'zod';
import { done, type Result, refuse } from '../result.ts';
import { buildPlanFile } from './build-plan-file.ts';
import { checkPlanFile } from './check-plan-file.ts';
import { nearest } from './nearest.ts';
import type { PlanFile } from './plan-file.ts';
import { readIssueMessage } from './plan-file-fields.ts';
import { type PlanFileProblem, problemAt, sortProblems } from './plan-file-problem.ts';
import { planFileSchema } from './plan-file-schema.ts';
import { followPath, plainValue, type Spot, spotOf } from './plan-file-spot.ts';
import { type ReadTree, readPlanFileTree } from './plan-file-tree.ts';

/**
 * Reads a plan file (YAML; docs/plan-file.md). Answers every problem at once, in the order of the file; where the text
 * is no YAML, the problems of grammar only. Never throws, whatever the text.
 */
export function readPlanFile(text: string): Result<PlanFile, readonly PlanFileProblem[]> {
  const read = readPlanFileTree(text);
  return read.ok ? readPlanTree(read.value) : read;
}

/** What was written, whether as YAML or in a workbook, by the one schema. */
export function readPlanTree({ tree, problems: found }: ReadTree): Result<PlanFile, readonly PlanFileProblem[]> {
  const root = spotOf(tree);
  const shaped = planFileSchema.safeParse(plainValue(tree));
  const ofShape = shaped.success ? [] : shaped.error.issues.flatMap((issue) => problemsOfIssue(issue, root, []));
  const problems = [...found, ...ofShape, ...checkPlanFile(root, shaped.data)];
  if (problems.length > 0 || !shaped.success) return refuse(sortProblems(problems));
  return done(buildPlanFile(shaped.data, root));
}

type Issue = z.core.$ZodIssue;

function problemsOfIssue(issue: Issue, root: Spot, above: readonly PropertyKey[]): readonly PlanFileProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    return branchMeant(issue.errors).flatMap((inner) => problemsOfIssue(inner, root, path));
  }
  const { wrong, accepted } = readIssueMessage(issue.message);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problemOfUnknownKey(key, { root, path, known: accepted.split(', ') }));
  }
  const spot = followPath(root, path);
  const found = spot.isMissing
    ? { given: undefined, wrong: 'is missing', accepted }
    : { given: spot.text, wrong, accepted };
  return [problemAt(spot.place, spot.field, found)];
}

/** Of text or group: the one whose kind of value was given, so that its own fields are complained about. */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const isOtherKind = (issue: Issue) => issue.code === 'invalid_type' && issue.path.length === 0;
  return branches.find((issues) => !issues.some(isOtherKind)) ?? branches[0] ?? [];
}

function problemOfUnknownKey(
  key: string,
  { root, path, known }: { root: Spot; path: readonly PropertyKey[]; known: readonly string[] },
): PlanFileProblem {
  const spot = followPath(root, path);
  const meant = nearest(key, known);
  const others = `one of ${known.join(', ')}`;
  const accepted = meant === undefined ? others : `"${meant}", or ${others}`;
  const field = spot.field === '' ? key : `${spot.field} › ${key}`;
  return problemAt(spot.keyPlace(key) ?? spot.place, field, { given: key, wrong: 'is not known here', accepted });
}
