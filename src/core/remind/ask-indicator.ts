import type { Quarter } from '../calendar/quarter.ts';
import type { HandedMark } from '../collect/draft-request.ts';
import type { EntryKey } from '../collect/entry.ts';
import { figureText } from '../collect/indicator/figure-words.ts';
import { announcedFor, type IndicatorSaid, isAskedIn } from '../collect/indicator/indicator-outstanding.ts';
import { toStatus } from '../collect/indicator/indicator-status.ts';
import type { IndicatorUpdate } from '../collect/indicator/indicator-update.ts';
import type { Indicator } from '../plan/plan.ts';
import type { AskedEntry, EntryWord } from './asked-entry.ts';

/**
 * An indicator as a window asks for it. Its supplier is asked before its owner, as somebody who drafts is; a figure that
 * they gave is with the owner, and a question about it back with them.
 * @returns undefined where it is not reported in the quarter.
 */
export function askIndicator(indicator: Indicator, said: IndicatorSaid, quarter: Quarter): AskedEntry | undefined {
  if (!isAskedIn(indicator, said, quarter)) return undefined;
  const { id, ref, words, ownerId, supplierId } = indicator;
  const { update, supplied, earlier } = said;
  const entry: EntryKey = { kind: 'indicator', id };
  const isNew = supplied !== undefined && supplied.id !== update?.suppliedId;
  return {
    entry,
    ref,
    words,
    ownerId,
    due: undefined,
    // What the supplier has given since is something new to confirm.
    answer: update === undefined || isNew ? undefined : toIndicatorWord(update, indicator),
    earlier: earlier && toIndicatorWord(earlier, indicator),
    isFinished: false,
    askAgainOn: update === undefined ? undefined : announcedFor(update),
    ...(supplierId === undefined ? {} : { contributorIds: [supplierId], handed: toHanded(said, entry) }),
  };
}

function toHanded({ supplied, query, update }: IndicatorSaid, entry: EntryKey): HandedMark | undefined {
  if (supplied === undefined) return undefined;
  const { id, quarter, supplierId: contributorId, at } = supplied;
  return { id, entry, quarter, contributorId, at, decision: toDecision({ supplied, query, update }) };
}

function toDecision({
  supplied,
  query,
  update,
}: Pick<IndicatorSaid, 'supplied' | 'query' | 'update'>): HandedMark['decision'] {
  if (query !== undefined && query.suppliedId === supplied?.id) {
    return { kind: 'sent-back', byId: query.askedById, at: query.at, question: query.question };
  }
  if (update === undefined || update.suppliedId !== supplied?.id) return undefined;
  return { kind: 'answered', byId: update.enteredById ?? update.ownerId, at: update.at };
}

/** What was said of an indicator, in a few words. */
export function toIndicatorWord({ at, status, figure }: IndicatorUpdate, indicator: Indicator): EntryWord {
  return { at, status: toStatus(status), figure: figureText(figure, indicator) };
}
