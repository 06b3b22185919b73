import type { SnapshotArea, SnapshotMilestone } from '../../publish/snapshot.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding, FindingSubject } from './finding.ts';

/** C16: Red without a word on what is being done; by definition a red indicator needs one too. */
export function findRedWithoutAction({ snapshot }: CheckFacts): readonly Finding[] {
  return snapshot.areas.flatMap((area) => [
    ...area.milestones
      .filter(({ id, status }) => status.kind === 'red' && actionOf(id, snapshot.areas) === null)
      .map((milestone) => redFinding(subjectOf('milestone', milestone), area)),
    ...area.indicators
      .filter(({ status, commentary }) => status?.kind === 'red' && (commentary?.action ?? null) === null)
      .map((indicator) => redFinding(subjectOf('indicator', indicator), area)),
  ]);
}

function actionOf(id: string, areas: readonly SnapshotArea[]): string | null {
  const commentary = areas.flatMap((area) => area.commentaries).find(({ milestoneIds }) => milestoneIds.includes(id));
  const shared = commentary?.actions?.find(({ milestoneId }) => milestoneId === id);
  return shared?.action ?? commentary?.action ?? null;
}

function redFinding(subject: FindingSubject, { name }: SnapshotArea): Finding {
  return {
    check: 'C16',
    level: 'block',
    subject,
    where: name,
    quotes: [],
    basis: 'red without action',
    found: `${subject.ref} is Red, and nothing says what is being done.`,
    settledBy: 'Send it back; if nothing can be done, its owner says so and why.',
  };
}

/**
 * C17: an update without a status, which blocks. Where nothing was said at all the report says so and counts it as "no
 * update": that is shown to the officer, and keeps nobody from publishing.
 */
export function findMissingStatuses({ snapshot }: CheckFacts): readonly Finding[] {
  const silent = new Set(
    snapshot.areas
      .flatMap((area) => area.commentaries.filter(({ isMissing }) => isMissing))
      .flatMap(({ milestoneIds }) => milestoneIds),
  );
  return snapshot.areas.flatMap((area) =>
    area.milestones
      .filter(({ status }) => status.kind === 'no-update')
      .map((milestone): Finding => {
        const about = {
          check: 'C17' as const,
          subject: subjectOf('milestone', milestone),
          where: area.name,
          quotes: [],
        };
        if (!silent.has(milestone.id)) {
          return {
            ...about,
            level: 'block',
            basis: 'no status',
            found: `${milestone.ref} has an update without a status.`,
            settledBy: 'Send it back: its owner gives the status.',
          };
        }
        return {
          ...about,
          level: 'list',
          basis: `no update ${snapshot.quarter.code}`,
          found: `Nothing was said of ${milestone.ref}; the report says that an update was not available.`,
          settledBy: 'Ask its owner or enter it for them; published as it is, it counts as "no update".',
        };
      }),
  );
}

function subjectOf(
  kind: 'milestone' | 'indicator',
  { id, ref, words }: Pick<SnapshotMilestone, 'id' | 'ref' | 'words'>,
): FindingSubject {
  return { kind, id, ref, words };
}
