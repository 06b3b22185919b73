import { type Actor, may, type Permission, UNKNOWN_ANSWERER } from '../../../core/access.ts';
import type { Draft } from '../../../core/collect/draft.ts';
import { fieldsToAnswer, fieldsToCovers } from '../../../core/collect/milestone/milestone-draft.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import { choiceToStatus } from '../../../core/collect/milestone/status-choice.ts';
import { saysMoreThanGreen, type WhyTextIsDue } from '../../../core/collect/milestone/still-on-course.ts';
import { isOutstanding } from '../../../core/collect/outstanding.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { NewUpdate, Patience } from '../../ports.ts';
import { readDraftingFacts } from '../drafting/read-drafting-facts.ts';
import type { CollectPorts } from '../ports.ts';
import { type MilestoneSituation, readMilestoneSituation, toCard, whyTextIsDueFor } from './milestone-situation.ts';

export interface OnCourseRequest {
  readonly clicker: Clicker;
  /** Each was ticked by itself; none is trusted. */
  readonly milestoneIds: readonly string[];
  /** One opening of the form: what it has stored before is not stored again. */
  readonly nonce: string;
  /** One press of the button; the same when Slack delivers it twice. */
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

/** Why a milestone cannot be recorded as on course without a text. */
export type WhyNotOnCourse = WhyTextIsDue | 'answered' | 'closed' | 'begun' | 'drafted';

export type OnCourseOutcome =
  | {
      readonly outcome: 'saved';
      readonly cards: readonly MilestoneCard[];
      readonly at: Date;
      /** IANA. */
      readonly timeZone: string;
      /** Until when they can be changed; undefined when the window has closed since. */
      readonly closesAt: Date | undefined;
    }
  | { readonly outcome: 'none-chosen' }
  /** Nothing was stored, not even of the others: what was ticked is to be looked at again. */
  | {
      readonly outcome: 'not-all';
      readonly refused: readonly { readonly card: MilestoneCard; readonly why: WhyNotOnCourse }[];
    }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'refused'; readonly permission: Permission; readonly card: MilestoneCard }
  | { readonly outcome: 'gone' };

/** Records milestones as green without a text, all that were ticked or none. */
export async function stayOnCourse(ports: CollectPorts, request: OnCourseRequest): Promise<OnCourseOutcome> {
  const ids = [...new Set(request.milestoneIds)];
  if (ids.length === 0) return { outcome: 'none-chosen' };
  for (;;) {
    const actor = await findActor(ports, request.clicker, request.now);
    const cases = await readCases(ports, request, { ids, personId: actor.personId ?? '' });
    if (cases === undefined) return { outcome: 'gone' };
    const refusal = findRefusal(actor, cases);
    if (refusal !== undefined) return refusal;
    const open = cases.filter(({ isRepeated }) => !isRepeated);
    const updates = open.flatMap((each) => toUpdate(each, request, actor));
    if (updates.length < open.length) continue;
    const stored = updates.length === 0 ? 'repeated' : await ports.updates.appendAll(updates, request.patience);
    if (stored === 'repeated' || stored.ok) return saved(cases, request.now);
    if (stored.refusal === 'busy') return { outcome: 'busy' };
  }
}

interface Case {
  readonly situation: MilestoneSituation;
  /** This opening of the form has stored it already. */
  readonly isRepeated: boolean;
  /** What this person has begun and not sent. */
  readonly draft: Draft | undefined;
  /** A contributor has handed in a text that nobody has decided on. */
  readonly isDrafted: boolean;
}

