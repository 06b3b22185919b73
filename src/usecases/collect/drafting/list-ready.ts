import { type Actor, may, type Permission } from '../../../core/access.ts';
import type { HandedDraft } from '../../../core/collect/draft-request.ts';
import { type AnswerFault, checkAnswer } from '../../../core/collect/milestone/check-answer.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import { statusChoices, statusToChoice } from '../../../core/collect/milestone/status-choice.ts';
import { indexOf } from '../../../core/plan/plan-index.ts';
import type { FormQuestion } from '../../../core/review/returned.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import {
  type MilestoneSituation,
  readMilestoneSituation,
  toCard,
  todayOf,
  whyTextIsDueFor,
} from '../milestone/milestone-situation.ts';
import type { CollectPorts } from '../ports.ts';
import { readOpenWindows } from '../windows-of-work.ts';
import { isAnswered } from './open-draft-form.ts';

/** A contributor's text that waits for whoever answers for the milestone. */
export interface ReadyDraft {
  readonly handed: HandedDraft;
  readonly card: MilestoneCard;
  /** Name of who wrote it. */
  readonly by: string;
  /** What an officer asked; approving answers it. */
  readonly question: FormQuestion | undefined;
  /** Why it cannot be approved as it is; empty where it can. */
  readonly faults: readonly AnswerFault[];
  /** IANA. */
  readonly timeZone: string;
}

export type ReadyList =
  | { readonly outcome: 'ready'; readonly texts: readonly ReadyDraft[] }
  | { readonly outcome: 'refused'; readonly permission: Permission };

/** What waits for one person to be read: for what is theirs, and for those they stand in for. In the plan's order. */
export async function listReady(
  ports: CollectPorts,
  { clicker, now }: { readonly clicker: Clicker; readonly now: Date },
): Promise<ReadyList> {
  const actor = await findActor(ports, clicker, now);
  const permission = may(actor, 'see-own-work');
  if (!permission.allowed) return { outcome: 'refused', permission };
  const waiting = await findWaiting(ports, actor, now);
  const texts = await Promise.all(waiting.map((handed) => readReady(ports, handed, { actor, now })));
  return { outcome: 'ready', texts: texts.flatMap((text) => text ?? []) };
}

/** Of each contributor and milestone only the newest. */
async function findWaiting(ports: CollectPorts, actor: Actor, now: Date): Promise<readonly HandedDraft[]> {
  const { personId, standsInFor } = actor;
  if (personId === undefined) return [];
  const [plans, windows] = await Promise.all([ports.plans.plans(), ports.windows.windows()]);
  const found: HandedDraft[] = [];
  for (const plan of plans) {
    const owned = indexOf(plan).milestonesOf([personId, ...standsInFor]);
    if (owned.length === 0) continue;
    for (const { window, parts } of await readOpenWindows(ports, { plan, windows, now })) {
      if (!parts.includes('texts')) continue;
      const marks = (await ports.drafting.handedMarks(window.quarter)).filter(({ decision }) => decision === undefined);
      const newest = new Map(marks.map((mark) => [`${mark.entry.id} ${mark.contributorId}`, mark]));
      for (const { id } of owned) {
        const theirs = [...newest.values()].filter(({ entry }) => entry.kind === 'milestone' && entry.id === id);
        for (const mark of theirs) found.push(...((await readHanded(ports, mark.id)) ?? []));
      }
    }
  }
  return found;
}

async function readHanded({ drafting }: CollectPorts, id: number): Promise<readonly HandedDraft[] | undefined> {
  const handed = await drafting.handed(id);
  return handed && [handed];
}

/** @returns undefined where nobody waits for it any more, or somebody else does. */
async function readReady(
  ports: CollectPorts,
  handed: HandedDraft,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<ReadyDraft | undefined> {
  const { entry, quarter } = handed;
  const situation = await readMilestoneSituation(ports, { milestoneId: entry.id, quarter, now });
  if (situation?.window?.quarter !== quarter || isAnswered(situation)) return undefined;
  const { milestone, directorate, organisation } = situation;
  const subject = { ownerId: milestone.ownerId, directorateId: directorate.id };
  if (!may(actor, 'decide-draft', subject).allowed) return undefined;
  const author = (await ports.plans.people()).find(({ id }) => id === handed.contributorId);
  return {
    handed,
    card: toCard(situation),
    by: author?.name ?? 'Somebody',
    question: situation.question,
    faults: faultsOf(situation, handed, now),
    timeZone: organisation.timeZone,
  };
}

/** A date may have come since it was written, or the council's rule changed: then it is edited first. */
export function faultsOf(situation: MilestoneSituation, { content }: HandedDraft, now: Date): readonly AnswerFault[] {
  const { milestone, quarter, organisation } = situation;
  const { status, ...texts } = content;
  const answer = { ...texts, choice: statusToChoice(status, milestone.due), completedOn: status.completedOn };
  const checked = checkAnswer(answer, {
    due: milestone.due,
    offered: quarter === undefined ? [] : statusChoices(milestone, quarter),
    mayBeSilent: whyTextIsDueFor(situation) === undefined,
    today: todayOf(organisation, now),
  });
  return checked.ok ? [] : checked.refusal;
}
