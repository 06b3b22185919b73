import { type Actor, may } from '../../../core/access.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import type { Status } from '../../../core/collect/milestone/status.ts';
import type { Milestone } from '../../../core/plan/plan.ts';
import { readDraftingFacts } from '../drafting/read-drafting-facts.ts';
import type { CollectPorts } from '../ports.ts';
import { type MilestoneSituation, readMilestoneSituation, toCard } from './milestone-situation.ts';
import { type PublishedWord, readPublishedWord } from './read-published-word.ts';

/** One of several milestones with the same ref. */
export interface Choice {
  readonly card: MilestoneCard;
  readonly isMine: boolean;
  /** I draft it for its owner, and its form can be opened now. */
  readonly isToDraft: boolean;
  /** Its form can be opened now. */
  readonly isOpen: boolean;
  /** This quarter's status if it is mine and sent. */
  readonly sent: Status | undefined;
  /** What the last published report said of it, where it is not open to me. */
  readonly published: PublishedWord | undefined;
}

/** What the one that is chosen is wanted for. */
export type ChoicePurpose = 'answer' | 'history';

/** A part of all that share a ref: a view takes a limited number of blocks, and nobody reads as many. */
export interface ChoicePage {
  readonly ref: string;
  readonly purpose: ChoicePurpose;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** How many there are on all pages. */
  readonly total: number;
  readonly choices: readonly Choice[];
}

const CHOICES_ON_A_PAGE = 10;

export interface ChoiceRequest {
  readonly purpose: ChoicePurpose;
  /** From 1; one that does not exist becomes the nearest that does. */
  readonly page: number;
  readonly actor: Actor;
  readonly now: Date;
}

/** Mine come first, then the others, each in the plan's order. */
export async function readChoicePage(
  ports: CollectPorts,
  found: readonly Milestone[],
  { purpose, page: wanted, actor, now }: ChoiceRequest,
): Promise<ChoicePage> {
  const pages = Math.max(1, Math.ceil(found.length / CHOICES_ON_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted)), pages);
  const sorted = [
    ...found.filter((milestone) => answersFor(actor, milestone)),
    ...found.filter((milestone) => !answersFor(actor, milestone)),
  ];
  const shown = sorted.slice((page - 1) * CHOICES_ON_A_PAGE, page * CHOICES_ON_A_PAGE);
  const choices: Choice[] = [];
  for (const { id: milestoneId } of shown) {
    const situation = await readMilestoneSituation(ports, { milestoneId, now });
    if (situation !== undefined) choices.push(await toChoice(ports, situation, actor));
  }
  return { ref: found[0]?.ref ?? '', purpose, page, pages, total: found.length, choices };
}

async function toChoice(ports: CollectPorts, situation: MilestoneSituation, actor: Actor): Promise<Choice> {
  const { milestone, directorate, standing, window } = situation;
  const isMine = answersFor(actor, milestone);
  const { allowed } = may(actor, 'answer-milestone', { ownerId: milestone.ownerId, directorateId: directorate.id });
  const isOpen = isMine && allowed && window !== undefined;
  const subject = { directorateId: directorate.id, milestoneId: milestone.id };
  const isToDraft = !isMine && (await isDrafter(ports, situation, actor));
  return {
    card: toCard(situation),
    isMine,
    isToDraft,
    isOpen,
    sent: isOpen ? standing?.status : undefined,
    published: isOpen ? undefined : await readPublishedWord(ports, subject),
  };
}

async function isDrafter(ports: CollectPorts, situation: MilestoneSituation, { personId }: Actor): Promise<boolean> {
  if (situation.window === undefined || personId === undefined) return false;
  return (await readDraftingFacts(ports, situation)).contributorIds.includes(personId);
}

/** Their own, and what they stand in for today. */
export function answersFor({ personId, standsInFor }: Actor, { ownerId }: Milestone): boolean {
  return ownerId !== undefined && (ownerId === personId || standsInFor.includes(ownerId));
}
