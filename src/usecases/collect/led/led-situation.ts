import { parseQuarter, type Quarter } from '../../../core/calendar/quarter.ts';
import { answeringWindow, collectingWindow, unsignedWindow } from '../../../core/collect/answering-window.ts';
import type { CollectionWindow } from '../../../core/collect/collection-window.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import { askedLedEntries, type LedBook, type LedEntry, ledEntries } from '../../../core/collect/led/led-book.ts';
import type { LedForm } from '../../../core/collect/led/led-form.ts';
import { PART_OF_KIND, windowsOfPart } from '../../../core/collect/window-of-part.ts';
import { officerNames } from '../../../core/plan/officer-names.ts';
import type { Directorate, Organisation, Person, Plan } from '../../../core/plan/plan.ts';
import { type FormQuestion, returnOf, toFormQuestion } from '../../../core/review/returned.ts';
import type { LedBookKey, LedPorts } from './led-ports.ts';

/** A risk or an equality action with everything around it, as stored now. */
export interface LedSituation {
  readonly entry: LedEntry;
  readonly plan: Plan;
  readonly directorate: Directorate;
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  /** Names of the directorate's performance officers. */
  readonly officers: readonly string[];
  /** Where it can be answered now; undefined where it cannot. */
  readonly open: OpenLedBook | undefined;
  /** What an officer asked about it in that quarter; undefined once it is closed. */
  readonly question: FormQuestion | undefined;
}

export interface LedRequest {
  readonly key: EntryKey;
  /** The quarter that is meant; undefined for whichever can be answered now. */
  readonly quarter: string | undefined;
  /** For what an officer enters for its lead, which may come after the close, too. */
  readonly isEntered?: boolean;
  readonly now: Date;
}

export interface OpenLedBook {
  readonly window: CollectionWindow;
  readonly quarter: Quarter;
  readonly book: LedBook;
}

/** @returns undefined when no such entry is in force. */
export async function readLedSituation(
  ports: LedPorts,
  { key, quarter, isEntered = false, now }: LedRequest,
): Promise<LedSituation | undefined> {
  const [organisation, directorates, plans, people, all, returns] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.plans(),
    ports.plans.people(),
    ports.windows.windows(),
    ports.returns.ofEntry(key),
  ]);
  const found = findLedEntry(plans, key);
  const directorate = directorates.find(({ id }) => id === found?.plan.directorateId);
  if (organisation === undefined || directorate === undefined || found === undefined) return undefined;
  const { plan } = found;
  const windows = windowsOfPart(all, PART_OF_KIND[key.kind]);
  const late = isEntered ? unsignedWindow(windows, { plan, quarter, now }) : undefined;
  const open = await openBook(ports, plan, answeringWindow(windows, { plan, returns, quarter, now }) ?? late);
  const question = toFormQuestion(returnOf(returns, open?.window.quarter), people);
  return { ...found, directorate, organisation, people, officers: officerNames(directorate, people), open, question };
}

export function findLedEntry(
  plans: readonly Plan[],
  { kind, id }: EntryKey,
): { readonly plan: Plan; readonly entry: LedEntry } | undefined {
  for (const plan of plans) {
    const entry = ledEntries(plan).find((each) => each.kind === kind && each.id === id);
    if (entry !== undefined) return { plan, entry };
  }
  return undefined;
}

/** Of what is collected now. */
export async function readOpenLedBook(
  ports: Pick<LedPorts, 'windows' | 'led'>,
  { plan, part, now }: { readonly plan: Plan; readonly part: 'risks' | 'equality'; readonly now: Date },
): Promise<OpenLedBook | undefined> {
  const windows = windowsOfPart(await ports.windows.windows(), part);
  return openBook(ports, plan, collectingWindow(windows, plan, now));
}

async function openBook(
  ports: Pick<LedPorts, 'led'>,
  plan: Plan,
  window: CollectionWindow | undefined,
): Promise<OpenLedBook | undefined> {
  const quarter = window && parseQuarter(window.quarter);
  if (window === undefined || quarter === undefined) return undefined;
  return { window, quarter, book: await ports.led.book(bookKeyOf(plan, window.quarter)) };
}

export function bookKeyOf(plan: Plan, quarter: string): LedBookKey {
  return { directorateId: plan.directorateId, quarter, entryIds: ledEntries(plan).map(({ id }) => id) };
}

/** What a decision on risks and equality actions rests on. */
export function ledBasisOf(plan: Plan, { window, book }: OpenLedBook) {
  return {
    ...bookKeyOf(plan, window.quarter),
    mark: book.mark,
    windowId: window.id,
    windowVersion: window.version,
    planId: plan.id,
    planVersion: plan.version,
  };
}

/** @returns undefined when it is not asked for now. */
export function toLedForm(situation: LedSituation, nonce: string): LedForm | undefined {
  const { entry, plan, directorate, organisation, people, open, question } = situation;
  if (open === undefined) return undefined;
  const asked = askedLedEntries(plan, open.book, { directorate, quarterNumber: open.quarter.number });
  if (!asked.some(({ id }) => id === entry.id)) return undefined;
  const standing = open.book.current.get(entry.id);
  const authorId = standing?.enteredById ?? standing?.leadId;
  const by = people.find(({ id }) => id === authorId)?.name ?? 'Somebody else';
  return {
    entry,
    risk: plan.risks.find(({ id }) => id === entry.id),
    directorateName: directorate.name,
    quarter: open.window.quarter,
    before: open.book.earlier.get(entry.id),
    standing: standing && { update: standing, by },
    question,
    closesAt: open.window.closesAt,
    timeZone: organisation.timeZone,
    nonce,
  };
}
