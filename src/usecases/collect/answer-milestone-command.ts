import { type Actor, may, type Permission } from '../../core/access.ts';
import { quarterOf } from '../../core/calendar/quarter.ts';
import { collectingWindow } from '../../core/collect/answering-window.ts';
import type { MilestoneCard } from '../../core/collect/milestone-form.ts';
import type { Status } from '../../core/collect/status.ts';
import type { Milestone, Plan } from '../../core/plan/plan.ts';
import { indexOf } from '../../core/plan/plan-index.ts';
import { nearestRefs } from '../../core/plan/ref.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import { answerIndicatorRef, type IndicatorAnswer } from './answer-indicator-ref.ts';
import { listMyWork, type MyWork } from './list-my-work.ts';
import { readMilestoneSituation, toCard, todayOf } from './milestone-situation.ts';
import { type OpenedForm, openMilestoneForm } from './open-milestone-form.ts';
import type { CollectPorts } from './ports.ts';
import { type ClosedCard, readClosedCard } from './read-closed-card.ts';

/** One of several milestones with the same ref. */
export interface Choice {
  readonly card: MilestoneCard;
  readonly isMine: boolean;
  /** This quarter's status if it is mine and sent. */
  readonly sent: Status | undefined;
}

export type CommandAnswer =
  | { readonly outcome: 'help' }
  | { readonly outcome: 'my-work'; readonly work: MyWork }
  | Extract<OpenedForm, { readonly outcome: 'form' }>
  | { readonly outcome: 'chooser'; readonly ref: string; readonly choices: readonly Choice[] }
  | { readonly outcome: 'cards'; readonly cards: readonly ClosedCard[] }
  | IndicatorAnswer
  | { readonly outcome: 'unknown-ref'; readonly given: string; readonly nearest: readonly string[] }
  | { readonly outcome: 'no-plan' }
  | { readonly outcome: 'refused'; readonly permission: Permission };

export interface CommandRequest {
  readonly clicker: Clicker;
  /** What stands after the command, as typed. */
  readonly text: string;
  readonly now: Date;
}

/** `/milestone`: alone, `help`, or with a ref. */
export async function answerMilestoneCommand(ports: CollectPorts, request: CommandRequest): Promise<CommandAnswer> {
  const words = request.text.trim();
  if (words === '') return { outcome: 'my-work', work: await listMyWork(ports, request) };
  if (words.toLowerCase() === 'help') return { outcome: 'help' };
  const actor = await findActor(ports, request.clicker, request.now);
  const permission = may(actor, 'see-milestone-card');
  if (!permission.allowed) return { outcome: 'refused', permission };
  const plans = await plansInView(ports, request.now);
  if (plans.length === 0) return { outcome: 'no-plan' };
  const found = plans.flatMap((plan) => indexOf(plan).milestonesWithRef(words));
  if (found.length > 0) return answerFound(ports, found, request, actor);
  const indicators = plans.flatMap((plan) => indexOf(plan).indicatorsWithRef(words));
  if (indicators.length > 0) {
    const ids = indicators.map(({ id }) => id);
    return answerIndicatorRef(ports, ids, { actor, now: request.now });
  }
  const refs = plans.flatMap((plan) => [...plan.milestones, ...plan.indicators]).map(({ ref }) => ref);
  return { outcome: 'unknown-ref', given: words, nearest: nearestRefs(words, refs) };
}

async function answerFound(
  ports: CollectPorts,
  found: readonly Milestone[],
  request: CommandRequest,
  actor: Actor,
): Promise<CommandAnswer> {
  const mine = found.filter((milestone) => answersFor(actor, milestone));
  const [only] = mine;
  if (only !== undefined && found.length === 1) {
    const opened = await openMilestoneForm(ports, { clicker: request.clicker, milestoneId: only.id, now: request.now });
    if (opened.outcome === 'form') return opened;
  }
  if (mine.length > 0 && found.length > 1) {
    const choices = await readChoices(ports, found, { actor, now: request.now });
    if (choices !== undefined) return { outcome: 'chooser', ref: found[0]?.ref ?? '', choices };
  }
  return { outcome: 'cards', cards: await readCards(ports, found, request.now) };
}

/** Their own, and what they stand in for today. */
function answersFor({ personId, standsInFor }: Actor, { ownerId }: Milestone): boolean {
  return ownerId !== undefined && (ownerId === personId || standsInFor.includes(ownerId));
}

/** @returns undefined when none of mine is collected now: there is nothing to choose, only cards to read. */
async function readChoices(
  ports: CollectPorts,
  found: readonly Milestone[],
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<readonly Choice[] | undefined> {
  const choices: Choice[] = [];
  for (const milestone of found) {
    const situation = await readMilestoneSituation(ports, { milestoneId: milestone.id, now });
    if (situation === undefined) continue;
    const isMine = answersFor(actor, milestone) && situation.window !== undefined;
    choices.push({ card: toCard(situation), isMine, sent: isMine ? situation.standing?.status : undefined });
  }
  return choices.some((choice) => choice.isMine) ? choices : undefined;
}

async function readCards(ports: CollectPorts, found: readonly Milestone[], now: Date): Promise<readonly ClosedCard[]> {
  const cards: ClosedCard[] = [];
  for (const milestone of found) {
    const situation = await readMilestoneSituation(ports, { milestoneId: milestone.id, now });
    if (situation !== undefined) cards.push(await readClosedCard(ports, situation, now));
  }
  return cards;
}

/**
 * Two years' plans are alive in April: the ones that collect count first, else the current year's, else the newest.
 */
async function plansInView(ports: CollectPorts, now: Date): Promise<readonly Plan[]> {
  const [plans, windows, organisation] = await Promise.all([
    ports.plans.plans(),
    ports.windows.windows(),
    ports.plans.organisation(),
  ]);
  if (organisation === undefined) return [];
  const year = quarterOf(todayOf(organisation, now)).startYear;
  const directorateIds = new Set(plans.map((plan) => plan.directorateId));
  return [...directorateIds].flatMap((id) => {
    const own = plans.filter((plan) => plan.directorateId === id);
    const collecting = own.filter((plan) => collectingWindow(windows, plan, now) !== undefined);
    if (collecting.length > 0) return collecting;
    const current = own.filter((plan) => plan.startYear === year);
    return current.length > 0 ? current : own.slice(-1);
  });
}
