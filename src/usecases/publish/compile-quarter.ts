import { formatQuarter, parseQuarter, previousQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { FinanceBook } from '../../core/collect/finance/finance-book.ts';
import type { FigureBook } from '../../core/collect/indicator/figure-book.ts';
import type { ItemBook } from '../../core/collect/item/item.ts';
import type { LedBook } from '../../core/collect/led/led-book.ts';
import type { MilestoneUpdate } from '../../core/collect/milestone/update.ts';
import type { Directorate, Organisation, Plan } from '../../core/plan/plan.ts';
import type { Proposal } from '../../core/plan/proposal.ts';
import type { StandingUpdates } from '../../core/publish/compile-area.ts';
import { compileSnapshot } from '../../core/publish/compile-snapshot.ts';
import type { MeetingBook } from '../../core/publish/meeting-action.ts';
import { standingSectionTexts } from '../../core/publish/section-wording.ts';
import type { SectionKey, Snapshot } from '../../core/publish/snapshot.ts';
import { withholdTexts } from '../../core/publish/withhold-texts.ts';
import { standingWithholdings, type Withholding } from '../../core/publish/withholding.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { applyWordings } from '../../core/review/apply-wordings.ts';
import { printedAsBefore } from '../../core/review/gap.ts';
import { findDirectorate, type UnknownDirectorate } from '../calendar/find-directorate.ts';
import { financeKeyOf } from '../collect/finance/finance-situation.ts';
import { bookKeyOf } from '../collect/led/led-situation.ts';
import type { WordingBook } from '../review/wording-ports.ts';
import { readInTurns, takeTurns } from '../take-turns.ts';
import type { CompilePorts } from './ports.ts';
import type { WithholdingBook } from './withholding-ports.ts';

export interface CompileRequest {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly now: Date;
}

export type CompileRefusal =
  | UnknownDirectorate
  /** Nothing is asked for in that quarter; `known` are the quarters that have a window, newest first. */
  | { readonly reason: 'no-window'; readonly known: readonly string[] }
  | { readonly reason: 'no-plan' };

/** What a report is compiled from, and what a decision on it rests on. */
export interface QuarterSources {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  readonly plan: Plan;
  readonly window: CollectionWindow;
  readonly updates: StandingUpdates;
  readonly itemBook: ItemBook;
  readonly ledBook: LedBook;
  /** What is asked for and not decided yet, by milestone id. */
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** The newest change that was agreed, by milestone id. */
  readonly agreed: ReadonlyMap<string, Proposal>;
  readonly figures: FigureBook;
  readonly financeBook: FinanceBook;
  /** What meetings asked for that read earlier reports, and what was said of it. */
  readonly meetingBook: MeetingBook;
  /** What officers put in print in the place of owners' texts. The sources above hold the owners'. */
  readonly wordingBook: WordingBook;
  /** Names of entries without an update of which is printed how they stood last. */
  readonly printedAsBefore: ReadonlySet<string>;
  /** Of what was chosen to print of entries without an update. */
  readonly gapMark: number;
  /** What officers put at the head of sections in the place of the plan's texts. */
  readonly sectionTexts: ReadonlyMap<SectionKey, string>;
  readonly sectionMark: number;
  /** What is not for publication. The sources above hold it all the same. */
  readonly withholdingBook: WithholdingBook;
}

/**
 * The report of a quarter as it stands now, as anybody could read it: a draft, whatever the window's state. Stores
 * nothing.
 */
export async function compileQuarter(
  ports: CompilePorts,
  request: CompileRequest,
): Promise<Result<Snapshot, CompileRefusal>> {
  const read = await readQuarterSources(ports, request);
  if (!read.ok) return read;
  const full = await compileFrom(ports, read.value, { now: request.now, revision: undefined });
  return done(withholdTexts(full, withheldIn(read.value)));
}

/** What is not for publication now. */
export function withheldIn({ withholdingBook }: Pick<QuarterSources, 'withholdingBook'>): readonly Withholding[] {
  return standingWithholdings(withholdingBook.all);
}

/**
 * With what is not for publication: for the checks, for officers, and for whoever takes it out.
 * @param options.revision undefined compiles a draft
 */
export async function compileFrom(
  ports: Pick<CompilePorts, 'plans'>,
  sources: QuarterSources,
  { now, revision }: { readonly now: Date; readonly revision: number | undefined },
): Promise<Snapshot> {
  const people = await ports.plans.people();
  const printed = applyWordings(sources, sources.wordingBook.wordings);
  return takeTurns(
    compileSnapshot({ ...printed, quarter: quarterOf(sources.window), people, revision, compiledAt: now }),
  );
}

export async function readQuarterSources(
  ports: CompilePorts,
  { directorateCode, quarter }: Pick<CompileRequest, 'directorateCode' | 'quarter'>,
): Promise<Result<QuarterSources, CompileRefusal>> {
  const found = await findDirectorate(ports.plans, directorateCode);
  if (!found.ok) return found;
  const directorate = found.value;
  const [organisation, plan, window, itemBook] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.plan(directorate.id, quarter.startYear),
    ports.windows.window(directorate.id, formatQuarter(quarter)),
    ports.items.book(directorate.id, formatQuarter(quarter)),
  ]);
  if (window === undefined) return refuse({ reason: 'no-window', known: await knownQuarters(ports, directorate.id) });
  if (organisation === undefined || plan === undefined) return refuse({ reason: 'no-plan' });
  const [gapBook, sectionBook, meetingBook] = await Promise.all([
    ports.gaps.ofQuarter(directorate.id, window.quarter),
    ports.sectionWordings.ofQuarter(directorate.id, window.quarter),
    ports.meetings.book(directorate.id),
  ]);
  const [updates, ledBook, figures, proposals, agreed, financeBook, wordingBook, withholdingBook] = await Promise.all([
    readUpdates(ports, plan, quarter),
    ports.led.book(bookKeyOf(plan, window.quarter)),
    readFigures(ports, plan, quarter),
    ports.proposals.undecided(plan.milestones.map(({ id }) => id)),
    ports.proposals.agreed(plan.milestones.map(({ id }) => id)),
    ports.finance.book(financeKeyOf(plan, window.quarter)),
    ports.wordings.ofQuarter(directorate.id, window.quarter),
    ports.withholdings.ofQuarter(directorate.id, window.quarter),
  ]);
  const gaps = { gapMark: gapBook.mark, printedAsBefore: printedAsBefore(gapBook.choices) };
  const sections = { sectionMark: sectionBook.mark, sectionTexts: standingSectionTexts(sectionBook.wordings) };
  const books = { ...gaps, ...sections, itemBook, ledBook, financeBook, meetingBook, wordingBook, withholdingBook };
  return done({ organisation, directorate, plan, window, updates, figures, proposals, agreed, ...books });
}

