import { nearest } from './nearest.ts';
import { NONE } from './plan-file-fields.ts';
import { describePlace, type PlanFileProblem, problemAt } from './plan-file-problem.ts';
import type { Spot } from './plan-file-spot.ts';

/** Initials, addresses, deputies and assistants of a plan file, and every place where somebody is named. */
export function checkPeople(root: Spot): readonly PlanFileProblem[] {
  const people = root.get('people')?.items ?? [];
  const known = people.flatMap((person) => person.get('initials')?.text ?? []);
  const references = [
    ...namedInDirectorate(root),
    ...namedInAreas(root),
    ...namedIn(root, 'risks', 'lead'),
    ...namedIn(root, 'equality actions', 'lead'),
    ...namedIn(root, 'departments', 'finance contact'),
    ...['deputy', 'assistant']
      .flatMap((role) => namedIn(root, 'people', role))
      .filter(({ text }) => text?.toLowerCase() !== NONE),
  ];
  return [
    ...findShared(people, 'initials'),
    ...findShared(people, 'email'),
    ...findShared(people, 'slack'),
    ...references.flatMap((reference) => checkKnown(reference, known)),
    ...checkDeputies(people),
    ...checkAssistants(people),
    ...listsOfPeople(root).flatMap(findNamedTwice),
  ];
}

function namedInDirectorate(root: Spot): readonly Spot[] {
  const directorate = root.get('directorate');
  return [...(directorate?.get('officers')?.items ?? []), ...(directorate?.get('approvers')?.items ?? [])];
}

function namedInAreas(root: Spot): readonly Spot[] {
  const areas = root.get('areas')?.items ?? [];
  const entries = areas.flatMap((area) => [
    ...(area.get('milestones')?.items ?? []),
    ...(area.get('indicators')?.items ?? []),
  ]);
  return entries.flatMap((entry) =>
    [entry.get('owner') ?? [], entry.get('supplier') ?? [], entry.get('contributors')?.items ?? []].flat(),
  );
}

function namedIn(root: Spot, key: string, role: string): readonly Spot[] {
  return (root.get(key)?.items ?? []).flatMap((entry) => entry.get(role) ?? []);
}

function listsOfPeople(root: Spot): readonly (readonly Spot[])[] {
  const directorate = root.get('directorate');
  const milestones = (root.get('areas')?.items ?? []).flatMap((area) => area.get('milestones')?.items ?? []);
  const lists = [directorate?.get('officers'), directorate?.get('approvers')];
  return [...lists, ...milestones.map((milestone) => milestone.get('contributors'))].map((list) => list?.items ?? []);
}

function checkKnown(reference: Spot, known: readonly string[]): readonly PlanFileProblem[] {
  const given = reference.text;
  if (given === undefined || given === '' || known.some((initials) => isSame(initials, given))) return [];
  const meant = nearest(given, known);
  const accepted = `initials that stand under "people": ${known.join(', ') || 'nobody stands there yet'}`;
  return [
    problemAt(reference.place, reference.field, {
      given,
      wrong: 'is nobody in this file',
      accepted: meant === undefined ? accepted : `"${meant}", or other ${accepted}`,
    }),
  ];
}

function findShared(people: readonly Spot[], key: 'initials' | 'email' | 'slack'): readonly PlanFileProblem[] {
  const seen = new Map<string, Spot>();
  const problems: PlanFileProblem[] = [];
  for (const spot of people.flatMap((person) => person.get(key) ?? [])) {
    const text = spot.text?.toLowerCase();
    if (text === undefined || text === '') continue;
    const first = seen.get(text);
    if (first === undefined) seen.set(text, spot);
    else {
      const accepted = `something else: ${first.field} in ${describePlace(first.place)} has the same, without regard to case`;
      problems.push(problemAt(spot.place, spot.field, { given: spot.text, wrong: 'belongs to two people', accepted }));
    }
  }
  return problems;
}

function findNamedTwice(list: readonly Spot[]): readonly PlanFileProblem[] {
  return list.flatMap((spot, index) => {
    const isRepeated = list.slice(0, index).some((earlier) => isSame(earlier.text, spot.text));
    if (!isRepeated || spot.text === undefined) return [];
    return [
      problemAt(spot.place, spot.field, { given: spot.text, wrong: 'is named twice', accepted: 'each person once' }),
    ];
  });
}

/** A deputy's deputy is asked when both are away; a circle would ask nobody. */
function checkDeputies(people: readonly Spot[]): readonly PlanFileProblem[] {
  const deputies = new Map<string, string>();
  for (const person of people) {
    const [initials, deputy] = [person.get('initials')?.text, person.get('deputy')?.text];
    if (initials !== undefined && deputy !== undefined) deputies.set(initials.toLowerCase(), deputy.toLowerCase());
  }
  return people.flatMap((person) => {
    const deputy = person.get('deputy');
    const start = person.get('initials')?.text?.toLowerCase();
    if (deputy?.text === undefined || start === undefined || !leadsBackTo(start, deputies)) return [];
    const isSelf = deputy.text.toLowerCase() === start;
    const wrong = isSelf ? 'is the same person' : 'leads back to the same person';
    return [
      problemAt(deputy.place, deputy.field, { given: deputy.text, wrong, accepted: 'a deputy outside this circle' }),
    ];
  });
}

/** Everybody may say of themselves that they are away. */
function checkAssistants(people: readonly Spot[]): readonly PlanFileProblem[] {
  return people.flatMap((person) => {
    const assistant = person.get('assistant');
    if (assistant?.text === undefined || !isSame(assistant.text, person.get('initials')?.text)) return [];
    const accepted = 'the initials of somebody else';
    const wrong = 'is the same person';
    return [problemAt(assistant.place, assistant.field, { given: assistant.text, wrong, accepted })];
  });
}

function leadsBackTo(start: string, deputies: ReadonlyMap<string, string>): boolean {
  const visited = new Set<string>();
  let current = deputies.get(start);
  while (current !== undefined && !visited.has(current)) {
    if (current === start) return true;
    visited.add(current);
    current = deputies.get(current);
  }
  return false;
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}
