import { type Actor, may } from '../../../core/access.ts';
import type { IndicatorCard } from '../../../core/collect/indicator/indicator-form.ts';
import type { IndicatorUpdate } from '../../../core/collect/indicator/indicator-update.ts';
import { type QuarterReturns, quarterReturns } from '../../../core/review/quarter-returns.ts';
import type { CollectPorts } from '../ports.ts';
import { type IndicatorSituation, readIndicatorSituation, toIndicatorCard } from './indicator-situation.ts';
import { type PublishedFigure, readPublishedFigures } from './read-published-figure.ts';

export interface IndicatorQuarter extends QuarterReturns {
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** The newest, which stands; undefined for those who read only what is published, and where nothing was said. */
  readonly update: IndicatorUpdate | undefined;
  /** Name of who typed it. */
  readonly by: string | undefined;
  readonly published: PublishedFigure | undefined;
}

export interface IndicatorHistory {
  readonly card: IndicatorCard;
  /** Everything, or what was published. */
  readonly reads: 'everything' | 'published';
  /** IANA. */
  readonly timeZone: string;
  /** Newest first. */
  readonly quarters: readonly IndicatorQuarter[];
}

/** Under the rights of a milestone's: owner, deputy and officer read every quarter; everybody else what was published. */
export async function readIndicatorHistories(
  ports: CollectPorts,
  ids: readonly string[],
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<readonly IndicatorHistory[]> {
  const histories: IndicatorHistory[] = [];
  for (const indicatorId of ids) {
    const situation = await readIndicatorSituation(ports, { indicatorId, now });
    if (situation !== undefined) histories.push(await toHistory(ports, situation, actor));
  }
  return histories;
}

async function toHistory(ports: CollectPorts, situation: IndicatorSituation, actor: Actor): Promise<IndicatorHistory> {
  const { indicator, directorate, organisation, history } = situation;
  const subject = { ownerId: indicator.ownerId, directorateId: directorate.id };
  const mayReadAll = may(actor, 'see-history', subject).allowed;
  const [published, people, windows, returns, wordings] = await Promise.all([
    readPublishedFigures(ports, { directorateId: directorate.id, indicatorId: indicator.id }),
    ports.plans.people(),
    ports.windows.windows(),
    ports.returns.ofEntry({ kind: 'indicator', id: indicator.id }),
    ports.wordings.ofEntry({ kind: 'indicator', id: indicator.id }),
  ]);
  const own = windows.filter(({ directorateId }) => directorateId === directorate.id);
  const mayReturn = indicator.ownerId !== undefined && may(actor, 'return-update', subject).allowed;
  const facts = { returns, wordings, windows: own, people, mayReturn };
  const said = new Map((mayReadAll ? history : []).map((update) => [update.quarter, update]));
  const quarters = [...new Set([...said.keys(), ...published.keys()])].toSorted().reverse();
  return {
    card: toIndicatorCard(situation),
    reads: mayReadAll ? 'everything' : 'published',
    timeZone: organisation.timeZone,
    quarters: quarters.map((quarter) => {
      const update = said.get(quarter);
      const authorId = update?.enteredById ?? update?.ownerId;
      const by = people.find(({ id }) => id === authorId)?.name;
      const asked = update === undefined ? NOT_SAID : quarterReturns(quarter, facts);
      return { quarter, update, by, published: published.get(quarter), ...asked };
    }),
  };
}

const NOT_SAID: QuarterReturns = { returns: [], wordings: [], officerMay: undefined };
