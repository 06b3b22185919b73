import { may } from '../../core/access.ts';
import { isActionWithdrawn, type MeetingAction } from '../../core/publish/meeting-action.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import {
  type ActionRefusal,
  type ActionRequest,
  type AnswerActionPorts,
  findAction,
  toWord,
} from './answer-meeting-action.ts';

export interface WithdrawActionRequest extends ActionRequest {
  /** `restored` takes the withdrawal back. */
  readonly kind: 'withdrawn' | 'restored';
}

export type WithdrawActionRefusal = ActionRefusal | { readonly reason: 'so-already' };

/** An action that should not have been recorded is asked no more, and printed in no report from now on. */
export async function withdrawMeetingAction(
  ports: Pick<AnswerActionPorts, 'meetings'>,
  request: WithdrawActionRequest,
): Promise<Result<MeetingAction, WithdrawActionRefusal>> {
  const found = await findAction(ports, request.actionId);
  if (found === undefined) return refuse({ reason: 'gone' });
  const { action, book } = found;
  const permission = may(request.by, 'record-meeting-action', { directorateId: action.directorateId });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  if (isActionWithdrawn(book, action.id) === (request.kind === 'withdrawn')) return refuse({ reason: 'so-already' });
  const word = { kind: request.kind, quarter: action.quarter, words: '' };
  const stored = await ports.meetings.say(toWord(found, request, word), request.patience);
  if (stored.ok) return done(action);
  return stored.refusal === 'busy' ? refuse({ reason: 'busy' }) : withdrawMeetingAction(ports, request);
}
