import { type Actor, may, type Permission } from '../../core/access.ts';
import {
  checkSaid,
  isActionWithdrawn,
  type MeetingAction,
  type MeetingBook,
  type MeetingProgress,
  type SaidFault,
  saidIn,
} from '../../core/publish/meeting-action.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { Author, Patience, WindowStore } from '../ports.ts';
import type { MeetingStore, NewMeetingWord } from './meeting-ports.ts';

export interface AnswerActionPorts {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly meetings: Pick<MeetingStore, 'book' | 'directorateOf' | 'say'>;
}

export interface ActionRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly actionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

export interface AnswerActionRequest extends ActionRequest {
  readonly progress: MeetingProgress;
  readonly words: string;
}

export type ActionRefusal =
  | { readonly reason: 'gone' }
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  | { readonly reason: 'busy' };

export type AnswerActionRefusal =
  | ActionRefusal
  | { readonly reason: 'withdrawn' }
  | { readonly reason: 'fault'; readonly fault: SaidFault }
  /** No report is being made in which it could stand. */
  | { readonly reason: 'no-window' };

export interface SaidAction {
  readonly action: MeetingAction;
  /** In whose report it is printed. */
  readonly quarter: string;
}

/** Says what became of an action, for the report that is being made. The same twice is said once. */
export async function answerMeetingAction(
  ports: AnswerActionPorts,
  request: AnswerActionRequest,
): Promise<Result<SaidAction, AnswerActionRefusal>> {
  const found = await findAction(ports, request.actionId);
  if (found === undefined) return refuse({ reason: 'gone' });
  const { action, book } = found;
  const { directorateId, personId: ownerId } = action;
  const permission = may(request.by, 'answer-meeting-action', { ownerId, directorateId });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  if (isActionWithdrawn(book, action.id)) return refuse({ reason: 'withdrawn' });
  const checked = checkSaid(request.words);
  if (!checked.ok) return refuse({ reason: 'fault', fault: checked.refusal });
  const quarter = await quarterInTheMaking(ports, action);
  if (quarter === undefined) return refuse({ reason: 'no-window' });
  const standing = saidIn(book, action.id, quarter);
  if (standing?.progress === request.progress && standing.words === checked.value) return done({ action, quarter });
  const word = { kind: request.progress, quarter, words: checked.value };
  const stored = await ports.meetings.say(toWord(found, request, word), request.patience);
  if (stored.ok) return done({ action, quarter });
  return stored.refusal === 'busy' ? refuse({ reason: 'busy' }) : answerMeetingAction(ports, request);
}

export interface FoundAction {
  readonly action: MeetingAction;
  readonly book: MeetingBook;
}

export async function findAction(
  { meetings }: Pick<AnswerActionPorts, 'meetings'>,
  actionId: string,
): Promise<FoundAction | undefined> {
  const directorateId = await meetings.directorateOf(actionId);
  if (directorateId === undefined) return undefined;
  const book = await meetings.book(directorateId);
  const action = book.actions.find(({ id }) => id === actionId);
  return action && { action, book };
}

export function toWord(
  { action, book }: FoundAction,
  { author, now: at }: ActionRequest,
  word: Pick<NewMeetingWord, 'kind' | 'quarter' | 'words'>,
): NewMeetingWord {
  return { ...word, actionId: action.id, directorateId: action.directorateId, author, at, basedOn: book.mark };
}

/** The earliest quarter that asks about it and is neither planned nor signed off. */
export async function quarterInTheMaking(
  { windows }: Pick<AnswerActionPorts, 'windows'>,
  { directorateId, askedFrom }: MeetingAction,
): Promise<string | undefined> {
  const open = (await windows.windows()).filter(
    (window) =>
      window.directorateId === directorateId &&
      window.quarter >= askedFrom &&
      (window.state === 'collecting' || window.state === 'review'),
  );
  return open.map(({ quarter }) => quarter).sort()[0];
}
