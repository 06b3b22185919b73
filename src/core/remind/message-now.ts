import { addDays, formatWithWeekday } from '../calendar/local-date.ts';
import { parseQuarter, periodTitle, quarterTitle } from '../calendar/quarter.ts';
import { COLLECTED_PARTS, type WindowPart } from '../calendar/window-part.ts';
import { localDateOf } from '../calendar/zone.ts';
import { isOver } from '../collect/collection-window.ts';
import { PART_OF_KIND } from '../collect/window-of-part.ts';
import { type Absence, absenceAt, backFrom } from './absence.ts';
import { askingByPart, type SpokenWindow, spokenOf, toSpoken } from './asking-by-part.ts';
import { deadlineText, sentAtText } from './deadline-text.ts';
import { type LeftUnsent, NOTHING_UNSENT } from './left-unsent.ts';
import { outstandingOf, ownOutstandingOf } from './outstanding-of.ts';
import { type ReceiptLine, receiptLines } from './receipt-lines.ts';
import { type ReminderContent, reminderContent } from './reminder-content.ts';
import type { AskingWindow, PastReminder, Recipient, ReminderSituation } from './reminder-situation.ts';
import { type ReminderStep, windowMoment } from './reminder-step.ts';
import { recipientOf } from './situation-index.ts';

/** What a reminder that stands in Slack should say now. */
export type MessageNow =
  /** Something still waits: the message as it would be sent now. */
  | { readonly kind: 'ask'; readonly content: ReminderContent }
  /** Everything that it asked for is done. */
  | { readonly kind: 'receipt'; readonly windows: readonly Receipt[]; readonly unsent: LeftUnsent }
  | {
      readonly kind: 'away';
      readonly personId: string;
      readonly lastDay: string;
      readonly deputyName: string | undefined;
      readonly unsent: LeftUnsent;
    }
  /** A later message says what is left. `sentOn`: `Wednesday 1 July 2026`. */
  | { readonly kind: 'superseded'; readonly sentOn: string }
  /** `parts`: what it spoke of, where the rest of its window is open; none where all of that has closed. */
  | {
      readonly kind: 'closed';
      readonly quarterTitles: readonly string[];
      readonly parts: readonly WindowPart[];
      readonly unsent: LeftUnsent;
    };

export interface Receipt {
  readonly quarterTitle: string;
  /** `1 April to 30 June 2026` */
  readonly period: string;
  /** `2:35pm Wednesday 1 July`, in the directorate's zone; undefined where the reader sent nothing of it. */
  readonly sentAt: string | undefined;
  /** `5pm Tuesday 21 July` */
  readonly closesAt: string;
  readonly lines: readonly ReceiptLine[];
}

/** A message of the ledger, with the steps at which it spoke of its windows. */
export interface StandingMessage {
  readonly reminder: PastReminder;
  readonly windows: readonly SpokenWindow[];
  readonly isNewest: boolean;
  /** Of what has closed of the quarter, in the windows of which the reader was told. */
  readonly unsent?: LeftUnsent;
}

/** Pure: the same situation draws the same message, however often it is drawn. */
export function messageNow(situation: ReminderSituation, message: StandingMessage, now: Date): MessageNow {
  const { reminder, windows, isNewest, unsent = NOTHING_UNSENT } = message;
  if (!isNewest) return { kind: 'superseded', sentOn: formatWithWeekday(reminder.date) };
  const recipient = recipientOf(situation, reminder.personId);
  const open = situation.windows
    .flatMap(askingByPart)
    .filter((asking) => spokenOf(windows, asking) !== undefined && now < asking.window.closesAt);
  if (recipient === undefined || open.length === 0)
    return { kind: 'closed', quarterTitles: titlesOf(message), parts: closedParts(situation, message, now), unsent };
  const outstanding = outstandingOf(situation, reminder.personId, now).filter(({ asking }) => open.includes(asking));
  if (outstanding.length > 0) {
    const spoken = open.flatMap((asking) => toSpoken(asking, stepNow(asking, { windows, recipient }, now)));
    const content = reminderContent(situation, { ...reminder, windows: spoken }, now);
    return { kind: 'ask', content: { ...content, left: unsent, ...missedOf(situation, message, now) } };
  }
  const absence = absenceAt(recipient, now);
  const waits = ownOutstandingOf(situation, reminder.personId, now).some(({ asking }) => open.includes(asking));
  if (absence === undefined || !waits)
    return { kind: 'receipt', windows: receiptsOf(situation, open, reminder), unsent };
  const deputy = recipientOf(situation, recipient.person.deputyId);
  const lastDay = lastDayOf(recipient, absence);
  return { kind: 'away', personId: recipient.person.id, lastDay, deputyName: deputy?.person.name, unsent };
}

