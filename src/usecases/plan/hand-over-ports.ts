import type { Actor } from '../../core/access.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { Milestone, Person } from '../../core/plan/plan.ts';
import type { Proposal } from '../../core/plan/proposal.ts';
import type { Result } from '../../core/result.ts';
import type { DraftStore } from '../collect/draft/draft-ports.ts';
import type { Author, Patience, WindowStore, WriteRefusal } from '../ports.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { EntrySubject, StandingPorts } from '../review/entry-subject.ts';
import type { CastPorts } from '../review/read-cast.ts';
import type { ReturnStore } from '../review/return-ports.ts';
import type { OfYear } from './alive-plans.ts';
import type { TakenBack } from './people-ports.ts';
import type { ProposalStore } from './proposal-ports.ts';

/** An entry that gets another owner. Person ids; undefined for nobody. */
export interface HandedEntry {
  readonly entry: EntryKey;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Entries that get another owner at once, with what the decision rested on and with whoever is told. */
export interface NewHandOver {
  readonly entries: readonly HandedEntry[];
  readonly plans: readonly { readonly planId: string; readonly version: number }[];
  readonly author: Author;
  readonly at: Date;
  readonly notices: readonly NewDelivery[];
  readonly takesBack: TakenBack | undefined;
}

export interface HandOverStore {
  /**
   * One transaction: the owners, the plans' new versions, the notices, the audit rows, the messages to draw anew. `changed`
   * when one of the plans has another version by now.
   */
  handOver(handOver: NewHandOver, patience: Patience): Promise<Result<void, WriteRefusal>>;
}

/** An entry that changes hands, with what its new owner has to know. */
export interface HandedOver extends OfYear, Pick<EntrySubject, 'entry' | 'ref' | 'words'> {
  /** Undefined where nobody answered for it, or where nobody does again. */
  readonly oldOwner: Person | undefined;
  readonly newOwner: Person | undefined;
  /** Of the window that collects; undefined between two windows. */
  readonly openQuarter: string | undefined;
  /** What is asked for and not decided yet, and the due date as it is agreed. */
  readonly proposal: (Pick<Milestone, 'due'> & { readonly asked: Proposal }) | undefined;
  /** An officer's question that nobody has answered. */
  readonly question: string | undefined;
  /** Names of those who have begun a text: it stays with them, and is never quoted. */
  readonly drafters: readonly string[];
}

/** What is handed over at once, as one of those whom it concerns reads it. */
export interface HandOverNotice {
  readonly reader: 'new-owner' | 'old-owner' | 'officer';
  /** Those that concern the reader. */
  readonly entries: readonly HandedOver[];
  /** Undefined from the command line. */
  readonly officerName: string | undefined;
  readonly submissionId: string;
  readonly at: Date;
  /** It took an earlier hand-over back, and cannot be taken back itself. */
  readonly isUndo: boolean;
}

export interface HandOverPorts extends CastPorts, StandingPorts {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly proposals: Pick<ProposalStore, 'undecided'>;
  readonly returns: Pick<ReturnStore, 'waiting'>;
  readonly drafts: Pick<DraftStore, 'draftsIn'>;
  readonly handOvers: HandOverStore;
  readonly renderHandOver: (notice: HandOverNotice) => RenderedMessage;
}

/** Who does it, and when. */
export interface HandOverClick {
  readonly by: Actor;
  readonly author: Author;
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

/** Everything that is needed to tell of entries that change hands: those of one directorate, or of several. */
export interface HandOverScene {
  readonly moves: readonly Move[];
  /** The submission that this takes back. */
  readonly undoes: string | undefined;
}

/** One entry on its way. */
export interface Move {
  readonly subject: EntrySubject;
  readonly oldOwner: Person | undefined;
  readonly newOwner: Person | undefined;
}
