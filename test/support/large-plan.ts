import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { seeded } from './seeded.ts';

const LETTERS = 'ABCDEFGHKLMNPQRSTVWY';
const AREAS = ['Streets and parks', 'Allotments', 'Leisure', 'Planning'];
const DUE = ['none', 'March 2027', 'November 2026', 'September 2026'] as const;

export interface PlanSize {
  readonly owners: number;
  readonly milestones: number;
}

/** Writes a plan for directorate PL, the same for the same seed, in which everybody owns something. @returns its path. */
export function writeLargePlan(folder: string, seed: number, { owners, milestones }: PlanSize): string {
  const random = seeded(seed);
  const initials = Array.from({ length: owners }, (_, index) => initialsOf(index));
  const rows = Array.from({ length: milestones }, (_, index) => ({
    area: AREAS[random.below(AREAS.length)] ?? '',
    ref: `PL${index + 1}`,
    words: `Finish piece of work number ${index + 1}`,
    owner: initials[index < owners ? index : random.below(owners)] ?? '',
    due: random.pick(DUE),
  }));
  const plan = {
    organisation: { name: 'Westmere Borough Council', nation: 'England', 'time zone': 'Europe/London' },
    directorate: { code: 'PL', name: 'Place', channel: 'C0WESTMERE', officers: ['JP'] },
    'financial year': '2026-27',
    people: [personOf('JP', 'Performance Officer'), ...initials.map((one) => personOf(one, 'Operational Director'))],
    areas: AREAS.map((name) => ({
      name,
      milestones: rows.filter(({ area }) => area === name).map(({ area: _area, ...row }) => row),
    })).filter((area) => area.milestones.length > 0),
  };
  const path = join(folder, `large-${seed}.yaml`);
  writeFileSync(path, stringify(plan));
  return path;
}

function initialsOf(index: number): string {
  const first = LETTERS[Math.floor(index / LETTERS.length)] ?? 'Z';
  return `${first}${LETTERS[index % LETTERS.length]}`;
}

function personOf(initials: string, title: string) {
  return { initials, name: `Person ${initials}`, title, email: `${initials.toLowerCase()}@westmere.example.org` };
}
