import { formatWithWeekday } from '../calendar/local-date.ts';
import { parseQuarter, periodTitle, quarterTitle } from '../calendar/quarter.ts';
import type { EntryKey } from '../collect/entry.ts';
import type { EntryWord } from './asked-entry.ts';
import { plannedDraftDay } from './draft-day.ts';
import type { Owed, OwedDraft } from './outstanding-of.ts';
import type { AskingWindow, ReminderSituation } from './reminder-situation.ts';
import { recipientOf } from './situation-index.ts';

/** What one person wants drafted by the same day. */
export interface DraftGroup {
  /** A text for milestones; for indicators a figure. */
  readonly wanted: 'text' | 'figure';
  /** Who approves it. */
  readonly ownerName: string;
  /** Who asked, where that is not the owner; undefined where the owner or the plan did. */
  readonly askedByName: string | undefined;
  readonly quarterTitle: string;
  /** `1 April to 30 June 2026` */
  readonly period: string;
  /** `Friday 3 July` */
  readonly by: string;
  /** What the owner wrote beside the request; may be empty. */
  readonly note: string;
  readonly lines: readonly DraftLine[];
}

export interface DraftLine {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly words: string;
  readonly due: string | undefined;
  readonly earlier: EntryWord | undefined;
  /** With which the owner sent it back. */
  readonly question: string | undefined;
  /** `2026-27/Q1` */
  readonly quarter: string;
}

/** What somebody is asked to draft in one window, by who asks and until when. */
export function draftGroups(situation: ReminderSituation, { asking, drafts }: Owed): readonly DraftGroup[] {
  const groups = new Map<string, DraftGroup>();
  for (const draft of drafts) {
    const group = toGroup(situation, asking, draft);
    const key = [group.wanted, group.ownerName, group.askedByName, group.by, group.note].join(' | ');
    const before = groups.get(key);
    groups.set(key, before === undefined ? group : { ...before, lines: [...before.lines, ...group.lines] });
  }
  return [...groups.values()];
}

function toGroup(situation: ReminderSituation, asking: AskingWindow, draft: OwedDraft): DraftGroup {
  const { window } = asking;
  const quarter = parseQuarter(window.quarter);
  const { entry, ref, words, due, earlier, ownerId, drafting } = draft;
  const request = drafting.isByPlan ? undefined : draft.request;
  const nameOf = (id: string | undefined) => recipientOf(situation, id)?.person.name;
  return {
    wanted: entry.kind === 'indicator' ? 'figure' : 'text',
    ownerName: nameOf(ownerId) ?? 'The owner',
    askedByName: request === undefined || request.askedById === ownerId ? undefined : nameOf(request.askedById),
    quarterTitle: quarter === undefined ? window.quarter : quarterTitle(quarter),
    period: quarter === undefined ? '' : periodTitle(quarter),
    by: formatWithWeekday(request?.by ?? plannedDraftDay(asking)).replace(/ \d{4}$/, ''),
    note: request?.note ?? '',
    lines: [{ entry, ref, words, due, earlier, question: drafting.question, quarter: window.quarter }],
  };
}
