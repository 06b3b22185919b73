import { compareDates, type LocalDate } from '../../../core/calendar/local-date.ts';
import { parseQuarter, quarterTitle } from '../../../core/calendar/quarter.ts';
import { localDateOf } from '../../../core/calendar/zone.ts';
import type { Draft } from '../../../core/collect/draft.ts';
import { figureText } from '../../../core/collect/indicator/figure-words.ts';
import {
  type AskingMoment,
  type IndicatorSaid,
  isStillToCome,
  waitingFor,
} from '../../../core/collect/indicator/indicator-outstanding.ts';
import type { IndicatorUpdate } from '../../../core/collect/indicator/indicator-update.ts';
import type { Indicator } from '../../../core/plan/plan.ts';
import { askIndicator, toIndicatorWord } from '../../../core/remind/ask-indicator.ts';
import type { AskedEntry } from '../../../core/remind/asked-entry.ts';
import type { CollectPorts } from '../ports.ts';
import type { AskedOf, WorkLine } from '../work-line.ts';

/** The indicators of somebody's work in one window, in the plan's order: as their owner, and as who supplies a figure. */
export async function readIndicatorLines(
  { indicators, plans }: Pick<CollectPorts, 'indicators' | 'plans'>,
  { plan, window, owners, drafts }: AskedOf & Begun,
  now: Date,
): Promise<readonly WorkLine[]> {
  const quarter = parseQuarter(window.quarter);
  const organisation = await plans.organisation();
  if (quarter === undefined || organisation === undefined) return [];
  const theirs = plan.indicators.filter(({ ownerId = '', supplierId = '' }) =>
    [ownerId, supplierId].some((id) => owners.includes(id)),
  );
  const said = await indicators.said(
    window.quarter,
    theirs.map(({ id }) => id),
  );
  const moment = { quarter, today: localDateOf(now, organisation.timeZone), isDue: now >= window.dueAt };
  return theirs.flatMap((indicator) => {
    const of = said.get(indicator.id);
    if (of === undefined) return [];
    const isBegun = drafts.some((draft) => draft.quarter === window.quarter && draft.entry.id === indicator.id);
    const asked = toLine(indicator, of, { ...moment, owners, isBegun });
    const late = toLateLine(indicator, of, { ...moment, owners, window });
    const areaName = plan.areas.find((area) => area.id === indicator.areaId)?.name ?? '';
    return [
      ...(late === undefined ? [] : [{ ...late, areaName }]),
      ...(asked === undefined ? [] : [{ ...asked, quarter: window.quarter, areaName }]),
    ];
  });
}

interface Begun {
  /** What the reader has typed and not sent. */
  readonly drafts: readonly Draft[];
}

type LineMoment = AskingMoment & { readonly owners: readonly string[] };

/**
 * What was announced, or provisional, in an earlier quarter, and whose day has come: given late, printed with this one.
 * Once given it stays a line of this window, so that it counts among what was sent.
 */
function toLateLine(
  indicator: Indicator,
  { earlier }: IndicatorSaid,
  { owners, today, window }: LineMoment & Pick<AskedOf, 'window'>,
): Omit<WorkLine, 'areaName'> | undefined {
  const quarter = earlier && parseQuarter(earlier.quarter);
  if (earlier === undefined || quarter === undefined || !owners.includes(indicator.ownerId ?? '')) return undefined;
  const isAsked = isDayOf(earlier, today);
  if (!isAsked && earlier.printedIn !== window.quarter) return undefined;
  const { id, ref, words, ownerId } = indicator;
  return {
    entry: { kind: 'indicator', id },
    ref,
    words: `Figure of ${quarterTitle(quarter)}: ${words}`,
    ownerId,
    due: undefined,
    answer: isAsked ? undefined : toIndicatorWord(earlier, indicator),
    earlier: toIndicatorWord(earlier, indicator),
    isFinished: false,
    isFixed: !isStillToCome(earlier),
    quarter: earlier.quarter,
  };
}

function isDayOf(update: IndicatorUpdate, today: LocalDate): boolean {
  const { expectedOn } = update.figure;
  return isStillToCome(update) && expectedOn !== undefined && compareDates(expectedOn, today) <= 0;
}

type ToAsk = AskedEntry & Pick<WorkLine, 'isToSupply' | 'isDraftedFirst'>;

/** As it is for these people: to supply, to answer, begun, or answered. */
function toLine(
  indicator: Indicator,
  said: IndicatorSaid,
  { owners, isBegun, ...moment }: LineMoment & { readonly isBegun: boolean },
): ToAsk | undefined {
  const asked = askIndicator(indicator, said, moment.quarter);
  const waiting = waitingFor(indicator, said, moment);
  const askeeId = waiting === 'supplier' ? indicator.supplierId : indicator.ownerId;
  if (asked === undefined) return undefined;
  if (askeeId === undefined || !owners.includes(askeeId)) {
    return isBegun && owners.includes(indicator.ownerId ?? '')
      ? toBegun(asked)
      : toSupplied(indicator, said, { asked, owners });
  }
  if (waiting === 'nobody') return asked;
  return { ...asked, ownerId: askeeId, answer: undefined, isToSupply: waiting === 'supplier' };
}

/** Whoever has begun before the figure was there can send it all the same: they need not wait for its supplier. */
function toBegun(asked: AskedEntry): ToAsk {
  return { ...asked, answer: undefined, isDraftedFirst: true };
}

/** A figure that they gave is with its owner now: for them it is sent. */
function toSupplied(
  indicator: Indicator,
  { supplied }: IndicatorSaid,
  { asked, owners }: { readonly asked: AskedEntry; readonly owners: readonly string[] },
): ToAsk | undefined {
  const { supplierId } = indicator;
  if (supplied === undefined || supplierId === undefined || !owners.includes(supplierId)) return undefined;
  const answer = { at: supplied.at, status: undefined, figure: figureText(supplied.figure, indicator) };
  return { ...asked, ownerId: supplierId, answer, isToSupply: true };
}
