import { type Actor, may } from '../../core/access.ts';
import { isActionWithdrawn, type MeetingAction, type SaidOfAction, saidIn } from '../../core/publish/meeting-action.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import {
  type AnswerActionPorts,
  type AnswerActionRefusal,
  findAction,
  quarterInTheMaking,
} from './answer-meeting-action.ts';

export interface OpenedAction {
  readonly action: MeetingAction;
  /** In whose report it will stand. */
  readonly quarter: string;
  /** What stands there now. */
  readonly said: SaidOfAction | undefined;
}

/** An action for whoever may say what was done, with what was said. Stores nothing. */
export async function openMeetingAction(
  ports: AnswerActionPorts,
  { by, actionId }: { readonly by: Actor; readonly actionId: string },
): Promise<Result<OpenedAction, AnswerActionRefusal>> {
  const found = await findAction(ports, actionId);
  if (found === undefined) return refuse({ reason: 'gone' });
  const { action, book } = found;
  const { directorateId, personId: ownerId } = action;
  const permission = may(by, 'answer-meeting-action', { ownerId, directorateId });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  if (isActionWithdrawn(book, action.id)) return refuse({ reason: 'withdrawn' });
  const quarter = await quarterInTheMaking(ports, action);
  if (quarter === undefined) return refuse({ reason: 'no-window' });
  return done({ action, quarter, said: saidIn(book, action.id, quarter) });
}
