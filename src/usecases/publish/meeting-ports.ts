import type { MeetingAction, MeetingBook, MeetingWord } from '../../core/publish/meeting-action.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';

/** By whom, and on which book the decision rested. */
export interface MeetingWrite {
  readonly author: Author;
  readonly basedOn: number;
}

export interface NewMeetingAction extends Omit<MeetingAction, 'id'>, MeetingWrite {}

export interface NewMeetingWord extends MeetingWord, MeetingWrite {
  readonly directorateId: string;
  readonly at: Date;
}

export interface MeetingStore {
  book(directorateId: string): Promise<MeetingBook>;
  /** The directorate of an action; undefined where there is none of that id. */
  directorateOf(actionId: string): Promise<string | undefined>;
  /** One transaction with the audit row; `changed` when the book is no longer the one that it rested on. */
  add(added: NewMeetingAction, patience: Patience): Promise<Result<MeetingAction, WriteRefusal>>;
  /** Likewise. */
  say(said: NewMeetingWord, patience: Patience): Promise<Result<void, WriteRefusal>>;
}
