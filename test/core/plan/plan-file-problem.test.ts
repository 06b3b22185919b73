import { describe, expect, it } from 'vitest';
import { describePlace, formatPlace, type Place, sortProblems } from '../../../src/core/plan/plan-file-problem.ts';

const at = (name: string, line: number, column: number, index = 0): Place => ({ line, column, sheet: { name, index } });

describe('where a problem stands', () => {
  it.each<[Place, string, string]>([
    [{ line: 41, column: 12 }, 'line 41', 'ce.file:41:12'],
    [at('Milestones', 14, 4), 'Milestones!D14', 'ce.file, Milestones!D14'],
    [at('People', 1, 26), 'People!Z1', 'ce.file, People!Z1'],
    [at('People', 1, 27), 'People!AA1', 'ce.file, People!AA1'],
    [at('People', 1, 703), 'People!AAA1', 'ce.file, People!AAA1'],
    [at('Equality actions', 3, 2), "'Equality actions'!B3", "ce.file, 'Equality actions'!B3"],
    [at("Jo's", 3, 2), "'Jo''s'!B3", "ce.file, 'Jo''s'!B3"],
  ])('%j is said as %s', (place, described, formatted) => {
    expect(describePlace(place)).toBe(described);
    expect(formatPlace(place, 'ce.file')).toBe(formatted);
  });

  it('comes sheet by sheet, then row by row', () => {
    const problem = { field: '', given: undefined, wrong: '', accepted: '' };
    const places = [at('Risks', 2, 1, 6), at('People', 9, 1, 2), at('People', 2, 3, 2), at('People', 2, 1, 2)];
    const sorted = sortProblems(places.map((place) => ({ ...problem, ...place })));
    expect(sorted.map(describePlace)).toEqual(['People!A2', 'People!C2', 'People!A9', 'Risks!A2']);
  });
});
