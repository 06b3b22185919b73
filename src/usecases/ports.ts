import type { CollectionWindow } from '../core/collect/collection-window.ts';
import type { MilestoneUpdate, UpdateContent, UpdateKind } from '../core/collect/milestone/update.ts';
import type { Directorate, Milestone, Organisation, Person, Plan } from '../core/plan/plan.ts';
import type { Result } from '../core/result.ts';
import type { DraftClosing } from './collect/draft/draft-ports.ts';

/*
 * What the use cases need from the outside. Every method is asynchronous, so that a store on a database server fits. A
 * writing method is one transaction and carries what the decision rested on; it answers `changed` when that no longer
 * holds, and the use case decides again; `busy` when the store stayed locked until the caller's patience ended.
 */

/** Until when a writer may retry, on the clock of `performance.now()`, milliseconds. Real time, never the told time. */
export interface Patience {
  readonly giveUpAt: number;
  /** Called each time when something that this caller wrote has become durable. */
  readonly onStored?: () => void;
}

/** Who causes a change, for the audit. */
export interface Author {
  /** A Slack user id, `command line: NAME` or `Ragtime`. */
  readonly actor: string;
  /** Person id, when it is done for somebody else. */
  readonly onBehalfOf?: string;
}

export type WriteRefusal = 'changed' | 'busy';

/** What Slack says of a user. */
export interface SlackUser {
  readonly id: string;
  readonly teamId: string | undefined;
  /** IANA name. */
  readonly timeZone: string | undefined;
  readonly isGuest: boolean;
  readonly isDeleted: boolean;
  readonly isBot: boolean;
  readonly dmChannelId: string | undefined;
  readonly readAt: Date;
}

export interface PlanReader {
  organisation(): Promise<Organisation | undefined>;
  directorates(): Promise<readonly Directorate[]>;
  people(): Promise<readonly Person[]>;
  /** The plan with everything in force. */
  plan(directorateId: string, startYear: number): Promise<Plan | undefined>;
  plans(): Promise<readonly Plan[]>;
  /** Looks in every plan, retired ones included, so that an old form still finds its milestone. */
  milestone(id: string): Promise<{ readonly milestone: Milestone; readonly plan: Plan } | undefined>;
}

export interface SlackUserStore {
  slackUser(id: string): Promise<SlackUser | undefined>;
  slackUsers(): Promise<readonly SlackUser[]>;
  saveSlackUser(user: SlackUser, patience: Patience): Promise<Result<void, 'busy'>>;
  /** Remembers which Slack user a person is, found by `email`; `changed` when that is no longer the person's address. */
  mapPerson(
    mapping: {
      readonly personId: string;
      readonly email: string | undefined;
      readonly slackUserId: string;
      readonly at: Date;
    },
    patience: Patience,
  ): Promise<Result<void, WriteRefusal>>;
}

export interface WindowStore {
  windows(): Promise<readonly CollectionWindow[]>;
  window(directorateId: string, quarter: string): Promise<CollectionWindow | undefined>;
  /** Adds a window, or replaces the one whose version is `window.version - 1`. Writes the audit row. */
  saveWindow(
    window: CollectionWindow,
    change: { readonly author: Author; readonly at: Date; readonly action: string },
    patience: Patience,
  ): Promise<Result<void, WriteRefusal>>;
}

/** The window and the plan that a decision to store an answer rests on. */
export interface CollectionBasis {
  readonly windowId: string;
  readonly windowVersion: number;
  /** Owner, due date and whether it is in force belong to this version of the plan. */
  readonly planId: string;
  readonly planVersion: number;
  /** The newest return that the officer has not closed, as the decision knew it: it keeps the entry open after the close. */
  readonly returnId?: number | undefined;
  /** An officer enters it for somebody: it may come until the report is signed. */
  readonly isEntered?: boolean;
}

/** An update as it is about to be stored, with what the decision rested on. */
export interface NewUpdate extends CollectionBasis {
  readonly milestoneId: string;
  readonly quarter: string;
  readonly kind: UpdateKind;
  readonly content: UpdateContent;
  readonly ownerId: string;
  readonly enteredById: string | undefined;
  /** How it reached whoever enters it, where that was not through Slack. */
  readonly howItCame?: string | undefined;
  readonly author: Author;
  readonly at: Date;
  readonly formNonce: string;
  readonly contentHash: string;
  readonly submissionId: string;
  /** Id of the newest update of this milestone and quarter that the decision knew; undefined when there was none. */
  readonly basedOn: number | undefined;
  /** The draft that this update was typed in, which is none any more once it is stored. */
  readonly draft?: DraftClosing;
  /** Milestones of the same plan that its text covers too; stored with it or not at all. */
  readonly covers?: readonly NewCover[];
  /** A contributor's draft that is approved as it is, and by whom; it still waits, and is their newest. */
  readonly approves?: { readonly handedId: number; readonly byId: string } | undefined;
}

/** A milestone that another one's text covers: everything but the text is its own. */
export interface NewCover {
  readonly milestoneId: string;
  readonly answer: Omit<UpdateContent, 'commentary'>;
  /** As for the update that covers it. */
  readonly basedOn: number | undefined;
}

export interface FormUpdate {
  readonly update: MilestoneUpdate;
  readonly contentHash: string;
  readonly submissionId: string;
}

export interface UpdateStore {
  /** Newest update per milestone of one quarter. */
  standing(quarter: string, milestoneIds: readonly string[]): Promise<ReadonlyMap<string, MilestoneUpdate>>;
  /** Newest update per milestone of any quarter before this one. */
  standingBefore(quarter: string, milestoneIds: readonly string[]): Promise<ReadonlyMap<string, MilestoneUpdate>>;
  /** All updates of one milestone, oldest first. */
  history(milestoneId: string): Promise<readonly MilestoneUpdate[]>;
  /** What one opening of a form has stored so far, newest first. */
  ofForm(form: Pick<NewUpdate, 'milestoneId' | 'formNonce'>): Promise<readonly FormUpdate[]>;
  append(update: NewUpdate, patience: Patience): Promise<Result<MilestoneUpdate, WriteRefusal>>;
  /** All of them or none. */
  appendAll(
    updates: readonly NewUpdate[],
    patience: Patience,
  ): Promise<Result<readonly MilestoneUpdate[], WriteRefusal>>;
}

/** The Slack workspace that this installation belongs to. */
export interface Workspace {
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly name: string;
  readonly readAt: Date;
  /** Since when Slack says that the app was removed or its token taken away. */
  readonly revokedAt: Date | undefined;
}

export interface WorkspaceStore {
  /** The one seen last; undefined before the first start. */
  workspace(): Promise<Workspace | undefined>;
  saveWorkspace(workspace: Workspace, patience: Patience): Promise<Result<void, 'busy'>>;
}
