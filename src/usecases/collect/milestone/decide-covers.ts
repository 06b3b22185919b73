import { type AnswerFault, checkAnswer } from '../../../core/collect/milestone/check-answer.ts';
import {
  type ChosenCover,
  type CoverAnswer,
  type CoverForm,
  MOST_COVERED,
  type WhyUncoverable,
  whyUncoverable,
} from '../../../core/collect/milestone/cover.ts';
import { statusChoices } from '../../../core/collect/milestone/status-choice.ts';
import type { Question } from '../../../core/review/question.ts';
import { questionsOfCover } from '../../../core/review/questions-of-answer.ts';
import type { NewCover } from '../../ports.ts';
import { type MilestoneSituation, todayOf } from './milestone-situation.ts';
import { cardOf, type Siblings } from './read-covering.ts';

/** A fault in what was said of one of the covered milestones. */
export interface CoverFault {
  readonly milestoneId: string;
  readonly fault: AnswerFault;
}

/** `too-many`: more than one text may cover. */
export interface RefusedCover {
  readonly ref: string;
  readonly why: WhyUncoverable | 'too-many';
}

export type CoverDecision =
  | { readonly outcome: 'covers'; readonly covers: readonly NewCover[]; readonly questions: readonly Question[] }
  /** Chosen, but not to be covered. Empty for what was never offered. */
  | { readonly outcome: 'not-coverable'; readonly refused: readonly RefusedCover[] }
  /** The own status of each is still to be asked. */
  | { readonly outcome: 'ask-statuses'; readonly covered: readonly CoverForm[] }
  | { readonly outcome: 'cover-faults'; readonly faults: readonly CoverFault[] };

/** What becomes of the milestones that somebody chose to cover with a text. Only those of the same owner are found. */
export function decideCovers(
  chosen: readonly ChosenCover[],
  {
    situation,
    siblings,
    text,
    now,
  }: {
    readonly situation: MilestoneSituation;
    readonly siblings: Siblings;
    /** That covers them. */
    readonly text: string;
    readonly now: Date;
  },
): CoverDecision {
  const refused = chosen.flatMap(({ milestoneId }, index): readonly RefusedCover[] => {
    const sibling = siblings.get(milestoneId);
    if (sibling === undefined) return [];
    const why = whyUncoverable(sibling) ?? (index < MOST_COVERED ? undefined : 'too-many');
    return why === undefined ? [] : [{ ref: sibling.milestone.ref, why }];
  });
  if (refused.length > 0 || chosen.some(({ milestoneId }) => !siblings.has(milestoneId))) {
    return { outcome: 'not-coverable', refused };
  }
  const forms = chosen.flatMap(({ milestoneId }) => formOf(milestoneId, { situation, siblings }));
  if (chosen.some(({ answer }) => answer === undefined)) return { outcome: 'ask-statuses', covered: forms };
  const today = todayOf(situation.organisation, now);
  const faults: CoverFault[] = [];
  const covers: NewCover[] = [];
  const questions: Question[] = [];
  for (const [index, { milestoneId, answer }] of chosen.entries()) {
    if (answer === undefined) continue;
    const { offered = [], card } = forms[index] ?? {};
    const rules = { due: card?.due ?? NO_DATE, offered, mayBeSilent: false, today };
    const checked = checkAnswer(toAnswer(answer), rules);
    if (!checked.ok) {
      faults.push(...checked.refusal.map((fault) => ({ milestoneId, fault })));
      continue;
    }
    const { commentary: _covering, ...own } = checked.value;
    covers.push({ milestoneId, answer: own, basedOn: siblings.get(milestoneId)?.update?.id });
    questions.push(...questionsOfCover(answer, { text, id: milestoneId, ref: card?.ref ?? '' }));
  }
  return faults.length > 0 ? { outcome: 'cover-faults', faults } : { outcome: 'covers', covers, questions };
}

function formOf(
  milestoneId: string,
  { situation, siblings }: { readonly situation: MilestoneSituation; readonly siblings: Siblings },
): readonly CoverForm[] {
  const milestone = siblings.get(milestoneId)?.milestone;
  const { quarter } = situation;
  if (milestone === undefined || quarter === undefined) return [];
  return [{ card: cardOf(situation, milestone), offered: statusChoices(milestone, quarter) }];
}

const NO_DATE = { kind: 'none' } as const;

/** The covering text is checked by itself. */
const COVERED = 'covered';

function toAnswer(answer: CoverAnswer) {
  return { ...answer, commentary: COVERED, actionBy: undefined };
}
