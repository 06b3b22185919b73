import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Council, EXAMPLE_PLAN } from './council.ts';

/** The example plan with its milestones only, as a file to be imported. */
export function writeMilestonesOnly({ folder }: Pick<Council, 'folder'>): string {
  const path = join(folder, 'milestones-only.yaml');
  writeFileSync(path, milestonesOnly());
  return path;
}

/** The example plan with dates of their own for some parts, as they stand under `parts:` in the plan file. */
export function writeWithParts({ folder }: Pick<Council, 'folder'>, parts: readonly string[]): string {
  const path = join(folder, 'parts.yaml');
  const lines = ['  commentary: all', '  parts:', ...parts.map((part) => `    ${part}`)];
  writeFileSync(path, readFileSync(EXAMPLE_PLAN, 'utf8').replace('  commentary: all\n', `${lines.join('\n')}\n`));
  return path;
}

/** Its text. */
export function milestonesOnly(): string {
  const withoutIndicators = readFileSync(EXAMPLE_PLAN, 'utf8').replaceAll(/^ {4}indicators:\n(?: {6}.*\n)+/gm, '');
  return withoutIndicators.replaceAll(/^(?:risks|equality actions):\n(?: .*\n)+/gm, '');
}
