import { formatLong } from '../calendar/local-date.ts';
import { parseQuarter, type Quarter, quarterTitle, titleOfQuarter } from '../calendar/quarter.ts';
import { directionOf } from '../collect/indicator/direction.ts';
import { formatFigure } from '../collect/indicator/figure.ts';
import type { LateFigure } from '../collect/indicator/figure-book.ts';
import { noFigureText } from '../collect/indicator/figure-words.ts';
import type { IndicatorSaid } from '../collect/indicator/indicator-outstanding.ts';
import { quartersOf } from '../collect/indicator/indicator-quarters.ts';
import { computeRag } from '../collect/indicator/indicator-status.ts';
import type { Figure, IndicatorUpdate } from '../collect/indicator/indicator-update.ts';
import type { Indicator } from '../plan/plan.ts';
import { nameEntry } from '../remind/asked-entry.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { firstSentenceOf } from './first-sentence.ts';
import type {
  SnapshotIndicator,
  SnapshotIndicatorCommentary,
  SnapshotIndicatorStatus,
  SnapshotLateFigure,
} from './snapshot.ts';
import { parseTextBlocks } from './text-blocks.ts';

/** Of an indicator that has a target and, for want of a figure, no colour. */
export const NO_STATUS = 'No status';

export interface IndicatorSources {
  readonly quarter: Quarter;
  readonly said: Pick<IndicatorSaid, 'update' | 'earlier'> | undefined;
  /** Names of entries without an update of which is printed how they stood last. */
  readonly printedAsBefore?: ReadonlySet<string>;
  readonly initialsOf: (personId: string | undefined) => string | null;
}

/** The figure, or why there is none; its status, its direction and what was said of it. */
export function compileIndicator(indicator: Indicator, sources: IndicatorSources): SnapshotIndicator {
  const { quarter, said, initialsOf } = sources;
  const update = said?.update;
  const lastYear = indicator.lastYear[quarter.number - 1];
  const isMissing = update === undefined && isWanted(indicator, sources);
  return {
    id: indicator.id,
    ref: cleanLine(indicator.ref),
    words: cleanLine(indicator.words),
    target: targetText(indicator, quarter),
    lastYear: typeof lastYear === 'number' ? printed(lastYear, indicator) : 'Not available',
    actual: update?.figure.kind === 'value' ? printed(update.figure.value, indicator) : null,
    whyNoActual: update?.figure.kind === 'value' ? null : whyNoActual(indicator, sources),
    ...(update === undefined ? {} : { notes: notesOf(update, { indicator, quarter }) }),
    status: compileStatus(update, indicator),
    direction: directionOf(update?.figure, lastYear, indicator),
    commentary: compileCommentary(update, initialsOf),
    isMissing,
    ...(isMissing ? lastKnownOf(indicator, sources) : {}),
    ownerInitials: initialsOf(indicator.ownerId),
  };
}

/** The last figure, where an officer chose to print it in the place of one of this quarter. */
function lastKnownOf(
  indicator: Indicator,
  { said, printedAsBefore }: IndicatorSources,
): Pick<SnapshotIndicator, 'lastKnown'> {
  const before = said?.earlier;
  const isPrinted = printedAsBefore?.has(nameEntry({ kind: 'indicator', id: indicator.id })) === true;
  if (before?.figure.kind !== 'value' || !isPrinted) return {};
  const actual = printed(before.figure.value, indicator);
  return {
    lastKnown: { quarterTitle: titleOfQuarter(before.quarter), actual, status: compileStatus(before, indicator) },
  };
}

function printed(value: number, indicator: Indicator): string {
  return cleanLine(formatFigure(value, indicator));
}

function targetText(indicator: Indicator, quarter: Quarter): string {
  const { target } = indicator;
  switch (target.kind) {
    case 'none':
      return 'No target: for information';
    case 'to-be-confirmed':
      return 'To be confirmed';
    case 'number': {
      const year = printed(target.year, indicator);
      const now = target.byQuarter[quarter.number - 1];
      if (typeof now !== 'number') return year;
      const when = indicator.kind === 'this-quarter' ? 'in' : 'by';
      return `${year} (${printed(now, indicator)} ${when} Quarter ${quarter.number})`;
    }
  }
}

