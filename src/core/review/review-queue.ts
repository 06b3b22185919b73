import type { CollectionWindow } from '../collect/collection-window.ts';
import type { EntryKey } from '../collect/entry.ts';
import type { FigureBook } from '../collect/indicator/figure-book.ts';
import { type LedBook, ledEntries } from '../collect/led/led-book.ts';
import type { LedUpdate } from '../collect/led/led-entry.ts';
import type { MilestoneUpdate } from '../collect/milestone/update.ts';
import type { Indicator, Person, Plan } from '../plan/plan.ts';
import { isSameEntry } from '../remind/asked-entry.ts';
import { type Returned, standsInTheWay } from './returned.ts';
import type { Said, UpdateKey } from './said.ts';
import { newestWording, type Wording } from './wording.ts';

/**
 * An officer has read an update and takes it as it is, or takes that back. It counts for this update alone: a newer one is
 * to be read again.
 */
export interface Acceptance extends UpdateKey {
  readonly kind: AcceptanceKind;
  /** Grows with every acceptance of the installation. */
  readonly id: number;
  /** Person id of the officer; undefined from the command line. */
  readonly acceptedById: string | undefined;
  readonly at: Date;
}

export const ACCEPTANCE_KINDS = ['accepted', 'undone'] as const;
export type AcceptanceKind = (typeof ACCEPTANCE_KINDS)[number];

/** Where an update stands with its officer. */
export type ReviewStand = 'to-read' | 'accepted' | 'sent-back';

/** What an officer decides about: one entry's update that stands. */
export interface QueuedEntry {
  readonly entry: EntryKey;
  readonly quarter: string;
  readonly ref: string;
  readonly words: string;
  readonly said: Said;
  /** What stands of the quarter before; of an indicator or a risk, of the newest before. */
  readonly previous: Said | undefined;
  /** Of an entry without an owner: undefined. */
  readonly owner: Person | undefined;
  /** Who typed it, where that was not the owner. */
  readonly enteredBy: Person | undefined;
  /** Ref of the milestone whose text this one reads, where another's covers it. */
  readonly coveredByRef: string | undefined;
  readonly stand: ReviewStand;
  /** Who accepted it; undefined where nobody did, or it was the command line. */
  readonly acceptedBy: Person | undefined;
  /** The newest question about it in this quarter, open or not. */
  readonly returned: Returned | undefined;
  readonly newestAcceptanceId: number | undefined;
  /** What became last of its printed words: edited, taken back, or objected to; undefined where nobody has edited them. */
  readonly wording: Wording | undefined;
}

export interface QueueSources {
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly window: Pick<CollectionWindow, 'state'>;
  readonly plan: Plan;
  readonly people: readonly Person[];
  readonly updates: {
    readonly current: ReadonlyMap<string, MilestoneUpdate>;
    readonly previous: ReadonlyMap<string, MilestoneUpdate>;
  };
  readonly figures: Pick<FigureBook, 'said'>;
  readonly ledBook: Pick<LedBook, 'current' | 'earlier'>;
  /** Of the quarter, over all directorates, oldest first. */
  readonly acceptances: readonly Acceptance[];
  readonly returns: readonly Returned[];
  readonly wordingBook: { readonly wordings: readonly Wording[] };
}

