import { compareDates, formatLong } from '../../calendar/local-date.ts';
import { periodOf } from '../../calendar/quarter.ts';
import type { StatusKind } from '../../publish/status-kind.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import { promisedDate } from './promised-dates.ts';

/** What is missed already, or will be by its status, promises a later date rightly. */
const IN_TIME: readonly StatusKind[] = ['green', 'amber', 'not-started'];

/** C13: something is promised for a day after the milestone's due date, while its status says that it may be in time. */
export function findLatePromises({ texts, snapshot, plan, quarter }: CheckFacts): readonly Finding[] {
  const { last } = periodOf(quarter);
  const statuses = new Map(
    snapshot.areas.flatMap((area) => area.milestones.map(({ id, status }) => [id, status.kind] as const)),
  );
  const milestones = new Map(plan.milestones.map((each) => [each.id, each]));
  return texts.flatMap(({ milestoneIds, sentences, where }) =>
    milestoneIds.flatMap((id): readonly Finding[] => {
      const milestone = milestones.get(id);
      const status = statuses.get(id);
      if (milestone?.due.kind !== 'date' || status === undefined || !IN_TIME.includes(status)) return [];
      const { due, ref, words } = milestone;
      for (const sentence of sentences) {
        const promised = promisedDate(sentence, last);
        if (promised === undefined || compareDates(promised.date, due.date) <= 0) continue;
        return [
          {
            check: 'C13',
            level: 'list',
            subject: { kind: 'milestone', id, ref, words },
            where,
            quotes: [{ of: ref, text: sentence }],
            basis: [sentence, due.date].join('\n'),
            found: `The text promises something for ${promised.printed}; the milestone is due on ${formatLong(due.date)}.`,
            settledBy: 'Ask the owner whether the due date still holds; a later one is a proposal.',
          },
        ];
      }
      return [];
    }),
  );
}
