import { figureText } from '../collect/figure-words.ts';
import { type AskingMoment, type IndicatorSaid, isAskedIn, waitingFor } from '../collect/indicator-outstanding.ts';
import { toStatus } from '../collect/indicator-status.ts';
import type { IndicatorUpdate } from '../collect/indicator-update.ts';
import type { Indicator } from '../plan/plan.ts';
import type { AskedEntry, EntryWord } from './asked-entry.ts';

/**
 * An indicator as a window asks for it: of its supplier as long as they are to act, else of its owner.
 * @returns undefined where it is not reported in the quarter.
 */
export function askIndicator(indicator: Indicator, said: IndicatorSaid, moment: AskingMoment): AskedEntry | undefined {
  if (!isAskedIn(indicator, said, moment.quarter)) return undefined;
  const { id, ref, words, ownerId, supplierId } = indicator;
  const waiting = waitingFor(indicator, said, moment);
  return {
    entry: { kind: 'indicator', id },
    ref,
    words,
    ownerId: waiting === 'supplier' ? supplierId : ownerId,
    due: undefined,
    answer: waiting === 'nobody' && said.update !== undefined ? toWord(said.update, indicator) : undefined,
    earlier: said.earlier && toWord(said.earlier, indicator),
    isFinished: false,
  };
}

function toWord({ at, status, figure }: IndicatorUpdate, indicator: Indicator): EntryWord {
  return { at, status: toStatus(status), figure: figureText(figure, indicator) };
}
