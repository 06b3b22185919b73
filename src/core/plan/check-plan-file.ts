import { calendarOf } from '../calendar/directorate-calendar.ts';
import { checkLadder, type LadderProblem, ladderDates } from '../calendar/ladder.ts';
import { ladderOfPart } from '../calendar/part-dates.ts';
import { formatQuarter, type Quarter } from '../calendar/quarter.ts';
import { formatTime } from '../calendar/zone.ts';
import { buildLadder, buildParts, STEP_KEYS } from './build-plan-file.ts';
import { checkPeople } from './check-people.ts';
import { readDay } from './plan-dates.ts';
import { describePlace, type PlanFileProblem, problemAt } from './plan-file-problem.ts';
import type { ShapedPlan } from './plan-file-schema.ts';
import type { Spot } from './plan-file-spot.ts';

/**
 * What one entry of a plan file says of another. Walks on what was written rather than on what fits the schema, so that
 * a wrong date in one place does not hide unknown initials in another.
 */
export function checkPlanFile(root: Spot, shaped: ShapedPlan | undefined): readonly PlanFileProblem[] {
  return [
    ...checkKeys(root),
    ...checkPeople(root),
    ...checkIds(root),
    ...checkNames(root),
    ...milestonesAndIndicators(root).flatMap((entry) => checkOrderOfDays(entry, ['start', 'due'])),
    ...(root.get('people')?.items ?? []).flatMap((person) => checkOrderOfDays(person, ['from', 'to'])),
    ...(shaped === undefined ? [] : checkLadderOfYear(shaped, root)),
  ];
}

function checkKeys(spot: Spot): readonly PlanFileProblem[] {
  const here = spot.repeated.map(({ key, place }) => {
    const accepted = `"${key}" once; it stands in ${describePlace(spot.keyPlace(key) ?? place)} already`;
    const field = spot.field === '' ? key : `${spot.field} › ${key}`;
    return problemAt(place, field, { given: key, wrong: 'is given twice', accepted });
  });
  return [...here, ...spot.children().flatMap(checkKeys)];
}

function checkIds(root: Spot): readonly PlanFileProblem[] {
  const areas = root.get('areas')?.items ?? [];
  const entries = ['people', 'risks', 'equality actions', 'departments'].flatMap((key) => root.get(key)?.items ?? []);
  const ids = [...entries, ...areas, ...milestonesAndIndicators(root)].flatMap((entry) => entry.get('id') ?? []);
  return findRepeated(ids, {
    keyOf: (id) => id.text,
    what: 'an id that no other entry has; leave it out for a new entry',
  });
}

/** Entries without ids are told apart by their words, so these may stand in a file once. */
function checkNames(root: Spot): readonly PlanFileProblem[] {
  const areas = root.get('areas')?.items ?? [];
  const textOf = (spot: Spot) => spot.text;
  const named = (key: string, name: string) => (root.get(key)?.items ?? []).flatMap((entry) => entry.get(name) ?? []);
  const once = (what: string) => ({ keyOf: textOf, what: `${what} once` });
  return [
    ...findRepeated(named('areas', 'name'), once('each area')),
    ...findRepeated(named('risks', 'title'), once('each risk')),
    ...findRepeated(named('equality actions', 'words'), once('each equality action')),
    ...findRepeated(named('departments', 'name'), once('each department')),
    ...areas.flatMap((area) => [...checkWords(area, 'milestones'), ...checkWords(area, 'indicators')]),
  ];
}

function checkWords(area: Spot, key: 'milestones' | 'indicators'): readonly PlanFileProblem[] {
  const seen = new Map<string, Spot>();
  const problems: PlanFileProblem[] = [];
  for (const entry of area.get(key)?.items ?? []) {
    const words = entry.get('words');
    const ref = entry.get('ref')?.text;
    if (words?.text === undefined || ref === undefined) continue;
    const identity = `${ref.toUpperCase()}\n${words.text}`;
    const first = seen.get(identity);
    if (first === undefined) {
      seen.set(identity, words);
      continue;
    }
    const accepted = `other words: ${ref} with these words stands in ${describePlace(first.place)} already`;
    problems.push(problemAt(words.place, words.field, { given: words.text, wrong: 'is given twice', accepted }));
  }
  return problems;
}

function checkOrderOfDays(entry: Spot, [first, second]: readonly [string, string]): readonly PlanFileProblem[] {
  const earlier = readDay(entry.get(first)?.text ?? '');
  const spot = entry.get(second);
  const later = readDay(spot?.text ?? '');
  if (spot === undefined || earlier === undefined || later === undefined || earlier <= later) return [];
  const found = { given: spot.text, wrong: `is earlier than "${first}"`, accepted: `${earlier} or a later day` };
  return [problemAt(spot.place, spot.field, found)];
}

const QUARTERS = [1, 2, 3, 4] as const;

/** The ladder of the whole window, and of each part that has dates of its own; the first quarter that does not fit. */
function checkLadderOfYear(shaped: ShapedPlan, root: Spot): readonly PlanFileProblem[] {
  const { organisation, directorate } = shaped;
  const spot = root.get('directorate');
  const calendar = calendarOf(
    { nation: organisation.nation, closureDays: organisation['closure days'] ?? [] },
    { nation: directorate.nation, closureDays: directorate['closure days'] ?? [] },
  );
  const ladder = buildLadder(directorate.ladder ?? {});
  const problems = QUARTERS.map((number): readonly PlanFileProblem[] => {
    const quarter: Quarter = { startYear: shaped['financial year'], number };
    const whole = checkLadder(ladderDates(quarter, calendar, ladder));
    if (whole.length > 0) return outOfOrder(whole, spot?.get('ladder'), quarter);
    return Object.entries(buildParts(directorate.parts ?? {}) ?? {}).flatMap(([part, own]) => {
      const steps = ladderDates(quarter, calendar, ladderOfPart(ladder, own, { quarter, calendar }));
      return outOfOrder(checkLadder(steps), spot?.get('parts')?.get(part), quarter);
    });
  });
  return problems.find((found) => found.length > 0) ?? [];
}

function outOfOrder(
  problems: readonly LadderProblem[],
  spot: Spot | undefined,
  quarter: Quarter,
): readonly PlanFileProblem[] {
  if (spot === undefined) return [];
  return problems.map(({ step, date, time, accepted }) =>
    problemAt(spot.place, `${spot.field} › ${STEP_KEYS[step]}`, {
      given: `${date}, ${formatTime(time)}`,
      wrong: `for ${formatQuarter(quarter)} is out of order`,
      accepted: `a day ${accepted}`,
    }),
  );
}

function findRepeated(
  spots: readonly Spot[],
  { keyOf, what }: { keyOf: (spot: Spot) => string | undefined; what: string },
): readonly PlanFileProblem[] {
  const seen = new Map<string, Spot>();
  const problems: PlanFileProblem[] = [];
  for (const spot of spots) {
    const key = keyOf(spot)?.toLowerCase();
    if (key === undefined || key === '') continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, spot);
    else {
      const accepted = `${what}; the first stands in ${describePlace(first.place)}`;
      problems.push(problemAt(spot.place, spot.field, { given: spot.text, wrong: 'is given twice', accepted }));
    }
  }
  return problems;
}

function milestonesAndIndicators(root: Spot): readonly Spot[] {
  const areas = root.get('areas')?.items ?? [];
  return areas.flatMap((area) => [...(area.get('milestones')?.items ?? []), ...(area.get('indicators')?.items ?? [])]);
}
