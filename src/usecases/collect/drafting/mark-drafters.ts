import { instantOf } from '../../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../../core/collect/collection-window.ts';
import type { DraftRequest, HandedMark } from '../../../core/collect/draft-request.ts';
import type { Person } from '../../../core/plan/plan.ts';
import { isAwaited, isSameEntry } from '../../../core/remind/asked-entry.ts';
import type { CollectPorts } from '../ports.ts';
import type { WorkLine } from '../work-line.ts';
import { isReachable } from './find-contributor.ts';

interface Marked {
  readonly window: CollectionWindow;
  /** The directorate's zone, IANA. */
  readonly timeZone: string;
  readonly now: Date;
}

/** Says of each milestone that waits who drafts it, or whose draft is there; most are drafted by nobody else. */
export async function markDrafters(
  ports: CollectPorts,
  lines: readonly WorkLine[],
  { window: { quarter, steps }, timeZone, now }: Marked,
): Promise<readonly WorkLine[]> {
  const [requests, marks] = await Promise.all([ports.drafting.requests(quarter), ports.drafting.handedMarks(quarter)]);
  const isNamed = lines.some(({ contributorIds = [] }) => contributorIds.length > 0);
  if (requests.length + marks.length === 0 && !isNamed) return lines;
  const people = await ports.plans.people();
  const { date, time } = steps['last-call'];
  const isEarly = now < instantOf(date, time, timeZone);
  return Promise.all(
    lines.map(async (line) => {
      if (line.entry.kind !== 'milestone' || !isAwaited(line)) return line;
      const drafter = await drafterOf(ports, line, { requests, marks, people, now });
      return { ...line, drafter, isDraftedFirst: isEarly && drafter?.kind === 'asked' };
    }),
  );
}

interface Known {
  readonly requests: readonly DraftRequest[];
  readonly marks: readonly HandedMark[];
  readonly people: readonly Person[];
  readonly now: Date;
}

async function drafterOf(
  ports: CollectPorts,
  { entry, contributorIds = [], ownerId, answer }: WorkLine,
  { requests, marks, people, now }: Known,
): Promise<WorkLine['drafter']> {
  const since = answer?.at ?? new Date(0);
  const handed = marks.findLast((mark) => isSameEntry(mark.entry, entry) && mark.at > since);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'Somebody';
  if (handed !== undefined && handed.decision === undefined)
    return { kind: 'ready', name: nameOf(handed.contributorId) };
  const request = requests.findLast((each) => isSameEntry(each.entry, entry) && each.at > since);
  const byPlan = answer === undefined ? contributorIds : [];
  for (const id of request === undefined ? byPlan : [request.contributorId]) {
    const person = people.find((each) => each.id === id && id !== ownerId);
    if (person !== undefined && (await isReachable(ports, person, now))) return { kind: 'asked', name: person.name };
  }
  return undefined;
}
