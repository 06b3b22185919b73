import type { Act, Subject } from '../../core/access.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { indexOf } from '../../core/plan/plan-index.ts';
import { findLedEntry } from './led/led-situation.ts';
import type { CollectPorts } from './ports.ts';

/** An entry of any kind as far as permission goes. */
export interface EntrySubject {
  /** What whoever answers for it must be allowed to do. */
  readonly act: Act;
  readonly subject: Subject;
  readonly directorateId: string;
}

/** @returns undefined when no such entry is in force. */
export async function readEntrySubject(
  { plans }: Pick<CollectPorts, 'plans'>,
  { kind, id }: EntryKey,
): Promise<EntrySubject | undefined> {
  switch (kind) {
    case 'milestone': {
      const found = await plans.milestone(id);
      if (found === undefined || indexOf(found.plan).milestone(id) === undefined) return undefined;
      const { directorateId } = found.plan;
      const subject = { ownerId: found.milestone.ownerId, directorateId };
      return { act: 'answer-milestone', subject, directorateId };
    }
    case 'indicator': {
      const plan = (await plans.plans()).find((each) => indexOf(each).indicator(id) !== undefined);
      const indicator = plan && indexOf(plan).indicator(id);
      if (plan === undefined || indicator === undefined) return undefined;
      const { ownerId, supplierId } = indicator;
      const { directorateId } = plan;
      return { act: 'draft-figure', subject: { ownerId, supplierId, directorateId }, directorateId };
    }
    case 'risk':
    case 'equality-action': {
      const found = findLedEntry(await plans.plans(), { kind, id });
      if (found === undefined) return undefined;
      const { directorateId } = found.plan;
      return { act: 'answer-led-entry', subject: { ownerId: found.entry.leadId, directorateId }, directorateId };
    }
  }
}
