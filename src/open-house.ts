import { dirname } from 'node:path';
import type { ReportFormat } from './core/publish/report-format.ts';
import { LogoRefused, type LookSettings, readLook } from './reports/read-look.ts';
import { createReportRenderer, renderReport as renderHere } from './reports/render-report.ts';
import type { ReportLook } from './reports/report-look.ts';
import { TRAIL_FILES } from './reports/trail-files.ts';
import { renderItemObjection } from './slack/collect/item/item-objection.ts';
import { renderContributors } from './slack/plan/contributors-message.ts';
import { renderDecided, renderUndecided } from './slack/plan/decided-message.ts';
import { renderHandOver } from './slack/plan/hand-over-message.ts';
import { renderPersonChange } from './slack/plan/person-change-message.ts';
import { createAttachmentRenderer } from './slack/publish/attachments.ts';
import { buildCorrection } from './slack/publish/correction-messages.ts';
import { markCorrected } from './slack/publish/mark-corrected.ts';
import { markSignOff, renderSignOff } from './slack/publish/sign-off-message.ts';
import { buildSummaryMessages } from './slack/publish/summary-messages.ts';
import { renderAbsence } from './slack/remind/absence-message.ts';
import { renderReturn } from './slack/remind/return-message.ts';
import { refuseDatabase, SettingRefused, StartRefused } from './start-refused.ts';
import { createWindowStore } from './store/calendar/window-store.ts';
import { createDraftStore } from './store/collect/draft-store.ts';
import { createDraftingStore } from './store/collect/drafting-store.ts';
import { createFinanceStore } from './store/collect/finance-store.ts';
import { createIndicatorStore } from './store/collect/indicator-store.ts';
import { createItemDraftStore } from './store/collect/item-draft-store.ts';
import { createItemStore } from './store/collect/item-store.ts';
import { createLedStore } from './store/collect/led-store.ts';
import { createSheetStore } from './store/collect/sheet-store.ts';
import { createSupplyStore } from './store/collect/supply-store.ts';
import { createUpdateStore } from './store/collect/update-store.ts';
import { openDatabase } from './store/database.ts';
import { createBackupShelf } from './store/keep/backup-shelf.ts';
import { createDisclosureReader } from './store/keep/disclosure-reader.ts';
import { createRestorationStore } from './store/keep/restoration-store.ts';
import { createRetentionStore } from './store/keep/retention-store.ts';
import { createTableDump } from './store/keep/table-dump.ts';
import { makeFolder } from './store/make-folder.ts';
import { DatabaseRefused } from './store/migrate-database.ts';
import { newId } from './store/new-id.ts';
import { createContributorStore } from './store/plan/contributor-store.ts';
import { createHandOverStore } from './store/plan/hand-over-store.ts';
import { createPersonStore } from './store/plan/person-store.ts';
import { createPlanStore } from './store/plan/plan-store.ts';
import { createProposalStore } from './store/plan/proposal-store.ts';
import { createProcessStore } from './store/process-store.ts';
import { createMeetingStore } from './store/publish/meeting-store.ts';
import { createRevisionStore } from './store/publish/revision-store.ts';
import { createSectionWordingStore } from './store/publish/section-wording-store.ts';
import { createSignOffStore } from './store/publish/sign-off-store.ts';
import { createUploadStore } from './store/publish/upload-store.ts';
import { createWithholdingStore } from './store/publish/withholding-store.ts';
import { createAbsenceStore, createSnoozeStore } from './store/remind/absence-store.ts';
import { createDeliveryStore } from './store/remind/delivery-store.ts';
import { createLedgerReader } from './store/remind/ledger-reader.ts';
import { createSlackUserStore } from './store/remind/slack-user-store.ts';
import { createAcceptanceStore } from './store/review/acceptance-store.ts';
import { createCheckStore } from './store/review/check-store.ts';
import { createChoiceStore } from './store/review/choice-store.ts';
import { createGapStore } from './store/review/gap-store.ts';
import { createReturnStore } from './store/review/return-store.ts';
import { createTrailReader } from './store/review/trail-reader.ts';
import { createWordingStore } from './store/review/wording-store.ts';
import { createWorkspaceStore } from './store/workspace-store.ts';
import type { ReportRenderer } from './usecases/publish/ports.ts';

