import type { Milestone, Person } from '../../core/plan/plan.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { OfYear } from './alive-plans.ts';
import type { PeoplePorts, TakenBack } from './people-ports.ts';

/** Who drafts a milestone from now on, in the order in which they are asked. */
export interface NewContributors {
  readonly milestoneId: string;
  /** Person ids. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly ownerId: string | undefined;
  readonly planId: string;
  readonly planVersion: number;
  readonly author: Author;
  readonly at: Date;
  readonly notices: readonly NewDelivery[];
  readonly takesBack: TakenBack | undefined;
}

export interface ContributorStore {
  /**
   * One transaction: the contributors, the plan's new version, the notices, the audit row, the messages to draw anew.
   * `changed` when the plan has another version by now.
   */
  changeContributors(change: NewContributors, patience: Patience): Promise<Result<void, WriteRefusal>>;
}

/** Who drafts a milestone from now on, as one of those whom it concerns reads it. */
export interface ContributorNotice extends OfYear {
  readonly reader: 'officer' | 'owner' | 'added' | 'removed';
  readonly milestone: Milestone;
  readonly before: readonly Person[];
  readonly after: readonly Person[];
  readonly owner: Person | undefined;
  /** Undefined from the command line. */
  readonly officerName: string | undefined;
  readonly submissionId: string;
  /** It took an earlier change back, and cannot be taken back itself. */
  readonly isUndo: boolean;
}

export interface ContributorPorts extends PeoplePorts {
  readonly contributors: ContributorStore;
  readonly renderContributors: (notice: ContributorNotice) => RenderedMessage;
}