async function readCases(
  ports: CollectPorts,
  { nonce, now }: OnCourseRequest,
  { ids, personId }: { readonly ids: readonly string[]; readonly personId: string },
): Promise<readonly Case[] | undefined> {
  const cases: Case[] = [];
  for (const milestoneId of ids) {
    const situation = await readMilestoneSituation(ports, { milestoneId, now });
    if (situation === undefined) return undefined;
    const [stored] = await ports.updates.ofForm({ milestoneId, formNonce: nameForm(nonce, milestoneId) });
    const isRepeated = stored !== undefined && stored.update.id === situation.standing?.id;
    const { quarter = '' } = situation.window ?? {};
    const draft = await ports.drafts.draft({ personId, entry: { kind: 'milestone', id: milestoneId }, quarter });
    const { ready } = await readDraftingFacts(ports, situation);
    cases.push({ situation, isRepeated, draft, isDrafted: ready !== undefined });
  }
  return cases;
}

function findRefusal(actor: Actor, cases: readonly Case[]): OnCourseOutcome | undefined {
  for (const { situation } of cases) {
    const { milestone, directorate } = situation;
    const permission = may(actor, 'answer-milestone', { ownerId: milestone.ownerId, directorateId: directorate.id });
    const isNobody = milestone.ownerId === undefined || actor.personId === undefined;
    if (!permission.allowed) return { outcome: 'refused', permission, card: toCard(situation) };
    if (isNobody) return { outcome: 'refused', permission: UNKNOWN_ANSWERER, card: toCard(situation) };
  }
  const refused = cases.flatMap((each) => {
    const why = each.isRepeated ? undefined : whyNotOnCourse(each);
    return why === undefined ? [] : [{ card: toCard(each.situation), why }];
  });
  return refused.length === 0 ? undefined : { outcome: 'not-all', refused };
}

function whyNotOnCourse({ situation, draft, isDrafted }: Case): WhyNotOnCourse | undefined {
  const { milestone, window, standing, before, returned } = situation;
  if (window === undefined) return 'closed';
  if (!isOutstanding(milestone, { update: standing, earlier: before, returned })) return 'answered';
  // What somebody has begun would be left behind unsent.
  if (draft !== undefined && saysMore(draft)) return 'begun';
  return isDrafted ? 'drafted' : whyTextIsDueFor(situation);
}

function saysMore({ fields }: Draft): boolean {
  return saysMoreThanGreen(fieldsToAnswer(fields), fieldsToCovers(fields));
}

function toUpdate(
  { situation, draft }: Case,
  { clicker, nonce, submissionId, now }: OnCourseRequest,
  { personId }: Actor,
): readonly NewUpdate[] {
  const { milestone, window, plan, standing } = situation;
  if (window === undefined || milestone.ownerId === undefined) return [];
  const isOwner = personId === milestone.ownerId;
  const content = { status: choiceToStatus('green', undefined), commentary: '', action: '', actionBy: undefined };
  return [
    {
      milestoneId: milestone.id,
      quarter: window.quarter,
      kind: 'on-course',
      content,
      ownerId: milestone.ownerId,
      enteredById: isOwner ? undefined : personId,
      author: { actor: clicker.slackUserId, ...(isOwner ? {} : { onBehalfOf: milestone.ownerId }) },
      at: now,
      formNonce: nameForm(nonce, milestone.id),
      contentHash: 'on-course',
      submissionId: `${submissionId}/${milestone.id}`,
      basedOn: standing?.id,
      windowId: window.id,
      windowVersion: window.version,
      planId: plan.id,
      planVersion: plan.version,
      returnId: situation.question?.id,
      ...(draft === undefined ? {} : { draft: { ...draft, at: now, formNonce: nonce, draftedAt: draft.actedAt } }),
    },
  ];
}

/** One form stores one update for each of several milestones: each is looked up by itself. */
function nameForm(nonce: string, milestoneId: string): string {
  return `${nonce}/on-course/${milestoneId}`;
}

function saved(cases: readonly Case[], at: Date): OnCourseOutcome {
  const [first] = cases;
  if (first === undefined) return { outcome: 'none-chosen' };
  const { organisation, window } = first.situation;
  const cards = cases.map(({ situation }) => toCard(situation));
  return { outcome: 'saved', cards, at, timeZone: organisation.timeZone, closesAt: window?.closesAt };
}