function isWanted(indicator: Indicator, { quarter, said }: IndicatorSources): boolean {
  return quartersOf(indicator).includes(quarter.number) && !hasEnded(said?.earlier);
}

function hasEnded(earlier: IndicatorUpdate | undefined): boolean {
  return earlier?.figure.kind === 'none' && earlier.figure.reason === 'no-longer-collected';
}

function whyNoActual(indicator: Indicator, sources: IndicatorSources): string {
  const { quarter, said } = sources;
  const figure = said?.update?.figure;
  if (figure?.kind === 'none') return `${noFigureText(figure.reason, figure.expectedOn)}.`;
  if (hasEnded(said?.earlier)) return `${noFigureText('no-longer-collected', undefined)}.`;
  if (isWanted(indicator, sources)) return 'A figure was not available when this report was prepared.';
  const next = quartersOf(indicator).find((number) => number > quarter.number);
  const later = next === undefined ? '' : ` The next figure is due in Quarter ${next}.`;
  return `Not reported in Quarter ${quarter.number}.${later}`;
}

interface NoteSources {
  readonly indicator: Indicator;
  readonly quarter: Quarter;
}

/** What a reader must know of the figure itself. */
function notesOf({ figure, status }: IndicatorUpdate, { indicator, quarter }: NoteSources): readonly string[] {
  const computed = figure.kind === 'value' ? computeRag(figure.value, indicator, quarter) : undefined;
  const computedText = computed === undefined ? '' : `The figure alone gives ${capital(computed)}. `;
  return [
    ...(figure.kind === 'value' ? notesOfValue(figure) : []),
    ...(status.how === 'overridden'
      ? [`${computedText}Why the status differs: ${cleanLine(status.overrideReason)}`]
      : []),
  ];
}

function notesOfValue(figure: Extract<Figure, { kind: 'value' }>): readonly string[] {
  const { isProvisional, expectedOn, period } = figure;
  const final = expectedOn === undefined ? '' : ` The final figure is expected on ${formatLong(expectedOn)}.`;
  const covers = cleanLine(period);
  return [...(isProvisional ? [`Provisional.${final}`] : []), ...(covers === '' ? [] : [`Covers ${covers}.`])];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function compileStatus(update: IndicatorUpdate | undefined, { target }: Indicator): SnapshotIndicatorStatus {
  if (update?.status.rag !== undefined) {
    const { rag, amberReason } = update.status;
    return { kind: rag, amberReason: amberReason ?? null, completedOn: null };
  }
  if (target.kind === 'none') return { kind: 'none', why: 'For information' };
  if (target.kind === 'to-be-confirmed') return { kind: 'none', why: 'Target to be confirmed' };
  return { kind: 'none', why: NO_STATUS };
}

function compileCommentary(
  update: IndicatorUpdate | undefined,
  initialsOf: IndicatorSources['initialsOf'],
): SnapshotIndicatorCommentary | null {
  if (update === undefined) return null;
  const text = parseTextBlocks(update.commentary);
  const action = cleanText(update.action);
  if (text.length === 0 && action === '') return null;
  return {
    text,
    firstSentence: firstSentenceOf(text),
    action: action === '' ? null : action,
    actionBy: update.actionBy === undefined ? null : formatLong(update.actionBy),
    initials: initialsOf(update.ownerId),
  };
}

/** A figure that came after the report of its own quarter was signed. */
export function compileLateFigure({ update, indicator }: LateFigure): SnapshotLateFigure {
  const quarter = parseQuarter(update.quarter);
  const { figure } = update;
  const lastYear = quarter && indicator.lastYear[quarter.number - 1];
  return {
    ref: cleanLine(indicator.ref),
    words: cleanLine(indicator.words),
    quarterTitle: quarter === undefined ? update.quarter : quarterTitle(quarter),
    actual: figure.kind === 'value' ? printed(figure.value, indicator) : noFigureText(figure.reason, figure.expectedOn),
    notes: quarter === undefined ? [] : notesOf(update, { indicator, quarter }),
    status: compileStatus(update, indicator),
    direction: directionOf(figure, lastYear, indicator),
  };
}
