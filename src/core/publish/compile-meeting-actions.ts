import { formatLong } from '../calendar/local-date.ts';
import { formatQuarter, type Quarter, titleOfQuarter } from '../calendar/quarter.ts';
import { cleanLine } from './clean-text.ts';
import { actionsAskedIn, type MeetingBook } from './meeting-action.ts';
import type { SnapshotMeetingAction } from './snapshot-front.ts';
import { parseTextBlocks } from './text-blocks.ts';

const PROGRESS_WORDS = { done: 'Done', 'in-hand': 'In hand' } as const;

/** What meetings asked for, and what was said of it for this report, in the order in which it was recorded. */
export function compileMeetingActions(
  book: MeetingBook,
  quarter: Quarter,
  initialsOf: (personId: string | undefined) => string | null,
): readonly SnapshotMeetingAction[] {
  return actionsAskedIn(book, formatQuarter(quarter)).map(({ action, said }) => ({
    id: action.id,
    quarterTitle: titleOfQuarter(action.quarter),
    text: cleanLine(action.text),
    paragraph: action.paragraph ?? null,
    initials: initialsOf(action.personId),
    by: action.by === undefined ? null : formatLong(action.by),
    minute: action.minute === undefined ? null : cleanLine(action.minute),
    said: said === undefined ? null : { progress: PROGRESS_WORDS[said.progress], text: parseTextBlocks(said.words) },
  }));
}