/** Everything that was sent for a quarter, in the plan's order. What nobody has sent is not in it. */
export function buildQueue(sources: QueueSources): readonly QueuedEntry[] {
  const { plan, updates, figures, ledBook } = sources;
  const milestones = plan.milestones.map(({ id, ref, words, ownerId }) => ({
    entry: { kind: 'milestone', id } as const,
    ...{ ref, words, ownerId },
    said: sayMilestone(updates.current.get(id)),
    previous: sayMilestone(updates.previous.get(id)),
  }));
  const indicators = plan.indicators.map((indicator) => ({
    entry: { kind: 'indicator', id: indicator.id } as const,
    ...{ ref: indicator.ref, words: indicator.words, ownerId: indicator.ownerId },
    said: sayIndicator(indicator, figures.said.get(indicator.id)?.update),
    previous: sayIndicator(indicator, figures.said.get(indicator.id)?.earlier),
  }));
  const led = ledEntries(plan).map(({ kind, id, ref, words, leadId }) => ({
    entry: { kind, id },
    ...{ ref, words, ownerId: leadId },
    said: sayLed(ledBook.current.get(id)),
    previous: sayLed(ledBook.earlier.get(id)),
  }));
  return [...milestones, ...indicators, ...led].flatMap(({ said, ...found }) =>
    said === undefined ? [] : [toQueued({ ...found, said }, sources)],
  );
}

/** How many stand where. */
export type ReviewCounts = Readonly<Record<ReviewStand, number>>;

export function countStands(entries: readonly QueuedEntry[]): ReviewCounts {
  const count = (stand: ReviewStand) => entries.filter((each) => each.stand === stand).length;
  return { 'to-read': count('to-read'), accepted: count('accepted'), 'sent-back': count('sent-back') };
}

function sayMilestone(update: MilestoneUpdate | undefined): Said | undefined {
  return update && { kind: 'milestone', update };
}

function sayIndicator(indicator: Indicator, update: Extract<Said, { kind: 'indicator' }>['update'] | undefined) {
  return update && ({ kind: 'indicator', update, indicator } as const);
}

function sayLed(update: LedUpdate | undefined): Said | undefined {
  return update && { kind: 'led', update };
}

type FoundEntry = Pick<QueuedEntry, 'entry' | 'ref' | 'words' | 'said' | 'previous'> & {
  readonly ownerId: string | undefined;
};

function toQueued({ ownerId, ...found }: FoundEntry, sources: QueueSources): QueuedEntry {
  const { quarter, people, plan } = sources;
  const { entry, said } = found;
  const personOf = (id: string | undefined) => people.find((person) => person.id === id);
  const coveredBy = said.kind === 'milestone' ? said.update.coveredBy : undefined;
  const returned = sources.returns.findLast((each) => isSameEntry(each.entry, entry));
  const acceptance = sources.acceptances.findLast(
    (each) => isSameEntry(each.entry, entry) && each.updateId === said.update.id,
  );
  const wording = newestWording(sources.wordingBook.wordings, { entry, quarter, updateId: said.update.id });
  const stand = standOf(acceptance, { returned, wording }, sources.window);
  return {
    ...found,
    quarter,
    owner: personOf(ownerId),
    enteredBy: personOf(said.update.enteredById),
    coveredByRef: plan.milestones.find(({ id }) => id === coveredBy)?.ref,
    stand,
    acceptedBy: stand === 'accepted' ? personOf(acceptance?.acceptedById) : undefined,
    returned,
    newestAcceptanceId: acceptance?.id,
    wording,
  };
}

/**
 * What came after the acceptance takes it away: a question or an objection, since there is more to say of the same text; and
 * other words in print, since nobody has read those, but for whoever accepted it and wrote them.
 */
function standOf(
  acceptance: Acceptance | undefined,
  { returned, wording }: Pick<QueuedEntry, 'returned' | 'wording'>,
  window: QueueSources['window'],
): ReviewStand {
  if (standsInTheWay(window, returned)) return 'sent-back';
  if (acceptance === undefined || acceptance.kind === 'undone') return 'to-read';
  const isAskedSince = returned?.updateId === acceptance.updateId && returned.at > acceptance.at;
  const isWordedSince = wording !== undefined && wording.at > acceptance.at && !isByAcceptor(wording, acceptance);
  return isAskedSince || isWordedSince ? 'to-read' : 'accepted';
}

/** Somebody at the command line is nobody in particular. */
function isByAcceptor({ kind, byId }: Wording, { acceptedById }: Acceptance): boolean {
  return kind !== 'objected' && byId !== undefined && byId === acceptedById;
}
