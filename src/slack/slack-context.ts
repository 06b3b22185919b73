import type { Logger } from 'pino';
import type { FinancePorts } from '../usecases/collect/finance/finance-ports.ts';
import type { ItemPorts } from '../usecases/collect/item/item-ports.ts';
import type { CollectPorts } from '../usecases/collect/ports.ts';
import type { HomePorts } from '../usecases/collect/read-home.ts';
import type { ActorSources } from '../usecases/find-actor.ts';
import type { ContributorPorts } from '../usecases/plan/contributor-ports.ts';
import type { DecidePorts } from '../usecases/plan/decide-proposal.ts';
import type { ProposePorts } from '../usecases/plan/find-proposable.ts';
import type { HandOverPorts } from '../usecases/plan/hand-over-ports.ts';
import type { ChangePersonPorts } from '../usecases/plan/people-ports.ts';
import type { UndoDecisionPorts } from '../usecases/plan/undo-decision.ts';
import type { SlackUser } from '../usecases/ports.ts';
import type { AnswerActionPorts } from '../usecases/publish/answer-meeting-action.ts';
import type { AnswerPorts } from '../usecases/publish/answer-sign-off.ts';
import type { ReportPreviewPorts } from '../usecases/publish/preview-report.ts';
import type { RecordPorts } from '../usecases/publish/record-meeting-action.ts';
import type { SendAnnexPorts } from '../usecases/publish/send-annex.ts';
import type { OfficerPorts } from '../usecases/remind/officer-desk.ts';
import type { PreviewPorts } from '../usecases/remind/preview-reminders.ts';
import type { AbsencePorts } from '../usecases/remind/set-absence.ts';
import type { SnoozePorts } from '../usecases/remind/snooze-reminder.ts';
import type { AcceptPorts } from '../usecases/review/accept-updates.ts';
import type { QuarterCommandPorts } from '../usecases/review/answer-quarter-command.ts';
import type { GapPorts } from '../usecases/review/decide-gaps.ts';
import type { EditWordingPorts } from '../usecases/review/edit-wording.ts';
import type { OpenObjectionPorts } from '../usecases/review/open-objection.ts';
import type { OpenReturnPorts } from '../usecases/review/open-return.ts';
import type { OpenReviewPorts } from '../usecases/review/open-review.ts';
import type { OpenWordingPorts } from '../usecases/review/open-wording.ts';
import type { ReturnPorts } from '../usecases/review/return-update.ts';
import type { WatchedClick } from './watch-clicks.ts';

/** What the listeners need: the use cases' ports, the clock and the log. */
export interface SlackContext {
  readonly collect: CollectPorts;
  readonly items: ItemPorts;
  readonly plan: ProposePorts & DecidePorts & UndoDecisionPorts & HandOverPorts & ChangePersonPorts & ContributorPorts;
  readonly finance: FinancePorts & ActorSources;
  readonly review: ReturnPorts &
    OpenReturnPorts &
    OpenReviewPorts &
    AcceptPorts &
    EditWordingPorts &
    OpenWordingPorts &
    OpenObjectionPorts &
    GapPorts &
    ActorSources;
  readonly remind: SnoozePorts & AbsencePorts;
  /** For the buttons of "Check before it starts". */
  readonly check: PreviewPorts;
  /** For the buttons under the officers' overview. */
  readonly desk: OfficerPorts;
  readonly preview: ReportPreviewPorts & SendAnnexPorts;
  readonly signOff: AnswerPorts;
  /** For what meetings asked for, as officers record it. */
  readonly meetings: RecordPorts & AnswerActionPorts & ActorSources;
  readonly home: HomePorts;
  /** For `/quarter` and its forms. */
  readonly quarter: QuarterCommandPorts;
  /** A text that differs once anything has changed in the database. */
  readonly stamp: () => string;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Everything that a click brought about has been done. */
  readonly onClick: (click: WatchedClick) => void;
  /** Slack told us that a user changed. */
  readonly onUserChanged: (user: Omit<SlackUser, 'dmChannelId' | 'readAt'>) => Promise<void>;
  /** The app was removed or its tokens revoked. */
  readonly onRevoked: () => Promise<void>;
}
