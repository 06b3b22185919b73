import { type Actor, may, type Permission } from '../../../core/access.ts';
import { readCommandWords } from '../../../core/collect/command-words.ts';
import type { Milestone, Plan } from '../../../core/plan/plan.ts';
import { indexOf } from '../../../core/plan/plan-index.ts';
import { nearestRefs } from '../../../core/plan/ref.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import {
  answerIndicatorRef,
  type FoundIndicator,
  findIndicators,
  type IndicatorAnswer,
  listAwaited,
} from '../indicator/answer-indicator-ref.ts';
import { type IndicatorHistory, readIndicatorHistories } from '../indicator/read-indicator-history.ts';
import { answerLedRef, type LedAnswer } from '../led/answer-led-ref.ts';
import { type LedHistory, readLedHistories } from '../led/read-led-history.ts';
import { listMyWork, type MyWork } from '../list-my-work.ts';
import { readPlansInView } from '../plans-in-view.ts';
import type { CollectPorts } from '../ports.ts';
import { answersFor, type ChoicePage, type ChoicePurpose, readChoicePage } from './choose-milestone.ts';
import { readMilestoneSituation } from './milestone-situation.ts';
import { type OpenedForm, openMilestoneForm } from './open-milestone-form.ts';
import { type ClosedCard, readClosedCard } from './read-closed-card.ts';
import { type HistoryAnswer, readHistory } from './read-history.ts';

export type CommandAnswer =
  | { readonly outcome: 'help' }
  | { readonly outcome: 'my-work'; readonly work: MyWork }
  | Extract<OpenedForm, { readonly outcome: 'form' }>
  | { readonly outcome: 'chooser'; readonly choice: ChoicePage; readonly indicators: readonly FoundIndicator[] }
  | CardAnswer
  | HistoryAnswer
  | IndicatorAnswer
  | LedAnswer
  | { readonly outcome: 'indicator-histories'; readonly histories: readonly IndicatorHistory[] }
  | { readonly outcome: 'led-histories'; readonly histories: readonly LedHistory[] }
  | { readonly outcome: 'unknown-ref'; readonly given: string; readonly nearest: readonly string[] }
  | { readonly outcome: 'no-plan' }
  | { readonly outcome: 'refused'; readonly permission: Permission };

export type CardAnswer =
  | { readonly outcome: 'card'; readonly card: ClosedCard }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly permission: Permission };

export interface CommandRequest {
  readonly clicker: Clicker;
  /** What stands after the command, as typed. */
  readonly text: string;
  readonly now: Date;
}

/** `/milestone`: alone, `help`, with a ref, or with a ref and `history`. */
export async function answerMilestoneCommand(ports: CollectPorts, request: CommandRequest): Promise<CommandAnswer> {
  const words = readCommandWords(request.text);
  if (words.kind === 'mine') return { outcome: 'my-work', work: await listMyWork(ports, request) };
  if (words.kind === 'help') return { outcome: 'help' };
  const { ref, kind } = words;
  return answerRef(ports, { ...request, ref, page: 1, purpose: kind === 'history' ? 'history' : 'answer' });
}

export interface RefRequest extends Omit<CommandRequest, 'text'> {
  readonly ref: string;
  readonly purpose: ChoicePurpose;
  /** Of the chooser, where several have the ref. */
  readonly page: number;
}

/** What a ref leads to, in whatever spelling. */
export async function answerRef(ports: CollectPorts, request: RefRequest): Promise<CommandAnswer> {
  const { ref, now } = request;
  const actor = await findActor(ports, request.clicker, now);
  const permission = may(actor, 'see-milestone-card');
  if (!permission.allowed) return { outcome: 'refused', permission };
  const { open, alive, past } = await readPlansInView(ports, now);
  if (alive.length === 0) return { outcome: 'no-plan' };
  const milestonesOf = (plans: readonly Plan[]) => plans.flatMap((plan) => indexOf(plan).milestonesWithRef(ref));
  const answerable = milestonesOf(open);
  const isToAnswer = request.purpose === 'answer' && answerable.some((milestone) => answersFor(actor, milestone));
  const found = isToAnswer ? answerable : milestonesOf(alive);
  const indicatorsOf = (plans: readonly Plan[]) => plans.flatMap((plan) => indexOf(plan).indicatorsWithRef(ref));
  const late = await listAwaited(ports, indicatorsOf(past), now);
  const ids = [...late, ...indicatorsOf(alive).map(({ id }) => id)];
  const first = [...late, ...indicatorsOf(open).map(({ id }) => id)];
  if (found.length > 0) {
    const indicators = await findIndicators(ports, { ids, first }, { actor, now });
    return answerFound(ports, { found, indicators }, { ...request, actor });
  }
  if (ids.length > 0) {
    if (request.purpose === 'history') {
      const histories = await readIndicatorHistories(ports, ids, { actor, now });
      return { outcome: 'indicator-histories', histories };
    }
    return answerIndicatorRef(ports, { ids, first }, { actor, now });
  }
  const led = await answerLedRef(ports, { ref, actor, plans: open.length > 0 ? open : alive });
  if (led !== undefined) return request.purpose === 'history' ? answerLedHistory(ports, led, actor) : led;
  const refs = alive.flatMap((plan) => [...plan.milestones, ...plan.indicators]).map((each) => each.ref);
  return { outcome: 'unknown-ref', given: ref, nearest: nearestRefs(ref, refs) };
}

async function answerLedHistory(ports: CollectPorts, led: LedAnswer, actor: Actor): Promise<CommandAnswer> {
  const entries = led.outcome === 'entry' ? [led.entry] : led.found.map(({ entry }) => entry);
  return { outcome: 'led-histories', histories: await readLedHistories(ports, entries, actor) };
}

async function answerFound(
  ports: CollectPorts,
  { found, indicators }: { readonly found: readonly Milestone[]; readonly indicators: readonly FoundIndicator[] },
  request: RefRequest & { readonly actor: Actor },
): Promise<CommandAnswer> {
  const [only, ...others] = found;
  if (only === undefined || others.length + indicators.length > 0) {
    return { outcome: 'chooser', choice: await readChoicePage(ports, found, request), indicators };
  }
  const { clicker, actor, now } = request;
  if (request.purpose === 'history') return readHistory(ports, { clicker, milestoneId: only.id, now });
  const opened = await openMilestoneForm(ports, { clicker, milestoneId: only.id, now });
  if (opened.outcome === 'form' && (answersFor(actor, only) || opened.form.draftFor !== undefined)) return opened;
  return readCard(ports, { milestoneId: only.id, actor, now });
}

/** A milestone as anybody may look at it. */
export async function readCard(
  ports: CollectPorts,
  { milestoneId, actor, now }: { readonly milestoneId: string; readonly actor: Actor; readonly now: Date },
): Promise<CardAnswer> {
  const permission = may(actor, 'see-milestone-card');
  if (!permission.allowed) return { outcome: 'refused', permission };
  const situation = await readMilestoneSituation(ports, { milestoneId, now });
  if (situation === undefined) return { outcome: 'gone' };
  return { outcome: 'card', card: await readClosedCard(ports, situation, { actor, now }) };
}
