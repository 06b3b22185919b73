import type { Snapshot, SnapshotMilestone } from '../../core/publish/snapshot.ts';
import { anchorOf } from './document-parts.ts';

/** What stands where in one document, so that a ref can lead to what is said of it. */
export interface DocumentPlaces {
  readonly milestones: ReadonlyMap<string, SnapshotMilestone>;
  /** The anchor of the commentary on a milestone or an indicator, by its id. */
  readonly commentaries: ReadonlyMap<string, string>;
}

/** @param section number of the section that has the areas */
export function findPlaces({ areas }: Snapshot, section: number): DocumentPlaces {
  const milestones = areas.flatMap((area) => area.milestones.map((milestone) => [milestone.id, milestone] as const));
  const commentaries = areas.flatMap((area, index) => {
    const number = `${section}.${index + 1}`;
    const ofMilestones = area.commentaries.flatMap(({ milestoneIds }, place) =>
      milestoneIds.map((id) => [id, commentaryAnchor(number, place)] as const),
    );
    const ofIndicators = area.indicators
      .filter(({ commentary }) => commentary !== undefined && commentary !== null)
      .map(({ id }, place) => [id, indicatorAnchor(number, place)] as const);
    return [...ofMilestones, ...ofIndicators];
  });
  return { milestones: new Map(milestones), commentaries: new Map(commentaries) };
}

/** @param area number as printed, `6.1` */
export function commentaryAnchor(area: string, place: number): string {
  return `${anchorOf(area)}-commentary-${place + 1}`;
}

export function indicatorAnchor(area: string, place: number): string {
  return `${anchorOf(area)}-indicator-${place + 1}`;
}
