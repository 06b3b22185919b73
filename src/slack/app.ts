import { App, type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { createFailureAnswer } from './answer-failures.ts';
import { section } from './blocks.ts';
import { createDeliveryFilter, markArrival } from './clicks.ts';
import { countClicksUnderWay } from './clicks-under-way.ts';
import { createClients } from './clients.ts';
import { TEXTS } from './collect/answer-texts.ts';
import { buildNotice } from './collect/build-notices.ts';
import { listenToDraftButtons } from './collect/draft/draft-buttons.ts';
import { listenToDrafts } from './collect/draft/keep-drafts.ts';
import { listenToAsk } from './collect/drafting/ask-form.ts';
import { listenToReady } from './collect/drafting/ready-buttons.ts';
import { listenToDraftForm } from './collect/drafting/submit-draft-form.ts';
import { listenToFinance } from './collect/finance/hand-in-finance.ts';
import { listenToButtonsInForms } from './collect/form/form-buttons.ts';
import { listenToQueryForm } from './collect/indicator/query-form.ts';
import { listenToIndicatorForm } from './collect/indicator/submit-indicator-form.ts';
import { listenToSupplyForm } from './collect/indicator/submit-supply-form.ts';
import { listenToItemButtons } from './collect/item/item-buttons.ts';
import { listenToItemDraftButtons } from './collect/item/item-draft-buttons.ts';
import { listenToItemObjections } from './collect/item/item-objection.ts';
import { listenToItemsDesk } from './collect/item/items-desk.ts';
import { listenToItemForm } from './collect/item/submit-item-form.ts';
import { listenToSectionButtons } from './collect/led/section-buttons.ts';
import { listenToLedForms } from './collect/led/submit-led-form.ts';
import { listenToLookUps } from './collect/milestone/look-up-buttons.ts';
import { listenToMilestoneCommand } from './collect/milestone/milestone-command.ts';
import { listenToOnCourse } from './collect/milestone/on-course-buttons.ts';
import { listenToMilestoneForm } from './collect/milestone/submit-milestone-form.ts';
import { listenToThisOnCourse } from './collect/milestone/this-on-course.ts';
import { listenToFormButtons } from './collect/open-form-buttons.ts';
import { listenToShortcuts } from './collect/shortcuts.ts';
import { createReceiver, type Delivery } from './create-receiver.ts';
import { createFreshHomes, type FreshHomes } from './home/fresh-homes.ts';
import { drawHome, listenToHome, listenToHomePages, noteActs, publishHome } from './home/home-tab.ts';
import { listenToReports } from './home/open-report.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { listenToContributors } from './plan/contributor-buttons.ts';
import { listenToHandingOver } from './plan/hand-over-form.ts';
import { listenToPeople } from './plan/people-buttons.ts';
import { listenToProposals } from './plan/proposal-form.ts';
import { listenToProposalsDesk } from './plan/proposals-desk.ts';
import { listenToAnnex } from './publish/annex-button.ts';
import { listenToChanges } from './publish/change-buttons.ts';
import { listenToMeetingDesk } from './publish/meeting-desk.ts';
import { listenToMeetingActions } from './publish/meeting-form.ts';
import { listenToReportPreview } from './publish/preview-button.ts';
import { listenToSectionTexts } from './publish/section-form.ts';
import { listenToSignOff } from './publish/sign-off-buttons.ts';
import { listenToUploads } from './publish/upload-form.ts';
import { listenToWithholding } from './publish/withhold-form.ts';
import { listenToQuarterCommand } from './quarter/quarter-command.ts';
import { listenToQuarterForms } from './quarter/quarter-forms.ts';
import { listenToReadingList } from './quarter/reading-list-buttons.ts';
import { listenToSendAgain } from './quarter/send-again-button.ts';
import { listenToTrailFile } from './quarter/trail-file-button.ts';
import { listenToAwayForm } from './remind/away-form.ts';
import { listenToCheckButtons } from './remind/check-buttons.ts';
import { listenToAssistants } from './remind/listen-to-assistants.ts';
import { listenToReminderButtons } from './remind/listen-to-reminder-buttons.ts';
import { listenToNudge } from './remind/nudge-form.ts';
import { listenToTell } from './remind/tell-form.ts';
import { listenToDisputes } from './review/dispute-form.ts';
import { listenToEntering } from './review/entering-form.ts';
import { listenToGaps } from './review/gaps-form.ts';
import { listenToObjections } from './review/objection-form.ts';
import { listenToReturns } from './review/return-form.ts';
import { listenToReview } from './review/review-buttons.ts';
import { listenToWordingForm } from './review/wording-form.ts';
import { pushView } from './show-view.ts';
import type { SlackContext } from './slack-context.ts';
import { tellInterrupted } from './tell-interrupted.ts';
import { watchClicks } from './watch-clicks.ts';
import { listenToWorkspace } from './workspace-events.ts';

export interface SlackAppOptions {
  readonly botToken: string;
  /** Known beforehand, so that no click waits for `auth.test`. */
  readonly botId: string;
  readonly botUserId: string;
  readonly slackApiUrl: string;
  readonly delivery: Delivery;
  /** How long a click waits for a store that is busy, real time; less than at Slack in tests. */
  readonly storeWithinMs?: number | undefined;
}

/** A click is answered within Slack's three seconds: a call that takes longer has failed, and is not repeated. */
const CLICK_TIMEOUT_MS = 2500;

export interface SlackApp {
  start(): Promise<void>;
  /** It is not connected any more, for whoever asks. Answers first who has clicked already, for three seconds at most; then it takes no more, and waits for what goes on behind "One moment", eight seconds in all. */
  stop(): Promise<void>;
  /** Whether Slack can deliver just now. */
  isConnected(): boolean;
  /** Draws anew the Home tabs that people look at, where something changed. Called every few seconds. */
  refreshHomes(): Promise<void>;
}

export function createSlackApp(options: SlackAppOptions, slack: SlackContext): SlackApp {
  const logger = toBoltLogger(slack.log);
  const { receiver: plain, isConnected, leave } = createReceiver(options, logger);
  const receiver = watchClicks(plain, slack.onClick);
  let isStarted = false;
  const app = new App({
    token: options.botToken,
    botId: options.botId,
    botUserId: options.botUserId,
    tokenVerificationEnabled: false,
    receiver,
    logger,
    convoStore: false,
    ignoreSelf: true,
    clientOptions: {
      slackApiUrl: options.slackApiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: CLICK_TIMEOUT_MS,
    },
  });
  const clicks = countClicksUnderWay();
  app.use(clicks.count);
  app.use(markArrival(options.storeWithinMs));
  app.use(createFailureAnswer(slack.log));
  app.use(createDeliveryFilter());
  const { interactive } = createClients(options);
  const homes = createHomes(interactive, slack);
  app.use(noteActs(homes));
  const listeners = createListeners(app, interactive);
  listenToMilestoneCommand(listeners, slack);
  listenToFormButtons(listeners, slack);
  listenToMilestoneForm(listeners, slack);
  listenToDraftForm(listeners, slack);
  listenToReady(listeners, slack);
  listenToAsk(listeners, slack);
  listenToOnCourse(listeners, slack);
  listenToThisOnCourse(listeners, slack);
  listenToIndicatorForm(listeners, slack);
  listenToSupplyForm(listeners, slack);
  listenToQueryForm(listeners, slack);
  listenToItemForm(listeners, slack);
  listenToLedForms(listeners, slack);
  listenToItemButtons(listeners, slack);
  listenToItemsDesk(listeners, slack);
  listenToItemObjections(listeners, slack);
  listenToItemDraftButtons(listeners, slack);
  listenToSectionButtons(listeners, slack);
  listenToFinance(listeners, slack);
  listenToLookUps(listeners, slack);
  listenToProposals(listeners, slack);
  listenToProposalsDesk(listeners, slack);
  listenToHandingOver(listeners, slack);
  listenToPeople(listeners, slack);
  listenToContributors(listeners, slack);
  listenToMeetingActions(listeners, slack);
  listenToReturns(listeners, slack);
  listenToReview(listeners, slack);
  listenToEntering(listeners, slack);
  listenToDisputes(listeners, slack);
  listenToGaps(listeners, slack);
  listenToUploads(listeners, slack);
  listenToWithholding(listeners, slack);
  listenToAnnex(listeners, slack);
  listenToTrailFile(listeners, slack);
  listenToSectionTexts(listeners, slack);
  listenToWordingForm(listeners, slack);
  listenToObjections(listeners, slack);
  listenToShortcuts(listeners, slack);
  listenToDrafts(listeners, slack);
  listenToButtonsInForms(listeners, slack);
  listenToDraftButtons(listeners, slack);
  listenToReminderButtons(listeners, slack);
  listenToAwayForm(listeners, slack);
  listenToAssistants(listeners, slack);
  listenToCheckButtons(listeners, slack);
  listenToSendAgain(listeners, slack);
  listenToHome(app, homes);
  listenToHomePages(listeners, homes);
  listenToReports(listeners, slack);
  listenToReportPreview(listeners, slack);
  listenToSignOff(listeners, slack);
  listenToChanges(listeners, slack);
  listenToMeetingDesk(listeners, slack);
  listenToNudge(listeners, slack);
  listenToTell(listeners, slack);
  listenToQuarterCommand(listeners, slack);
  listenToQuarterForms(listeners, slack);
  listenToReadingList(listeners, slack);
  listenToWorkspace(app, slack);
  answerOldButtons(listeners);
  return {
    start: async () => {
      await receiver.start();
      isStarted = true;
    },
    isConnected: () => isStarted && isConnected(),
    stop: async () => {
      isStarted = false;
      const since = performance.now();
      await leave();
      // An answer goes back by the connection on which the click came.
      await clicks.answered();
      await receiver.stop();
      const interrupted = await clicks.ended(since);
      if (interrupted.length === 0) return;
      slack.log.warn({ clicks: interrupted.length }, 'What some people asked for was cut off; they are told.');
      await tellInterrupted(interrupted);
    },
    refreshHomes: homes.takeTurn,
  };
}

function createHomes(client: WebClient, slack: SlackContext): FreshHomes {
  return createFreshHomes({
    draw: (clicker, page) => drawHome(slack, clicker, page),
    publish: (userId, view, hash) => publishHome(client, { userId, view, hash }),
    stamp: slack.stamp,
    clock: slack.clock,
    onError: (error) =>
      slack.log.warn(
        { problem: error instanceof Error ? error.message : 'unknown' },
        'A Home tab could not be refreshed',
      ),
  });
}

function answerOldButtons(app: Listeners): void {
  app.otherAction(async (args) => {
    await args.ack();
    await pushView(args, buildNotice('An older button', [section(TEXTS.oldButton)]));
  });
}

/** Bolt's debug lines print payloads, which hold commentary: they are never passed on. */
function toBoltLogger(log: Logger): BoltLogger {
  const child = log.child({ part: 'bolt' });
  return {
    debug: () => undefined,
    info: (...words) => child.debug(words.join(' ')),
    warn: (...words) => child.warn(words.join(' ')),
    error: (...words) => child.error(words.join(' ')),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
