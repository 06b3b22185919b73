import { renderReport } from '../../src/reports/render-report.ts';
import { createAttachmentRenderer } from '../../src/slack/publish/attachments.ts';
import { buildSummaryMessages } from '../../src/slack/publish/summary-messages.ts';
import { createWindowStore } from '../../src/store/calendar/window-store.ts';
import { createDraftingStore } from '../../src/store/collect/drafting-store.ts';
import { createFinanceStore } from '../../src/store/collect/finance-store.ts';
import { createIndicatorStore } from '../../src/store/collect/indicator-store.ts';
import { createItemStore } from '../../src/store/collect/item-store.ts';
import { createLedStore } from '../../src/store/collect/led-store.ts';
import { createUpdateStore } from '../../src/store/collect/update-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createPlanStore } from '../../src/store/plan/plan-store.ts';
import { createProposalStore } from '../../src/store/plan/proposal-store.ts';
import { createMeetingStore } from '../../src/store/publish/meeting-store.ts';
import { createRevisionStore } from '../../src/store/publish/revision-store.ts';
import { createSectionWordingStore } from '../../src/store/publish/section-wording-store.ts';
import { createSignOffStore } from '../../src/store/publish/sign-off-store.ts';
import { createWithholdingStore } from '../../src/store/publish/withholding-store.ts';
import { createCheckStore } from '../../src/store/review/check-store.ts';
import { createGapStore } from '../../src/store/review/gap-store.ts';
import { createWordingStore } from '../../src/store/review/wording-store.ts';
import { insertMilestone, insertUpdate, insertWindow, openSmallCouncil } from './rows.ts';

/** Word for word under two milestones: what C1 finds. */
export const SAME_TEXT = 'A business case for the new system goes to the board, so that figures come in time.';

/** The stores of a database, as publishing and checking need them. */
export function checkedPorts(database: Database) {
  return {
    plans: createPlanStore(database),
    windows: createWindowStore(database),
    updates: createUpdateStore(database),
    items: createItemStore(database),
    led: createLedStore(database),
    finance: createFinanceStore(database),
    wordings: createWordingStore(database),
    gaps: createGapStore(database),
    sectionWordings: createSectionWordingStore(database),
    withholdings: createWithholdingStore(database),
    meetings: createMeetingStore(database),
    signOffs: createSignOffStore(database),
    proposals: createProposalStore(database),
    indicators: createIndicatorStore(database),
    revisions: createRevisionStore(database),
    checks: createCheckStore(database),
    renderReport,
    renderSummary: buildSummaryMessages,
    drafting: createDraftingStore(database),
    renderAttachments: createAttachmentRenderer(['pdf', 'docx']),
  };
}

/** A quarter under review with the same text twice, which blocks, and a third text that has nothing to do with its milestone. */
export async function openCheckedCouncil(): Promise<Database> {
  const database = await openSmallCouncil();
  insertMilestone(database, 'm1', { ref: 'LAS1', words: 'Bring the figures on attendance in time' });
  insertMilestone(database, 'm2', { ref: 'LAS3', words: 'Report the figures on attainment to the board' });
  insertMilestone(database, 'm3', { ref: 'CFS1', words: 'Find foster carers for teenagers' });
  insertUpdate(database, 'm1', { commentary: SAME_TEXT });
  insertUpdate(database, 'm2', { commentary: `${SAME_TEXT} (SN)` });
  insertUpdate(database, 'm3', { commentary: 'The library’s roof was mended in May and its café has opened again.' });
  insertWindow(database);
  return database;
}
