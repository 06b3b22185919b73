import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN } from './council.ts';

/** The path of the example's plan in which nobody owns the milestone with this ref. */
export function withoutOwnerOf({ folder }: Council, ref: string): string {
  const path = join(folder, 'without-owner.yaml');
  const owner = new RegExp(`(- ref: ${ref}\\n(?: {8}.*\\n)*?) {8}owner:.*\\n`);
  writeFileSync(path, readFileSync(EXAMPLE_PLAN, 'utf8').replace(owner, '$1'));
  return path;
}

/** What a menu of somebody's open form offers that begins so. */
export function optionOf({ modal }: Person, begin: string): string {
  const [, option] = new RegExp(`"text":"(${begin} [^"]*)"`).exec(JSON.stringify(modal?.blocks)) ?? [];
  if (option === undefined) throw new Error(`No menu offers ${begin}.`);
  return option;
}