/** The stores of one database. */
export type House = Awaited<ReturnType<typeof openHouse>>;

/** How reports are made: what the settings say of it. */
export interface Making {
  /** Left out: with the usual look, in this process. */
  readonly renderReport?: ReportRenderer;
  /** The documents in the thread of a summary. */
  readonly channelFiles?: readonly ReportFormat[] | undefined;
  /** Of a database that is up to date; one in memory begins with it, whatever the path. */
  readonly image?: Buffer | undefined;
}

const USUAL_FILES: readonly ReportFormat[] = ['pdf', 'docx', 'html'];

export async function openHouse(
  path: string,
  { renderReport = renderHere, channelFiles = USUAL_FILES, image }: Making = {},
) {
  const database = await (image === undefined ? openDatabaseFile(path) : openDatabase(image)).catch(
    (error: unknown) => {
      throw error instanceof DatabaseRefused
        ? new StartRefused(error.message, { cause: error })
        : refuseDatabase(path, error);
    },
  );
  return {
    newId,
    plans: createPlanStore(database),
    windows: createWindowStore(database),
    updates: createUpdateStore(database),
    drafts: createDraftStore(database),
    items: createItemStore(database),
    itemDrafts: createItemDraftStore(database),
    led: createLedStore(database),
    returns: createReturnStore(database),
    acceptances: createAcceptanceStore(database),
    wordings: createWordingStore(database),
    gaps: createGapStore(database),
    sectionWordings: createSectionWordingStore(database),
    withholdings: createWithholdingStore(database),
    signOffs: createSignOffStore(database),
    renderSignOff,
    trailFiles: TRAIL_FILES,
    markSignOff,
    checks: createCheckStore(database),
    choices: createChoiceStore(database),
    proposals: createProposalStore(database),
    handOvers: createHandOverStore(database),
    persons: createPersonStore(database),
    contributors: createContributorStore(database),
    drafting: createDraftingStore(database),
    indicators: createIndicatorStore(database),
    supplies: createSupplyStore(database),
    finance: createFinanceStore(database),
    meetings: createMeetingStore(database),
    sheets: createSheetStore(database),
    slackUsers: createSlackUserStore(database),
    deliveries: createDeliveryStore(database),
    restorations: createRestorationStore(database),
    backups: createBackupShelf(path),
    retention: createRetentionStore(database),
    disclosures: createDisclosureReader(database),
    dumps: createTableDump(database),
    absences: createAbsenceStore(database),
    snoozes: createSnoozeStore(database),
    revisions: createRevisionStore(database),
    uploads: createUploadStore(database),
    workspaces: createWorkspaceStore(database),
    processes: createProcessStore(database),
    ledger: createLedgerReader(database),
    trail: createTrailReader(database),
    renderReport,
    renderSummary: buildSummaryMessages,
    renderAttachments: createAttachmentRenderer(channelFiles),
    renderCorrection: buildCorrection,
    markCorrected,
    renderReturn,
    renderDecided,
    renderUndecided,
    renderHandOver,
    renderItemObjection,
    renderPersonChange,
    renderAbsence,
    renderContributors,
    stamp: () => database.stamp(),
    busyRetries: () => database.busyRetries(),
    close: () => database.close(),
  };
}

async function openDatabaseFile(path: string) {
  if (path !== ':memory:') makeFolder(dirname(path));
  return await openDatabase(path);
}

/** Documents as the settings want them, made in this process, as a command may. */
export function renderHereAs(settings: LookSettings): ReportRenderer {
  return createReportRenderer(lookOf(settings));
}

/** @throws SettingRefused where the logo cannot be used */
export function lookOf(settings: LookSettings): ReportLook {
  try {
    return readLook(settings);
  } catch (error) {
    if (!(error instanceof LogoRefused)) throw error;
    throw new SettingRefused('REPORT_LOGO', settings.reportLogoPath ?? '', { why: error.message, cause: error });
  }
}
