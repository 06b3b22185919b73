import { formatLong } from '../calendar/local-date.ts';
import { formatQuarter, periodTitle, previousQuarter, type Quarter, quarterTitle } from '../calendar/quarter.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type CollectionWindow, endsAt } from '../collect/collection-window.ts';
import type { FinanceBook } from '../collect/finance/finance-book.ts';
import type { FigureBook } from '../collect/indicator/figure-book.ts';
import type { ItemBook } from '../collect/item/item.ts';
import type { LedBook } from '../collect/led/led-book.ts';
import type { Directorate, Organisation, Person, Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal.ts';
import type { Steps } from '../steps.ts';
import { cleanLine } from './clean-text.ts';
import { compileArea, type StandingUpdates } from './compile-area.ts';
import { groupByArea } from './compile-commentaries.ts';
import { compileFinance } from './compile-finance.ts';
import { compileFront } from './compile-front.ts';
import { compileItems } from './compile-items.ts';
import { compileActions, compileRisks } from './compile-led.ts';
import { compileMeetingActions } from './compile-meeting-actions.ts';
import { compileSections } from './compile-sections.ts';
import { countStatuses, type StatusCounts } from './counts.ts';
import { freezeDeep } from './freeze-deep.ts';
import { EMPTY_MEETING_BOOK, type MeetingBook } from './meeting-action.ts';
import { onCourseNote } from './on-course-note.ts';
import type { SectionKey, Snapshot, SnapshotArea, SnapshotPerson, SnapshotQuarter } from './snapshot.ts';

export interface SnapshotSources {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  readonly plan: Plan;
  readonly quarter: Quarter;
  readonly people: readonly Person[];
  readonly window: CollectionWindow;
  readonly updates: StandingUpdates;
  readonly itemBook: ItemBook;
  readonly ledBook: LedBook;
  /** What is asked for and not decided yet, by milestone id. */
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** The newest change that was agreed, by milestone id; the report says what it was before. */
  readonly agreed?: ReadonlyMap<string, Proposal>;
  readonly figures: FigureBook;
  /** Names of entries without an update of which is printed how they stood last (see nameEntry). */
  readonly printedAsBefore?: ReadonlySet<string>;
  readonly financeBook: FinanceBook;
  /** What officers put at the head of sections in the place of the plan's texts. */
  readonly sectionTexts?: ReadonlyMap<SectionKey, string>;
  /** What meetings asked for that read earlier reports. */
  readonly meetingBook?: MeetingBook;
  /** The revision that this will be; undefined for a draft. */
  readonly revision: number | undefined;
  readonly compiledAt: Date;
}

/** Everything a report needs, frozen. The same sources give the same snapshot, to the byte. In steps: see compileArea. */
export function* compileSnapshot(sources: SnapshotSources): Steps<Snapshot> {
  const { organisation, plan, quarter } = sources;
  const used = new Map<string, Person>();
  const initialsOf = rememberInitials(sources.people, used);
  const directorate = { code: cleanLine(sources.directorate.code), name: cleanLine(sources.directorate.name) };
  const items = compileItems(sources.itemBook, initialsOf);
  const meetingActions = compileMeetingActions(sources.meetingBook ?? EMPTY_MEETING_BOOK, quarter, initialsOf);
  const groups = groupByArea(sources);
  const areas: SnapshotArea[] = [];
  for (const area of plan.areas) areas.push(yield* compileArea(area, { ...sources, initialsOf, groups }));
  const led = { ...sources, initialsOf };
  const [risks, equalityActions] = [compileRisks(led), compileActions(led)];
  const dayOf = (instant: Date) => formatLong(localDateOf(instant, organisation.timeZone));
  return freezeDeep({
    format: 1,
    organisation: cleanLine(organisation.name),
    directorate,
    ...(sources.directorate.report.board === undefined ? {} : { board: cleanLine(sources.directorate.report.board) }),
    quarter: describeQuarter(quarter),
    revision: sources.revision ?? null,
    compiledAt: sources.compiledAt.toISOString(),
    compiledOn: dayOf(sources.compiledAt),
    collected: { from: dayOf(sources.window.opensAt), to: dayOf(endsAt(sources.window)) },
    ragWording: {
      green: cleanLine(organisation.ragWording.green),
      amber: cleanLine(organisation.ragWording.amber),
      red: cleanLine(organisation.ragWording.red),
    },
    counts: countStatuses(areas.flatMap((area) => area.milestones.map((milestone) => milestone.status.kind))),
    previousCounts: countPrevious(areas),
    sections: compileSections({
      ...sources,
      directorateName: directorate.name,
      note: onCourseNote(areas),
      items,
      dayOf,
    }),
    items,
    ...(meetingActions.length === 0 ? {} : { meetingActions }),
    areas,
    risks,
    equalityActions,
    ...compileFront(sources),
    finance: compileFinance(sources),
    key: [...used.values()].map(describePerson).sort(byInitials),
  });
}

type InitialsOf = (personId: string | undefined) => string | null;

/** The key lists exactly the initials that were printed: whoever is asked for is remembered. */
function rememberInitials(people: readonly Person[], used: Map<string, Person>): InitialsOf {
  const byId = new Map(people.map((person) => [person.id, person]));
  return (personId) => {
    const person = personId === undefined ? undefined : byId.get(personId);
    if (person === undefined) return null;
    used.set(person.id, person);
    return cleanLine(person.initials);
  };
}

function describeQuarter(quarter: Quarter): SnapshotQuarter {
  return {
    code: formatQuarter(quarter),
    number: quarter.number,
    title: quarterTitle(quarter),
    period: periodTitle(quarter),
    previousTitle: quarterTitle(previousQuarter(quarter)),
  };
}

/** Nothing known of any milestone's quarter before is not the same as "no update" for each. */
function countPrevious(areas: readonly SnapshotArea[]): StatusCounts | null {
  const previous = areas.flatMap((area) => area.milestones.map((milestone) => milestone.previous));
  if (previous.every((status) => status === null)) return null;
  return countStatuses(previous.map((status) => status?.kind ?? 'no-update'));
}

function describePerson(person: Person): SnapshotPerson {
  return {
    initials: cleanLine(person.initials),
    name: cleanLine(person.name),
    title: cleanLine(person.title),
    service: person.service === undefined ? null : cleanLine(person.service),
  };
}

/** By code unit, not by locale: the bytes must not depend on the machine's language data. */
function byInitials(one: SnapshotPerson, other: SnapshotPerson): number {
  const [a, b] = [one.initials.toLowerCase(), other.initials.toLowerCase()];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
