import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { SnapshotMeetingAction } from '../../core/publish/snapshot-front.ts';
import type { DocumentBlock } from './document.ts';
import { heading, ledParagraph, paragraph, textToBlocks } from './document-parts.ts';

/** What members asked for when they read an earlier report, and what was done. In front, since they look for it first. */
export function meetingBlocks({ meetingActions = [] }: Snapshot): readonly DocumentBlock[] {
  if (meetingActions.length === 0) return [];
  return [
    heading(2, 'Actions from the last meeting', 'meeting-actions'),
    ...meetingActions.flatMap((action, index) => actionBlocks(action, index + 1)),
  ];
}

function actionBlocks(action: SnapshotMeetingAction, number: number): readonly DocumentBlock[] {
  const { text, initials, by, said } = action;
  const who = [initials ?? 'Nobody', ...(by === null ? [] : [`by ${by}`])].join(', ');
  return [
    heading(3, `Action ${number}: ${aboutWords(action)}`, `meeting-action-${number}`),
    paragraph(text),
    ledParagraph('Asked of:', { text: ` ${who}` }),
    ...(said === null ? [ledParagraph('What was done:', { text: ' Nothing was said of it.' })] : saidBlocks(said)),
  ];
}

/** `paragraph 3.2 of Quarter 1 2026/27 (minute 14)` */
function aboutWords({ paragraph: place, quarterTitle, minute }: SnapshotMeetingAction): string {
  const about = place === null ? `the report of ${quarterTitle}` : `paragraph ${place} of ${quarterTitle}`;
  return minute === null ? about : `${about} (minute ${minute})`;
}

function saidBlocks({ progress, text }: NonNullable<SnapshotMeetingAction['said']>): readonly DocumentBlock[] {
  const [first, ...rest] = text;
  if (first?.kind !== 'paragraph') return [ledParagraph(`${progress}:`), ...textToBlocks(text)];
  return [ledParagraph(`${progress}:`, { text: ` ${first.text}` }), ...textToBlocks(rest)];
}
