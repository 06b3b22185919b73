import type { ReportFormat } from '../../core/publish/report-format.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { Result } from '../../core/result.ts';
import type { AskedChange, ChangeMark, WantedChange } from '../../core/review/asked-change.ts';
import type {
  AskFate,
  SignOffAnswer,
  SignOffBook,
  SignOffDraft,
  SignOffRecord,
  SignOffVoid,
} from '../../core/review/sign-off.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { RenderedMessage } from './ports.ts';

/** What a decision rested on, and what is sent because of it. */
interface SignOffChange {
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly windowId: string;
  readonly author: Author;
  readonly basedOn: number;
  readonly deliveries: readonly NewDelivery[];
}

export type NewSignOffDraft = SignOffChange & Omit<SignOffDraft, 'id'>;
export type NewSignOffAnswer = SignOffChange &
  Omit<SignOffAnswer, 'id'> & {
    readonly changes: readonly WantedChange[];
    /** Signed off once everybody has signed this draft. */
    readonly stateAfter: 'review' | 'signed-off';
  };
export type NewChangeMark = SignOffChange & ChangeMark & { readonly changeId: number; readonly draftId: number };
export type NewSignOffVoid = SignOffChange & SignOffVoid;

/**
 * Each writing method is one transaction with its deliveries, the window's state, the audit row, and the edits of messages
 * that say what became of a draft; `changed` where the book has grown since.
 */
export interface SignOffStore {
  ofQuarter(directorateId: string, quarter: string): Promise<SignOffBook>;
  record(directorateId: string, quarter: string): Promise<SignOffRecord>;
  ask(draft: NewSignOffDraft, patience: Patience): Promise<Result<void, WriteRefusal>>;
  answer(answer: NewSignOffAnswer, patience: Patience): Promise<Result<void, WriteRefusal>>;
  markChange(marked: NewChangeMark, patience: Patience): Promise<Result<void, WriteRefusal>>;
  /** A draft that signatures no longer count for. */
  void(voided: NewSignOffVoid, patience: Patience): Promise<Result<void, WriteRefusal>>;
}

/** What an approver or an officer reads of a sign-off. */
export type SignOffMessage =
  | {
      readonly about: 'ask';
      readonly windowId: string;
      readonly number: number;
      readonly snapshot: Snapshot;
      /** Whose signature it is, where a deputy is asked. */
      readonly insteadOf: string | undefined;
      readonly formats: readonly ReportFormat[];
      /** What this approver asked for in the draft before, with what became of it. */
      readonly asked: readonly AskedChange[];
    }
  | {
      readonly about: 'answer';
      readonly number: number;
      readonly snapshot: Snapshot;
      readonly byName: string;
      /** Names of those who have not signed yet. */
      readonly missing: readonly string[];
    }
  /** To an officer: nobody who is there can sign for these approvers. */
  | {
      readonly about: 'nobody';
      readonly number: number;
      readonly snapshot: Snapshot;
      readonly approverNames: readonly string[];
    }
  /** What an approver wants changed, to an officer. */
  | {
      readonly about: 'changes';
      readonly windowId: string;
      readonly number: number;
      readonly directorate: { readonly code: string; readonly name: string };
      /** `2026-27/Q1` */
      readonly quarter: string;
      readonly byName: string;
      readonly changes: readonly AskedChange[];
      /** Of a draft that another has followed, or that is published, nothing can be pressed any more. */
      readonly isOver: boolean;
    }
  /** A draft that is not what would be published any more, to whoever signed it and to the officers. */
  | {
      readonly to: 'signer' | 'asker';
      readonly about: 'void';
      readonly number: number;
      readonly snapshot: Snapshot;
      readonly changed: readonly string[];
    };

/** What is added to a message that asked for a signature. */
export interface SignOffFate {
  readonly fate: AskFate;
  /** Who is asked now, where that is not whoever reads this message. */
  readonly askedNow: string | undefined;
  /** Who answered, and when: `Helen Dunn`, `2:05pm on 22 July 2026`. */
  readonly byName: string;
  readonly on: string;
}

/** The same message with what became of it; what can no longer be pressed is gone. Pure; throws never. */
export type MarkSignOff = (message: RenderedMessage, fate: SignOffFate) => RenderedMessage;

/** Turns it into words and blocks. Pure; throws never. */
export type RenderSignOff = (message: SignOffMessage) => RenderedMessage;
