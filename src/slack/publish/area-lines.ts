import type { SnapshotArea, SnapshotMilestone } from '../../core/publish/snapshot.ts';
import { NO_OWNER, pointerWords, previousWords, statusWithShape } from '../../reports/labels.ts';
import { commentaryLines } from './commentary-lines.ts';
import { indicatorLines } from './indicator-lines.ts';
import { bullet, heading, type MessageLine, paragraph } from './message-lines.ts';

/** Every status and the full commentary of one area, in the plan's order. */
export function areaLines(area: SnapshotArea): readonly MessageLine[] {
  return [
    heading('Milestones'),
    ...(area.milestones.length === 0 ? [paragraph('The plan holds no milestones for this area.')] : []),
    ...area.milestones.map(milestoneLine),
    ...area.commentaries.flatMap(commentaryLines),
    ...(area.pointers ?? []).map((pointer) => paragraph(pointerWords(pointer))),
    ...indicatorLines(area),
  ];
}

function milestoneLine(milestone: SnapshotMilestone): MessageLine {
  const facts = [
    statusWithShape(milestone.status),
    previousWords(milestone),
    `due: ${milestone.due}`,
    milestone.ownerInitials ?? NO_OWNER,
  ];
  return bullet(`${milestone.words}: ${facts.filter((fact) => fact !== '').join(', ')}`, milestone.ref);
}
