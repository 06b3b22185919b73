import { isCollecting } from '../../core/collect/answering-window.ts';
import { PART_OF_KIND, windowOfPart } from '../../core/collect/window-of-part.ts';
import { isSameEntry } from '../../core/remind/asked-entry.ts';
import { yearToSay } from './alive-plans.ts';
import type { HandedOver, HandOverPorts, HandOverScene, Move } from './hand-over-ports.ts';

/** What goes with the entries: proposals, questions, and who has begun a text. */
export async function readHandedOver(
  ports: HandOverPorts,
  { moves }: HandOverScene,
  now: Date,
): Promise<readonly HandedOver[]> {
  const quarters = [...new Set(moves.flatMap(({ subject: { window } }) => window?.quarter ?? []))];
  const plans = await ports.plans.plans();
  const years = await Promise.all(moves.map(({ subject }) => yearToSay(ports, subject.plan, plans)));
  const [proposals, questions, people, ...drafts] = await Promise.all([
    ports.proposals.undecided(moves.map(({ subject }) => subject.entry.id)),
    ports.returns.waiting(),
    ports.plans.people(),
    ...quarters.map((quarter) => ports.drafts.draftsIn(quarter)),
  ]);
  return moves.map((move, at) => {
    const { entry, ref, words, plan, window } = move.subject;
    const milestone = plan.milestones.find(({ id }) => id === entry.id);
    const asked = proposals.get(entry.id);
    const question = questions.findLast((each) => isSameEntry(each.entry, entry))?.question;
    const begun = drafts.flat().filter((draft) => isSameEntry(draft.entry, entry) && isOfAnother(draft, move));
    return {
      ...{ entry, ref, words, oldOwner: move.oldOwner, newOwner: move.newOwner },
      planYear: years[at]?.planYear,
      openQuarter:
        window && isCollecting(windowOfPart(window, PART_OF_KIND[entry.kind]), now) ? window.quarter : undefined,
      proposal: milestone && asked && { asked, due: milestone.due },
      question,
      drafters: begun.flatMap(({ personId }) => people.find(({ id }) => id === personId)?.name ?? []),
    };
  });
}

function isOfAnother({ personId }: { readonly personId: string }, { newOwner }: Move): boolean {
  return personId !== newOwner?.id;
}