/** A figure of the last quarter that comes late is printed in the first report of the next year's plan. */
async function readFigures(ports: CompilePorts, plan: Plan, quarter: Quarter): Promise<FigureBook> {
  const before = quarter.number === 1 ? await ports.plans.plan(plan.directorateId, plan.startYear - 1) : undefined;
  const known = [plan, ...(before === undefined ? [] : [before])].flatMap(({ areas, indicators }) =>
    indicators.map((indicator) => ({
      indicator,
      areaName: areas.find(({ id }) => id === indicator.areaId)?.name ?? '',
    })),
  );
  const ids = known.map(({ indicator }) => indicator.id);
  const book = await ports.indicators.book(plan.directorateId, formatQuarter(quarter), ids);
  const late = book.late.flatMap((update) => {
    const found = known.find(({ indicator }) => indicator.id === update.indicatorId);
    return found === undefined ? [] : [{ update, ...found }];
  });
  return { ...book, late };
}

async function readUpdates(ports: CompilePorts, plan: Plan, quarter: Quarter): Promise<StandingUpdates> {
  const ids = plan.milestones.map((milestone) => milestone.id);
  const [current, previous, earlier] = await Promise.all([
    readInTurns(ids, (part) => ports.updates.standing(formatQuarter(quarter), part)),
    readInTurns(ids, (part) => ports.updates.standing(formatQuarter(previousQuarter(quarter)), part)),
    readInTurns(ids, (part) => ports.updates.standingBefore(formatQuarter(quarter), part)),
  ]);
  const settledEarlier = new Map([...earlier].filter(([, update]) => isSettled(update)));
  return { current, previous, earlier, settledEarlier };
}

/** Never asked again. Source: glossary, "Progress and RAG are two things" and "Outstanding". */
function isSettled({ status }: MilestoneUpdate): boolean {
  return status.progress === 'completed' || status.progress === 'dropped';
}

async function knownQuarters(ports: CompilePorts, directorateId: string): Promise<readonly string[]> {
  const windows = await ports.windows.windows();
  const quarters = windows.filter((window) => window.directorateId === directorateId).map((window) => window.quarter);
  return quarters.toSorted().reverse();
}

function quarterOf(window: CollectionWindow): Quarter {
  const quarter = parseQuarter(window.quarter);
  if (quarter === undefined) throw new Error(`Window ${window.id} is for "${window.quarter}", which is no quarter.`);
  return quarter;
}
