import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quarterOf } from '../../../src/core/calendar/quarter.ts';
import { planWarnings } from '../../../src/core/plan/plan-warnings.ts';
import { readPlanFile } from '../../../src/core/plan/read-plan-file.ts';

const read = readPlanFile(readFileSync(new URL('../../../plans/example.yaml', import.meta.url), 'utf8'));
if (!read.ok) throw new Error('plans/example.yaml is not read');
const file = read.value;
const milestones = file.areas.flatMap((area) => area.milestones);

describe('the example plan', () => {
  it('has milestones that share refs, in an order that is not alphabetical', () => {
    expect(file.areas.map((area) => area.milestones.map(({ ref }) => ref).join(' '))).toEqual([
      'COPS1 COPS1 COPS2',
      'CFS2 CFS2 CFS2 CFS3 CFS3 CFS1',
      'CFS4 LAS1 LAS1 LAS2 LAS3 LAS3 LAS3 COPS1',
    ]);
    expect([milestones.length, new Set(milestones.map(({ ref }) => ref)).size]).toEqual([17, 9]);
    const names = file.areas.map(({ name }) => name);
    expect(names).not.toEqual([...names].sort());
  });

  it('has an owner who does not follow from the ref', () => {
    expect(milestones.filter(({ ref }) => ref === 'COPS1').map(({ owner }) => owner)).toEqual(['AMc', 'AMc', 'SN']);
  });

  it('has nine dates, one of them in quarter 2 and one after the year', () => {
    const dates = milestones.flatMap(({ due }) => (due.kind === 'date' ? due.date : []));
    expect(dates).toHaveLength(9);
    expect(dates.filter((date) => quarterOf(date).startYear === 2026 && quarterOf(date).number === 2)).toEqual([
      '2026-09-30',
    ]);
    expect(dates.filter((date) => date > '2027-03-31')).toEqual(['2027-08-31']);
  });

  it('is said to be fine but for milestones without a date and the one that ends after the year', () => {
    const kinds = planWarnings(file).map(({ kind }) => kind);
    expect(kinds).toEqual([...Array(6).fill('no-due-date'), 'due-after-the-year']);
  });
});

describe('owners whom no message reaches', () => {
  it('are named', () => {
    const people = file.people.map((person) => (person.initials === 'SN' ? { ...person, email: undefined } : person));
    const warnings = planWarnings({ ...file, people }).filter(({ kind }) => kind === 'no-address');
    expect(warnings.map(({ field }) => field)).toEqual(['people › SN']);
  });
});
