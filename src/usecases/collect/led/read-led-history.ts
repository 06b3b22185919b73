import { type Actor, may } from '../../../core/access.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import type { LedEntry } from '../../../core/collect/led/led-book.ts';
import type { LedUpdate } from '../../../core/collect/led/led-entry.ts';
import { type QuarterReturns, quarterReturns } from '../../../core/review/quarter-returns.ts';
import type { LedPorts } from './led-ports.ts';
import { findLedEntry } from './led-situation.ts';

export interface LedQuarter extends QuarterReturns {
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** The newest; it stands. */
  readonly update: LedUpdate;
  /** Name of who typed it. */
  readonly by: string | undefined;
}

export interface LedHistory {
  readonly entry: LedEntry;
  readonly directorateName: string;
  readonly leadName: string | undefined;
  /** Undefined for whoever reads only what is published. */
  readonly quarters: readonly LedQuarter[] | undefined;
  /** IANA. */
  readonly timeZone: string;
}

/**
 * What was said of risks or equality actions, newest quarter first. Lead, deputy and officer read it; everybody else
 * reads the published reports.
 */
export async function readLedHistories(
  ports: LedPorts,
  entries: readonly EntryKey[],
  actor: Actor,
): Promise<readonly LedHistory[]> {
  const histories = await Promise.all(entries.map((key) => readLedHistory(ports, key, actor)));
  return histories.filter((history) => history !== undefined);
}

async function readLedHistory(ports: LedPorts, key: EntryKey, actor: Actor): Promise<LedHistory | undefined> {
  const [organisation, directorates, plans, people, windows, returns, wordings] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.plans(),
    ports.plans.people(),
    ports.windows.windows(),
    ports.returns.ofEntry(key),
    ports.wordings.ofEntry(key),
  ]);
  const found = findLedEntry(plans, key);
  const directorate = directorates.find(({ id }) => id === found?.plan.directorateId);
  if (found === undefined || organisation === undefined || directorate === undefined) return undefined;
  const { entry } = found;
  const subject = { ownerId: entry.leadId, directorateId: directorate.id };
  const mayReturn = entry.leadId !== undefined && may(actor, 'return-update', subject).allowed;
  const own = windows.filter(({ directorateId }) => directorateId === directorate.id);
  const nameOf = (id: string | undefined) => people.find((person) => person.id === id)?.name;
  const toQuarter = (update: LedUpdate): LedQuarter => ({
    quarter: update.quarter,
    update,
    by: nameOf(update.enteredById ?? update.leadId),
    ...quarterReturns(update.quarter, { returns, wordings, windows: own, people, mayReturn }),
  });
  return {
    entry,
    directorateName: directorate.name,
    leadName: nameOf(entry.leadId),
    timeZone: organisation.timeZone,
    quarters: may(actor, 'see-history', subject).allowed
      ? newestOfEach(await ports.led.history(entry.id)).map(toQuarter)
      : undefined,
  };
}

function newestOfEach(updates: readonly LedUpdate[]): readonly LedUpdate[] {
  return [...new Map(updates.map((update) => [update.quarter, update])).values()].toReversed();
}
