import { type Actor, may } from '../../../core/access.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import type { IndicatorCard } from '../../../core/collect/indicator/indicator-form.ts';
import type { Indicator } from '../../../core/plan/plan.ts';
import type { CollectPorts } from '../ports.ts';
import { type IndicatorSituation, readIndicatorSituation, toIndicatorCard } from './indicator-situation.ts';
import { type PublishedFigure, readPublishedFigure } from './read-published-figure.ts';

/** An indicator that somebody named by its ref. */
export interface FoundIndicator {
  readonly card: IndicatorCard;
  /** They may give its figure, and one is taken now. */
  readonly isMine: boolean;
  /** What the newest published report says of it. */
  readonly published: PublishedFigure | undefined;
}

export type IndicatorAnswer =
  /** The only one, and mine: its form is opened. */
  | { readonly outcome: 'entry'; readonly entry: EntryKey }
  | { readonly outcome: 'indicators'; readonly found: readonly FoundIndicator[] };

interface Reader {
  readonly actor: Actor;
  readonly now: Date;
}

/** What a ref names, as ids. */
export interface NamedIndicators {
  readonly ids: readonly string[];
  /** Of those the ones of which something can be answered now. */
  readonly first: readonly string[];
}

/** `/milestone COPI1`: the form where it is mine, else what the plan says of it. */
export async function answerIndicatorRef(
  ports: CollectPorts,
  named: NamedIndicators,
  reader: Reader,
): Promise<IndicatorAnswer> {
  const found = await findIndicators(ports, named, reader);
  const [only] = found;
  if (found.length === 1 && only?.isMine) {
    return { outcome: 'entry', entry: { kind: 'indicator', id: only.card.indicator.id } };
  }
  return { outcome: 'indicators', found };
}

/** Of last year's: those whose figure can still be given. @returns ids */
export async function listAwaited(
  ports: CollectPorts,
  indicators: readonly Indicator[],
  now: Date,
): Promise<readonly string[]> {
  const awaited: string[] = [];
  for (const { id } of indicators) {
    const situation = await readIndicatorSituation(ports, { indicatorId: id, now });
    if (situation?.figureWindow !== undefined) awaited.push(id);
  }
  return awaited;
}

/** For whom one of those is that can be answered now, these; for everybody else all, in the plans' order. */
export async function findIndicators(
  ports: CollectPorts,
  { ids, first }: NamedIndicators,
  reader: Reader,
): Promise<readonly FoundIndicator[]> {
  const found = await readFoundIndicators(ports, ids, reader);
  const answerable = found.filter(({ card }) => first.includes(card.indicator.id));
  return answerable.some(({ isMine }) => isMine) ? answerable : found;
}

async function readFoundIndicators(
  ports: CollectPorts,
  ids: readonly string[],
  { actor, now }: Reader,
): Promise<readonly FoundIndicator[]> {
  const found: FoundIndicator[] = [];
  for (const indicatorId of ids) {
    const situation = await readIndicatorSituation(ports, { indicatorId, now });
    if (situation === undefined) continue;
    const subject = { directorateId: situation.directorate.id, indicatorId };
    const published = await readPublishedFigure(ports, subject);
    found.push({ card: toIndicatorCard(situation), isMine: isMine(actor, situation), published });
  }
  return found;
}

function isMine(actor: Actor, { indicator, directorate, figureWindow }: IndicatorSituation): boolean {
  if (figureWindow === undefined) return false;
  const { ownerId, supplierId } = indicator;
  const subject = { ownerId, supplierId, directorateId: directorate.id };
  const isAsked = [ownerId, supplierId].some(
    (id) => id !== undefined && (id === actor.personId || actor.standsInFor.includes(id)),
  );
  return isAsked && (may(actor, 'answer-indicator', subject).allowed || may(actor, 'supply-figure', subject).allowed);
}
