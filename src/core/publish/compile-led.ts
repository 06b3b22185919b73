import { parseQuarter, type Quarter, quarterTitle, titleOfQuarter } from '../calendar/quarter.ts';
import { confirmationOf, type LedBook, type LedEntry, ledEntries, reportsRisks } from '../collect/led/led-book.ts';
import { type LedContent, type LedUpdate, PROGRESS_WORDS, scoreText, sectionOf } from '../collect/led/led-entry.ts';
import type { Directorate, Plan, Risk } from '../plan/plan.ts';
import { nameEntry } from '../remind/asked-entry.ts';
import { cleanLine } from './clean-text.ts';
import type { SnapshotEqualityAction, SnapshotLed, SnapshotRisk } from './snapshot.ts';
import { parseTextBlocks } from './text-blocks.ts';

export interface LedSources {
  readonly plan: Plan;
  readonly directorate: Directorate;
  readonly quarter: Quarter;
  readonly ledBook: LedBook;
  /** Names of entries without an update of which is printed how they stood last. */
  readonly printedAsBefore?: ReadonlySet<string>;
  readonly initialsOf: (personId: string | undefined) => string | null;
}

/** Section 4, in the plan's order; none outside the quarters in which risks are reported. */
export function compileRisks(sources: LedSources): readonly SnapshotRisk[] {
  const { plan, directorate, quarter, initialsOf } = sources;
  if (!reportsRisks(directorate, quarter.number)) return [];
  return plan.risks.map((risk) => ({
    id: risk.id,
    title: cleanLine(risk.title),
    gross: scoreText(risk.grossLikelihood, risk.grossImpact),
    residual: residualText(risk),
    controls: risk.controls === undefined ? null : cleanLine(risk.controls),
    leadInitials: initialsOf(risk.leadId),
    ...compileSaid(risk.id, sources),
  }));
}

/** Section 5, in the plan's order. */
export function compileActions(sources: LedSources): readonly SnapshotEqualityAction[] {
  return sources.plan.equalityActions.map(({ id, words, leadId }) => ({
    id,
    words: cleanLine(words),
    leadInitials: sources.initialsOf(leadId),
    ...compileSaid(id, sources),
  }));
}

function residualText({ residualLikelihood, residualImpact }: Risk): string | null {
  const isAssessed = residualLikelihood !== undefined && residualImpact !== undefined;
  return isAssessed ? scoreText(residualLikelihood, residualImpact) : null;
}

function compileSaid(id: string, sources: LedSources): SnapshotLed {
  const { plan, ledBook, initialsOf } = sources;
  const update = ledBook.current.get(id);
  if (update !== undefined) return { update: compileUpdate(update, initialsOf), whyNoUpdate: null };
  const entry = ledEntries(plan).find((each) => each.id === id);
  if (entry === undefined) return { update: null, whyNoUpdate: null };
  const why = whyNotAsked(entry, ledBook);
  if (why !== undefined) return { update: null, whyNoUpdate: why };
  return { update: null, whyNoUpdate: NOT_AVAILABLE, ...lastKnownOf(entry, sources) };
}

const NOT_AVAILABLE = 'An update was not available when this report was prepared.';

/** How it stood last, where an officer chose to print that in the place of an update. */
function lastKnownOf(entry: LedEntry, { ledBook, printedAsBefore }: LedSources): Pick<SnapshotLed, 'lastKnown'> {
  const before = ledBook.earlier.get(entry.id);
  if (before === undefined || printedAsBefore?.has(nameEntry(entry)) !== true) return {};
  return { lastKnown: { quarterTitle: titleOfQuarter(before.quarter), word: wordOf(before.content) } };
}

function compileUpdate({ content, leadId }: LedUpdate, initialsOf: LedSources['initialsOf']): SnapshotLed['update'] {
  return { word: wordOf(content), texts: textsOf(content), initials: initialsOf(leadId) };
}

function wordOf(content: LedContent): string {
  return content.kind === 'risk' ? scoreText(content.likelihood, content.impact) : PROGRESS_WORDS[content.progress];
}

function textsOf(content: LedContent): NonNullable<SnapshotLed['update']>['texts'] {
  if (content.kind === 'equality-action') return [{ lead: null, text: parseTextBlocks(content.text) }];
  return [
    { lead: 'What was done', text: parseTextBlocks(content.done) },
    { lead: 'What comes next', text: parseTextBlocks(content.next) },
  ];
}

/** Undefined where it is asked for: it is missing. */
function whyNotAsked({ kind, id }: LedEntry, book: LedBook): string | undefined {
  const earlier = book.earlier.get(id);
  if (earlier?.content.kind === 'equality-action' && earlier.content.progress === 'completed') {
    const quarter = parseQuarter(earlier.quarter);
    return quarter === undefined ? 'Completed' : `Completed in ${quarterTitle(quarter)}`;
  }
  return confirmationOf(book, sectionOf(kind)) === undefined ? undefined : 'Nothing to report';
}
