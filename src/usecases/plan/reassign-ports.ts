import type { Actor } from '../../core/access.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { Milestone, Person } from '../../core/plan/plan.ts';
import type { Proposal } from '../../core/plan/proposal.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, WindowStore, WriteRefusal } from '../ports.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { EntrySubject } from '../review/entry-subject.ts';
import type { CastPorts } from '../review/read-cast.ts';
import type { ProposalStore } from './proposal-ports.ts';

/** An entry that gets another owner, with what the decision rested on and with whoever is told. */
export interface NewHandOver {
  readonly entry: EntryKey;
  /** Person ids; undefined where it had no owner. */
  readonly from: string | undefined;
  readonly to: string;
  readonly planId: string;
  readonly planVersion: number;
  readonly author: Author;
  readonly at: Date;
  readonly notices: readonly NewDelivery[];
}

export interface HandOverStore {
  /**
   * One transaction: the owner, the plan's new version, the notices, the audit row, the messages to draw anew. `changed` when
   * the plan has another version by now.
   */
  handOver(handOver: NewHandOver, patience: Patience): Promise<Result<void, WriteRefusal>>;
}

/** What is handed over, as the new and the old owner read it. */
export interface HandOverNotice extends Pick<EntrySubject, 'entry' | 'ref' | 'words'> {
  readonly reader: 'new-owner' | 'old-owner';
  readonly newOwner: Person;
  readonly oldOwner: Person | undefined;
  /** Undefined from the command line. */
  readonly officerName: string | undefined;
  /** Of the window that collects; undefined between two windows. */
  readonly openQuarter: string | undefined;
  /** What is asked for and not decided yet, and the due date as it is agreed. */
  readonly proposal: (Pick<Milestone, 'due'> & { readonly asked: Proposal }) | undefined;
}

export interface ReassignPorts extends CastPorts {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly proposals: Pick<ProposalStore, 'undecided'>;
  readonly handOvers: HandOverStore;
  readonly renderHandOver: (notice: HandOverNotice) => RenderedMessage;
}

export interface ReassignRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly entry: EntryKey;
  /** The plan's year, as a quarter of it: `2026-27/Q1`. */
  readonly quarter: string;
  /** Person id of whoever answers for it from now on. */
  readonly toId: string;
  /** The owner whom the officer has read, null for nobody; undefined takes whoever it is. */
  readonly readOwnerId: string | null | undefined;
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

/** Who gives what to whom. */
export interface HandOverScene {
  readonly subject: EntrySubject;
  readonly newOwner: Person;
  readonly oldOwner: Person | undefined;
}