/** Of parts that have closed while others are open; what came back with a question is still open to its owner. */
function missedOf(
  situation: ReminderSituation,
  { windows, reminder }: StandingMessage,
  now: Date,
): Pick<ReminderContent, 'missed'> {
  const missed = outstandingOf(situation, reminder.personId, now)
    .filter(({ asking }) => spokenOf(windows, asking) !== undefined && asking.window.closesAt <= now)
    .flatMap(({ entries }) => entries.filter(({ isReturned = false }) => !isReturned));
  if (missed.length === 0) return {};
  const parts = new Set(missed.map(({ entry }) => PART_OF_KIND[entry.kind]));
  return {
    missed: { parts: COLLECTED_PARTS.filter((part) => parts.has(part)), refs: missed.map(({ ref }) => ref) },
  };
}

/** Of the windows that are open for others; what it asked for in them, or all that the message may have spoken of. */
function closedParts(
  situation: ReminderSituation,
  { windows, reminder }: StandingMessage,
  now: Date,
): readonly WindowPart[] {
  const spoken = situation.windows
    .filter(({ window }) => !isOver(window, now))
    .flatMap(askingByPart)
    .filter((asking) => spokenOf(windows, asking) !== undefined && asking.window.closesAt <= now)
    .flatMap(({ view }) => view?.parts ?? []);
  const asked = new Set(reminder.entries.map(({ kind }) => (kind === 'meeting-action' ? 'items' : PART_OF_KIND[kind])));
  const ofThose = COLLECTED_PARTS.filter((part) => spoken.includes(part));
  const named = ofThose.filter((part) => asked.has(part));
  return named.length === 0 ? ofThose : named;
}

/** A last call that is drawn after due would be wrong; between two steps the one that was spoken of holds. */
function stepNow(
  asking: AskingWindow,
  { windows, recipient }: Pick<StandingMessage, 'windows'> & { readonly recipient: Recipient },
  now: Date,
): ReminderStep {
  const moment = windowMoment(asking.window, recipient.zone, now);
  return moment.kind === 'step' ? moment.step : (spokenOf(windows, asking)?.step ?? 'opens');
}

/** Of a part of which nothing was asked there is nothing to say. */
function receiptsOf(
  situation: ReminderSituation,
  open: readonly AskingWindow[],
  past: PastReminder,
): readonly Receipt[] {
  const receipts = open.map((asking) => ({ asking, receipt: toReceipt(situation, asking, past) }));
  const said = receipts.filter(({ asking, receipt }) => asking.view === undefined || receipt.lines.length > 0);
  return (said.length === 0 ? receipts.slice(0, 1) : said).map(({ receipt }) => receipt);
}

function toReceipt(situation: ReminderSituation, asking: AskingWindow, past: PastReminder): Receipt {
  const { window, zone } = asking;
  const quarter = parseQuarter(window.quarter);
  const lines = receiptLines(situation, asking, past);
  const sent = lines.flatMap(({ done }) => (done.kind === 'sent' ? [done.answer.at.getTime()] : []));
  return {
    quarterTitle: quarter === undefined ? window.quarter : quarterTitle(quarter),
    period: quarter === undefined ? '' : periodTitle(quarter),
    sentAt: sent.length === 0 ? undefined : sentAtText(new Date(Math.max(...sent)), zone),
    closesAt: deadlineText(window.closesAt, zone),
    lines,
  };
}

/** A window's id ends with its quarter. */
function titlesOf({ windows }: StandingMessage): readonly string[] {
  const titles = windows.map(({ windowId }) => {
    const quarter = parseQuarter(windowId.slice(-QUARTER_LENGTH));
    return quarter === undefined ? 'This quarter' : quarterTitle(quarter);
  });
  return [...new Set(titles)];
}

const QUARTER_LENGTH = '2026-27/Q1'.length;

function lastDayOf(recipient: Recipient, absence: Absence): string {
  return formatWithWeekday(addDays(localDateOf(backFrom(recipient, absence), recipient.zone), -1));
}
