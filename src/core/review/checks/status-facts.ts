import type { SnapshotArea, SnapshotCommentary, SnapshotMilestone } from '../../publish/snapshot.ts';
import type { TextBlock } from '../../publish/text-blocks.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding, FindingSubject } from './finding.ts';
import { plainText } from './printed-texts.ts';

/** C16: Red without a word on what is being done; by definition a red indicator needs one too. */
export function findRedWithoutAction({ snapshot }: CheckFacts): readonly Finding[] {
  const commentaries = snapshot.areas.flatMap((area) => area.commentaries);
  const commentaryOf = new Map(commentaries.flatMap((each) => each.milestoneIds.map((id) => [id, each])));
  return snapshot.areas.flatMap((area) => [
    ...area.milestones.flatMap((milestone) => {
      const { action, text } = saidOf(milestone.id, commentaryOf.get(milestone.id));
      if (milestone.status.kind !== 'red' || action !== null) return [];
      return [redFinding(subjectOf('milestone', milestone), area, text)];
    }),
    ...area.indicators.flatMap((indicator) => {
      const { action = null, text = [] } = indicator.commentary ?? {};
      if (indicator.status?.kind !== 'red' || action !== null) return [];
      return [redFinding(subjectOf('indicator', indicator), area, text)];
    }),
  ]);
}

function saidOf(id: string, commentary: SnapshotCommentary | undefined): Pick<SnapshotCommentary, 'action' | 'text'> {
  const shared = commentary?.actions?.find(({ milestoneId }) => milestoneId === id);
  return { action: shared?.action ?? commentary?.action ?? null, text: commentary?.text ?? [] };
}

function redFinding(subject: FindingSubject, { name }: SnapshotArea, said: readonly TextBlock[]): Finding {
  const text = plainText(said);
  return {
    check: 'C16',
    level: 'block',
    subject,
    where: name,
    quotes: text === '' ? [] : [{ of: subject.ref, text }],
    basis: text,
    found: `${subject.ref} is Red, and nothing says what is being done.`,
    settledBy: 'Send it back; if nothing can be done, its owner says so and why.',
  };
}

/**
 * C17: an update without a status, which blocks. Where nothing was said at all the report says so and counts it as "no
 * update": once collecting has ended, that is shown to the officer, and keeps nobody from publishing.
 */
export function findMissingStatuses({ snapshot, isClosed }: CheckFacts): readonly Finding[] {
  const silent = new Set(
    snapshot.areas
      .flatMap((area) => area.commentaries.filter(({ isMissing }) => isMissing))
      .flatMap(({ milestoneIds }) => milestoneIds),
  );
  return snapshot.areas.flatMap((area) =>
    area.milestones
      .filter(({ status }) => status.kind === 'no-update')
      .flatMap((milestone): readonly Finding[] => {
        const about = {
          check: 'C17' as const,
          subject: subjectOf('milestone', milestone),
          where: area.name,
          quotes: [],
        };
        if (!silent.has(milestone.id)) {
          const settledBy = 'Send it back: its owner gives the status.';
          const found = `${milestone.ref} has an update without a status.`;
          return [{ ...about, level: 'block', basis: 'no status', found, settledBy }];
        }
        if (!isClosed) return [];
        const basis = `no update ${snapshot.quarter.code}`;
        const found = `Nothing was said of ${milestone.ref}; the report says that an update was not available.`;
        const settledBy = 'Ask its owner for it; published as it is, it counts as "no update".';
        return [{ ...about, level: 'list', basis, found, settledBy }];
      }),
  );
}

function subjectOf(
  kind: 'milestone' | 'indicator',
  { id, ref, words }: Pick<SnapshotMilestone, 'id' | 'ref' | 'words'>,
): FindingSubject {
  return { kind, id, ref, words };
}
