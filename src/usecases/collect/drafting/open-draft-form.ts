import { type Actor, may } from '../../../core/access.ts';
import { calendarOf } from '../../../core/calendar/directorate-calendar.ts';
import type { HandedDraft } from '../../../core/collect/draft-request.ts';
import type { DraftFor, HandedText } from '../../../core/collect/milestone/milestone-form.ts';
import { statusToChoice } from '../../../core/collect/milestone/status-choice.ts';
import { plannedDraftDay } from '../../../core/remind/draft-day.ts';
import { isWaiting } from '../../../core/review/returned.ts';
import { type MilestoneSituation, toCard } from '../milestone/milestone-situation.ts';
import type { OpenedForm } from '../milestone/open-milestone-form.ts';
import { readDraft, toForm } from '../milestone/to-milestone-form.ts';
import type { CollectPorts } from '../ports.ts';
import { type DraftingFacts, readDraftingFacts } from './read-drafting-facts.ts';

interface DraftOpening {
  readonly situation: MilestoneSituation;
  readonly actor: Actor;
  /** The quarter that was on the screen. */
  readonly quarter: string | undefined;
}

/** The same form for a contributor, whose text goes to the owner. @returns undefined for whoever was not asked. */
export async function openDraftForm(
  ports: CollectPorts,
  { situation, actor, quarter }: DraftOpening,
): Promise<OpenedForm | undefined> {
  const { milestone, window, owner, directorate } = situation;
  const facts = await readDraftingFacts(ports, situation);
  const subject = { ownerId: milestone.ownerId, contributorIds: facts.contributorIds, directorateId: directorate.id };
  if (!may(actor, 'draft-entry', subject).allowed || actor.personId === undefined) return undefined;
  const card = toCard(situation);
  if (quarter !== undefined && window?.quarter !== quarter) return { outcome: 'another-quarter', card, quarter };
  const form = toForm(situation, ports.newNonce());
  if (form === undefined || owner === undefined) return undefined;
  if (isAnswered(situation)) return { outcome: 'sent-by-owner', card };
  const draftFor = await readDraftFor(ports, { situation, facts, personId: actor.personId });
  return {
    outcome: 'form',
    form: { ...form, standing: undefined, proposal: undefined, draftFor },
    draft: await readDraft(ports, actor, form),
  };
}

/** Answered and not come back from an officer: nobody waits for a draft any more. */
export function isAnswered({ standing, returned }: MilestoneSituation): boolean {
  return standing !== undefined && (returned === undefined || !isWaiting(returned));
}

/** For the owner's form: the newest draft that waits for them, with who wrote it. */
export async function readReadyText(
  ports: CollectPorts,
  situation: MilestoneSituation,
): Promise<HandedText | undefined> {
  const { ready } = await readDraftingFacts(ports, situation);
  return ready && toHandedText(ports, situation, ready);
}

export async function toHandedText(
  { plans }: Pick<CollectPorts, 'plans'>,
  { milestone }: Pick<MilestoneSituation, 'milestone'>,
  handed: HandedDraft,
): Promise<HandedText> {
  const author = (await plans.people()).find(({ id }) => id === handed.contributorId);
  const choice = statusToChoice(handed.content.status, milestone.due);
  return { handed, by: author?.name ?? 'Somebody else', choice };
}

async function readDraftFor(
  ports: CollectPorts,
  {
    situation,
    facts,
    personId,
  }: { readonly situation: MilestoneSituation; readonly facts: DraftingFacts; readonly personId: string },
): Promise<DraftFor | undefined> {
  const { window, owner, organisation, directorate } = situation;
  if (window === undefined || owner === undefined) return undefined;
  const people = await ports.plans.people();
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'Somebody';
  const own = facts.handed.findLast(({ contributorId }) => contributorId === personId);
  const request = facts.request?.contributorId === personId ? facts.request : undefined;
  const { decision } = own ?? {};
  return {
    ownerName: owner.name,
    askedByName: request && nameOf(request.askedById),
    by: request?.by ?? plannedDraftDay({ window, calendar: calendarOf(organisation, directorate) }),
    note: request?.note ?? '',
    sentBack:
      decision?.kind === 'sent-back' ? { question: decision.question, byName: nameOf(decision.byId) } : undefined,
    before: own && (await toHandedText(ports, situation, own)),
  };
}
