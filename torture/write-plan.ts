import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { type PlanSize, writeLargePlan } from '../test/support/large-plan.ts';
import { seeded } from '../test/support/seeded.ts';

interface PlanText {
  directorate: object;
  people: { initials: string; deputy?: string }[];
  areas: { milestones: { owner: string; contributors?: string[] }[]; indicators?: object[] }[];
  departments?: object[];
}

/** The file of this department is that of the example. */
const DEPARTMENT = 'Learning and Schools';
const APPROVER = {
  initials: 'HD',
  name: 'Hugh Danvers',
  title: 'Strategic Director',
  email: 'hd@westmere.example.org',
};
const FINANCE = { initials: 'FW', name: 'Farah Whitlock', title: 'Finance', email: 'fw@westmere.example.org' };

/**
 * A large plan in which there is something of every kind to do: deputies, contributors, indicators with suppliers, finance
 * and somebody to sign. @returns its path.
 */
export function writeBusyPlan(folder: string, seed: number, size: PlanSize): string {
  const path = writeLargePlan(folder, seed, size);
  const plan: PlanText = parse(readFileSync(path, 'utf8'));
  const random = seeded(seed);
  const owners = plan.people.slice(1);
  const another = (than: string) => {
    const place = owners.findIndex(({ initials }) => initials === than);
    return owners[(place + 1 + random.below(owners.length - 1)) % owners.length]?.initials ?? '';
  };
  // Nobody is a deputy and has one: their circle would lead back to the same person.
  const half = Math.floor(owners.length / 2);
  for (const [index, person] of owners.slice(0, half).entries()) person.deputy = owners[half + index]?.initials ?? '';
  for (const milestone of plan.areas.flatMap(({ milestones }) => milestones)) {
    if (random.below(4) === 0) milestone.contributors = [another(milestone.owner)];
  }
  for (const [index, area] of plan.areas.entries()) {
    area.indicators = [2 * index, 2 * index + 1].map((place) =>
      anIndicator(`PI${place + 1}`, owners[place]?.initials ?? '', another),
    );
  }
  plan.directorate = { ...plan.directorate, approvers: [APPROVER.initials] };
  plan.people.push(APPROVER, FINANCE);
  plan.departments = [{ name: DEPARTMENT, 'finance contact': FINANCE.initials }];
  writeFileSync(path, stringify(plan));
  return path;
}

function anIndicator(ref: string, owner: string, another: (than: string) => string) {
  return {
    ref,
    words: `Homes that indicator ${ref} counts`,
    owner,
    supplier: another(owner),
    unit: 'homes',
    decimals: 1,
    polarity: 'higher',
    kind: 'position',
    target: { year: 90, q1: 80, q2: 82, q3: 86, q4: 90 },
    status: { tolerance: 10 },
    'last year': { q1: 75, q2: 76, q3: 78, q4: 79 },
  };
}
