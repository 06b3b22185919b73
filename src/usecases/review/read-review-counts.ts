import { buildQueue, countStands, type ReviewCounts } from '../../core/review/review-queue.ts';
import type { IndicatorStore } from '../collect/indicator/indicator-ports.ts';
import type { UpdateStore } from '../ports.ts';
import type { WholeDesk } from '../remind/read-desk.ts';
import type { ReturnStore } from './return-ports.ts';
import type { AcceptanceStore } from './review-ports.ts';
import type { WordingStore } from './wording-ports.ts';

export interface ReviewCountPorts {
  readonly updates: Pick<UpdateStore, 'standing'>;
  readonly indicators: Pick<IndicatorStore, 'said'>;
  readonly returns: Pick<ReturnStore, 'ofQuarter'>;
  readonly acceptances: Pick<AcceptanceStore, 'ofQuarter'>;
  readonly wordings: Pick<WordingStore, 'ofQuarter'>;
}

/** How much of what was sent for a window an officer has read. */
export async function readReviewCounts(
  ports: ReviewCountPorts,
  { asking: { window }, recipients, given: { plan, ledBook } }: WholeDesk,
): Promise<ReviewCounts> {
  const { quarter, directorateId } = window;
  const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
  const [current, said, returns, acceptances, wordingBook] = await Promise.all([
    ports.updates.standing(quarter, idsOf(plan.milestones)),
    ports.indicators.said(quarter, idsOf(plan.indicators)),
    ports.returns.ofQuarter(quarter),
    ports.acceptances.ofQuarter(quarter),
    ports.wordings.ofQuarter(directorateId, quarter),
  ]);
  const people = recipients.map(({ person }) => person);
  const updates = { current, previous: new Map() };
  const sources = { quarter, window, plan, people, updates, figures: { said }, ledBook };
  return countStands(buildQueue({ ...sources, returns, acceptances, wordingBook }));
}
