import { isActionWithdrawn, type MeetingAction, type MeetingWord } from '../../core/publish/meeting-action.ts';
import { done, type Result } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from '../calendar/find-directorate.ts';
import type { PlanReader } from '../ports.ts';
import type { MeetingStore } from './meeting-ports.ts';

/** An action with what was said of it last, for whichever report. */
export interface ListedAction {
  readonly action: MeetingAction;
  readonly isWithdrawn: boolean;
  readonly said: Pick<MeetingWord, 'kind' | 'words' | 'quarter'> | undefined;
}

export interface ListActionsPorts {
  readonly plans: Pick<PlanReader, 'directorates'>;
  readonly meetings: Pick<MeetingStore, 'book'>;
}

/** Everything that meetings asked of one directorate, oldest first. */
export async function listMeetingActions(
  { plans, meetings }: ListActionsPorts,
  directorateCode: string,
): Promise<Result<readonly ListedAction[], UnknownDirectorate>> {
  const found = await findDirectorate(plans, directorateCode);
  if (!found.ok) return found;
  const book = await meetings.book(found.value.id);
  return done(
    book.actions.map((action) => ({
      action,
      isWithdrawn: isActionWithdrawn(book, action.id),
      said: book.words.findLast(
        ({ actionId, kind }) => actionId === action.id && (kind === 'done' || kind === 'in-hand'),
      ),
    })),
  );
}
