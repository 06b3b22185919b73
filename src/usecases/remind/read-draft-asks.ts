import { type DraftGroup, draftGroups } from '../../core/remind/draft-groups.ts';
import { outstandingOf } from '../../core/remind/outstanding-of.ts';
import { readPersonSituation, type SituationPorts } from './read-situation.ts';

/** What one person is asked to draft for others now, by who asks and until when. */
export async function readDraftAsks(
  ports: SituationPorts,
  personId: string,
  now: Date,
): Promise<readonly DraftGroup[]> {
  // The situation is that of the whole council: it is read for those only who may be asked.
  if (!(await mayBeAsked(ports, personId))) return [];
  const situation = await readPersonSituation(ports, personId);
  return outstandingOf(situation, personId, now).flatMap((owed) => draftGroups(situation, owed));
}

async function mayBeAsked(
  { plans, windows, drafting }: Pick<SituationPorts, 'plans' | 'windows' | 'drafting'>,
  personId: string,
): Promise<boolean> {
  const isNamed = (await plans.plans()).some(({ milestones }) =>
    milestones.some(({ contributorIds }) => contributorIds.includes(personId)),
  );
  if (isNamed) return true;
  const collecting = (await windows.windows()).filter(({ state }) => state === 'collecting');
  const quarters = [...new Set(collecting.map(({ quarter }) => quarter))];
  const requests = await Promise.all(quarters.map((quarter) => drafting.requests(quarter)));
  return requests.flat().some(({ contributorId }) => contributorId === personId);
}
