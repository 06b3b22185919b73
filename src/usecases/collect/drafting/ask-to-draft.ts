import { compareDates, type LocalDate } from '../../../core/calendar/local-date.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import type { Person } from '../../../core/plan/plan.ts';
import { isSameEntry } from '../../../core/remind/asked-entry.ts';
import type { DraftDays } from '../../../core/remind/draft-day.ts';
import type { Clicker } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import type { CollectPorts } from '../ports.ts';
import type { WorkLine } from '../work-line.ts';
import { type Askable, type AskRefusal, daysFor, type FoundAskable, findAskable } from './find-askable.ts';
import {
  type Candidate,
  type ChosenContributor,
  type ContributorFault,
  findContributor,
  listCandidates,
} from './find-contributor.ts';

/** What can be asked for, of whom, and until when. */
export interface AskForm {
  readonly outcome: 'form';
  /** Milestones that wait for whoever asks, in the plan's order. */
  readonly lines: readonly WorkLine[];
  /** The one from whose form it was opened; undefined for all. */
  readonly chosen: EntryKey | undefined;
  readonly people: readonly Candidate[];
  readonly days: DraftDays;
  readonly nonce: string;
}

export interface AskOpening {
  readonly clicker: Clicker;
  /** Undefined for all that wait. Comes back from Slack and may be anything. */
  readonly entry: EntryKey | undefined;
  readonly now: Date;
}

/** "Ask someone to draft": all that waits, or one. */
export async function openAsk(ports: CollectPorts, opening: AskOpening): Promise<AskForm | AskRefusal> {
  const found = await findAskable(ports, opening);
  if (found.outcome !== 'askable') return found;
  const { asks, personId } = found;
  const days = daysFor(asks, opening.now);
  if (days === undefined) return { outcome: 'nothing-to-ask' };
  const lines = asks.map(({ line }) => line);
  const chosen = lines.find(({ entry }) => opening.entry !== undefined && isSameEntry(entry, opening.entry));
  const people = await listCandidates(ports, asks, personId);
  return { outcome: 'form', lines, chosen: chosen?.entry, people, days, nonce: ports.newNonce() };
}

export interface AskRequest extends AskOpening {
  readonly contributor: ChosenContributor;
  readonly by: LocalDate | undefined;
  readonly note: string;
  readonly nonce: string;
  readonly patience: Patience;
}

export type AskFault =
  | { readonly field: 'contributor'; readonly fault: ContributorFault }
  | { readonly field: 'by'; readonly fault: 'missing' | 'too-early' | 'too-late'; readonly days: DraftDays };

export type AskOutcome =
  | {
      readonly outcome: 'asked';
      readonly contributorName: string;
      readonly by: LocalDate;
      readonly lines: readonly WorkLine[];
    }
  | { readonly outcome: 'fault'; readonly fault: AskFault }
  | AskRefusal
  | { readonly outcome: 'busy' };

/** The contributor is told in their next working hour; sent twice from one form, they are asked once. */
export async function askToDraft(ports: CollectPorts, request: AskRequest): Promise<AskOutcome> {
  for (;;) {
    const found = await findAskable(ports, request);
    if (found.outcome !== 'askable') return found;
    const { entry, now } = request;
    const asks = found.asks.filter(({ line }) => entry === undefined || isSameEntry(line.entry, entry));
    const days = daysFor(asks, now);
    if (days === undefined) return { outcome: 'nothing-to-ask' };
    const by = checkDay(request.by, days);
    if ('fault' in by) return { outcome: 'fault', fault: by };
    const contributor = await findContributor(ports, request.contributor, { asks, now });
    if ('fault' in contributor) return { outcome: 'fault', fault: { field: 'contributor', ...contributor } };
    const asked = await store(ports, request, { ...found, asks, contributor: contributor.person, by: by.day });
    if (asked !== 'changed') return asked;
  }
}

function checkDay(
  by: LocalDate | undefined,
  days: DraftDays,
): { readonly day: LocalDate } | Extract<AskFault, { field: 'by' }> {
  if (by === undefined) return { field: 'by', fault: 'missing', days };
  if (compareDates(by, days.first) < 0) return { field: 'by', fault: 'too-early', days };
  return compareDates(by, days.last) > 0 ? { field: 'by', fault: 'too-late', days } : { day: by };
}

interface ToAsk extends FoundAskable {
  readonly contributor: Person;
  readonly by: LocalDate;
}

/** Window by window: each is a decision of its own, and asking again changes nothing. */
async function store(
  ports: CollectPorts,
  { clicker, note, nonce, now, patience }: AskRequest,
  { asks, personId, contributor, by }: ToAsk,
): Promise<AskOutcome | 'changed'> {
  for (const [, ofWindow] of Map.groupBy(asks, ({ window }) => window.id)) {
    const [first] = ofWindow;
    if (first === undefined) continue;
    const stored = await ports.drafting.request(
      {
        quarter: first.line.quarter,
        entries: ofWindow.map(({ line }) => line.entry),
        contributorId: contributor.id,
        askedById: personId,
        ownerIds: ownersOf(ofWindow),
        by,
        note: note.trim(),
        nonce,
        author: { actor: clicker.slackUserId },
        at: now,
        windowId: first.window.id,
        windowVersion: first.window.version,
        planId: first.plan.id,
        planVersion: first.plan.version,
      },
      patience,
    );
    if (!stored.ok) return stored.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
  }
  return { outcome: 'asked', contributorName: contributor.name, by, lines: asks.map(({ line }) => line) };
}

function ownersOf(asks: readonly Askable[]): readonly string[] {
  return [...new Set(asks.flatMap(({ line }) => line.ownerId ?? []))];
}
