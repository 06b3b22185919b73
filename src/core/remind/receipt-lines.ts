import { type AskedEntry, type EntryWord, nameEntry } from './asked-entry.ts';
import { deadlineText } from './deadline-text.ts';
import type { AskingWindow, PastReminder, ReminderSituation } from './reminder-situation.ts';
import { recipientOf } from './situation-index.ts';

export interface ReceiptLine {
  readonly ref: string;
  readonly words: string;
  readonly done:
    | { readonly kind: 'sent'; readonly answer: EntryWord }
    /** A draft: `at` like `2:35pm Wednesday 1 July`; approved once the owner has sent it. */
    | { readonly kind: 'handed'; readonly at: string; readonly ownerName: string; readonly isApproved: boolean }
    /** Its owner wrote it, although the reader was asked for a draft. `hadDraft`: the reader had handed one in. */
    | { readonly kind: 'sent-by-owner'; readonly ownerName: string; readonly hadDraft: boolean };
}

/** What became of everything in one window that a message asked its reader for. */
export function receiptLines(
  situation: ReminderSituation,
  { entries, zone }: AskingWindow,
  past: PastReminder,
): readonly ReceiptLine[] {
  const named = new Map(past.entries.map((key) => [nameEntry(key), key.ask]));
  return entries.flatMap((asked) => {
    const name = nameEntry(asked.entry);
    if (!named.has(name)) return [];
    const isDraft = asked.ownerId !== past.personId && named.get(name) !== undefined;
    const done = isDraft ? draftDone(situation, asked, { personId: past.personId, zone }) : ownDone(asked);
    return done === undefined ? [] : [{ ref: asked.ref, words: asked.words, done }];
  });
}

function ownDone({ answer }: AskedEntry): ReceiptLine['done'] | undefined {
  return answer && { kind: 'sent', answer };
}

function draftDone(
  situation: ReminderSituation,
  { handed, answer, ownerId }: AskedEntry,
  { personId, zone }: { readonly personId: string; readonly zone: string },
): ReceiptLine['done'] | undefined {
  const ownerName = recipientOf(situation, ownerId)?.person.name ?? 'The owner';
  const own = handed?.contributorId === personId ? handed : undefined;
  if (own !== undefined && (own.decision === undefined || own.decision.kind === 'approved')) {
    return { kind: 'handed', at: deadlineText(own.at, zone), ownerName, isApproved: own.decision !== undefined };
  }
  return answer === undefined ? undefined : { kind: 'sent-by-owner', ownerName, hadDraft: own !== undefined };
}
