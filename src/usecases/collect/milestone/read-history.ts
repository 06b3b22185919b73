import { may, type Permission } from '../../../core/access.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import type { MilestoneUpdate } from '../../../core/collect/milestone/update.ts';
import type { Person } from '../../../core/plan/plan.ts';
import type { Proposal } from '../../../core/plan/proposal.ts';
import { type QuarterReturns, quarterReturns } from '../../../core/review/quarter-returns.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { CollectPorts } from '../ports.ts';
import { type MilestoneSituation, readMilestoneSituation, toCard } from './milestone-situation.ts';
import { type PublishedWord, readPublishedWords } from './read-published-word.ts';

/** What was said in one quarter, to those who may read it before it is published. */
export interface SaidInQuarter {
  /** The newest; it stands. */
  readonly update: MilestoneUpdate;
  /** How often it was sent in all. */
  readonly times: number;
  /** Who typed it, where that was not the owner. */
  readonly enteredBy: Person | undefined;
  readonly owner: Person | undefined;
}

export interface QuarterHistory extends QuarterReturns {
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** Undefined for those who read only what is published, and where nothing was said. */
  readonly said: SaidInQuarter | undefined;
  readonly published: PublishedWord | undefined;
}

export interface MilestoneHistory {
  readonly card: MilestoneCard;
  /** Everything, or what was published. */
  readonly reads: 'everything' | 'published';
  /** IANA. */
  readonly timeZone: string;
  /** Newest first. */
  readonly quarters: readonly QuarterHistory[];
  /** Every state of what was proposed, newest first. */
  readonly proposals: readonly Proposal[];
}

export type HistoryAnswer =
  | { readonly outcome: 'history'; readonly history: MilestoneHistory }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' };

export interface HistoryRequest {
  readonly clicker: Clicker;
  readonly milestoneId: string;
  readonly now: Date;
}

/** Owner, deputy and officer read every quarter; everybody else what was published. */
export async function readHistory(ports: CollectPorts, request: HistoryRequest): Promise<HistoryAnswer> {
  const situation = await readMilestoneSituation(ports, request);
  if (situation === undefined) return { outcome: 'gone' };
  const { milestone, directorate, organisation } = situation;
  const actor = await findActor(ports, request.clicker, request.now);
  const seen = may(actor, 'see-milestone-card');
  if (!seen.allowed) return { outcome: 'refused', permission: seen };
  const subject = { ownerId: milestone.ownerId, directorateId: directorate.id };
  const mayReadAll = may(actor, 'see-history', subject).allowed;
  const mayReturn = may(actor, 'return-update', subject).allowed;
  const [published, proposals, quarters] = await Promise.all([
    readPublishedWords(ports, { directorateId: directorate.id, milestoneId: milestone.id }),
    mayReadAll ? ports.proposals.ofMilestone(milestone.id) : [],
    mayReadAll ? readSaid(ports, situation, mayReturn) : [],
  ]);
  return {
    outcome: 'history',
    history: {
      card: toCard(situation),
      reads: mayReadAll ? 'everything' : 'published',
      timeZone: organisation.timeZone,
      quarters: merge(quarters, published),
      proposals: proposals.toReversed(),
    },
  };
}

type SaidQuarter = Omit<QuarterHistory, 'published'>;

async function readSaid(
  ports: CollectPorts,
  { history, returns, milestone, directorate }: MilestoneSituation,
  mayReturn: boolean,
): Promise<readonly SaidQuarter[]> {
  const [people, windows, wordings] = await Promise.all([
    ports.plans.people(),
    ports.windows.windows(),
    ports.wordings.ofEntry({ kind: 'milestone', id: milestone.id }),
  ]);
  const own = windows.filter(({ directorateId }) => directorateId === directorate.id);
  const facts = { returns, wordings, windows: own, people, mayReturn: mayReturn && milestone.ownerId !== undefined };
  const personOf = (id: string | undefined) => people.find((person) => person.id === id);
  return [...Map.groupBy(history, ({ quarter }) => quarter)].flatMap(([quarter, updates]) => {
    const update = updates.at(-1);
    if (update === undefined) return [];
    return [
      {
        quarter,
        said: {
          update,
          times: updates.length,
          enteredBy: personOf(update.enteredById),
          owner: personOf(update.ownerId),
        },
        ...quarterReturns(quarter, facts),
      },
    ];
  });
}

function merge(said: readonly SaidQuarter[], published: ReadonlyMap<string, PublishedWord>): readonly QuarterHistory[] {
  const quarters = [...new Set([...said.map(({ quarter }) => quarter), ...published.keys()])].toSorted().reverse();
  return quarters.map((quarter) => {
    const own = said.find((each) => each.quarter === quarter);
    const nothing = { quarter, said: undefined, returns: [], wordings: [], officerMay: undefined };
    return { ...(own ?? nothing), published: published.get(quarter) };
  });
}
