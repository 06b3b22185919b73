import type { ReportFormat } from '../../core/publish/report-format.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { Result } from '../../core/result.ts';
import type { SignOffAnswer, SignOffBook, SignOffDraft } from '../../core/review/sign-off.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { RenderedMessage } from './ports.ts';

/** What a decision rested on, and what is sent because of it. */
interface SignOffChange {
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly author: Author;
  readonly basedOn: number;
  readonly deliveries: readonly NewDelivery[];
}

export type NewSignOffDraft = SignOffChange & Omit<SignOffDraft, 'id'>;
export type NewSignOffAnswer = SignOffChange & Omit<SignOffAnswer, 'id'>;

/** Each writing method is one transaction with its deliveries and the audit row; `changed` where the book has grown since. */
export interface SignOffStore {
  ofQuarter(directorateId: string, quarter: string): Promise<SignOffBook>;
  ask(draft: NewSignOffDraft, patience: Patience): Promise<Result<void, WriteRefusal>>;
  answer(answer: NewSignOffAnswer, patience: Patience): Promise<Result<void, WriteRefusal>>;
}

/** What an approver or an officer reads of a sign-off. */
export type SignOffMessage =
  | {
      readonly to: 'approver';
      readonly windowId: string;
      readonly number: number;
      readonly snapshot: Snapshot;
      /** Whose signature it is, where a deputy is asked. */
      readonly insteadOf: string | undefined;
      readonly formats: readonly ReportFormat[];
    }
  | {
      readonly to: 'officer';
      readonly number: number;
      readonly snapshot: Snapshot;
      readonly byName: string;
      readonly words: string | undefined;
      /** Names of those who have not signed yet. */
      readonly missing: readonly string[];
    };

/** Turns it into words and blocks. Pure; throws never. */
export type RenderSignOff = (message: SignOffMessage) => RenderedMessage;
