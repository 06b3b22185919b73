import type { Quarter } from '../calendar/quarter.ts';
import type { FinanceBook } from '../collect/finance/finance-book.ts';
import { awaitedContacts, financeProgress } from '../collect/finance/finance-progress.ts';
import { type ItemBook, silentOwners, standingItems } from '../collect/item/item.ts';
import { confirmationOf, type LedBook, ledEntries, reportsRisks } from '../collect/led/led-book.ts';
import { sectionOf } from '../collect/led/led-entry.ts';
import type { ReportSection } from '../collect/led/section-confirmation.ts';
import type { Directorate, Plan } from '../plan/plan.ts';
import { planOwners } from '../plan/plan-owners.ts';
import { type AskedName, answersTo, type SignOffRecord } from '../review/sign-off.ts';
import { answererAmong } from './orphans.ts';
import type { Recipient } from './reminder-situation.ts';

/** What the overview of a window says of it besides the entries that are asked for. */
export interface GivenSources {
  readonly plan: Plan;
  readonly itemBook: ItemBook;
  readonly ledBook: LedBook;
  readonly financeBook: FinanceBook;
  readonly signOff: SignOffRecord;
}

/** Key developments, emerging issues and nil returns. */
export interface DigestItems {
  readonly developments: number;
  readonly issues: number;
  /** How many people said that there is nothing this quarter. */
  readonly nothing: number;
  /** Names of those who have said neither. */
  readonly silent: readonly string[];
}

/** The tables of the departments. */
export interface DigestFinance {
  readonly done: number;
  readonly total: number;
  /** Names of those from whom a table is still to come. */
  readonly holders: readonly string[];
}

/** A section of the report with nothing in it. */
export interface DigestSection {
  readonly section: ReportSection;
  /** Name of who confirmed that; undefined while nobody has. */
  readonly confirmedBy: string | undefined;
}

type NameOf = (personId: string | undefined) => string | undefined;

export function digestItems({ plan, itemBook }: Pick<GivenSources, 'plan' | 'itemBook'>, nameOf: NameOf): DigestItems {
  const items = standingItems(itemBook);
  const developments = items.filter(({ kind }) => kind === 'key-development').length;
  return {
    developments,
    issues: items.length - developments,
    nothing: itemBook.nilReturns.length,
    silent: silentOwners(itemBook, planOwners(plan)).flatMap((id) => nameOf(id) ?? []),
  };
}

/** Undefined where the plan has no departments. */
export function digestFinance(
  { plan, financeBook }: Pick<GivenSources, 'plan' | 'financeBook'>,
  nameOf: NameOf,
): DigestFinance | undefined {
  const progress = financeProgress(plan.departments, financeBook);
  if (progress.length === 0) return undefined;
  return {
    done: progress.filter(({ version }) => version !== undefined).length,
    total: progress.length,
    holders: awaitedContacts(progress).flatMap((id) => nameOf(id) ?? []),
  };
}

/** Those for which the plan holds nothing, and those of which somebody confirmed that there is nothing to report. */
export function digestSections(
  { plan, ledBook }: GivenSources,
  {
    directorate,
    quarter,
    nameOf,
  }: { readonly directorate: Directorate; readonly quarter: Quarter; readonly nameOf: NameOf },
): readonly DigestSection[] {
  return (['risks', 'equality'] as const).flatMap((section) => {
    if (section === 'risks' && !reportsRisks(directorate, quarter.number)) return [];
    const isEmpty = !ledEntries(plan).some(({ kind }) => sectionOf(kind) === section);
    const confirmation = confirmationOf(ledBook, section);
    if (!isEmpty && confirmation === undefined) return [];
    return [{ section, confirmedBy: confirmation && (nameOf(confirmation.personId) ?? 'somebody who has left') }];
  });
}

/** How the newest draft that approvers were asked to sign stands. */
export interface DigestSignOff {
  readonly number: number;
  readonly isVoid: boolean;
  /** Names of the approvers, by what they said of it. */
  readonly signed: readonly string[];
  readonly wantChanges: readonly string[];
  readonly waitedFor: readonly string[];
  /** Who reads it today for each of those. */
  readonly readers: readonly AskedName[];
}

/** Undefined while nobody was asked to sign. */
export function digestSignOff(
  { signOff }: Pick<GivenSources, 'signOff'>,
  approverIds: readonly string[],
  { recipients, now }: { readonly recipients: readonly Recipient[]; readonly now: Date },
): DigestSignOff | undefined {
  const draft = signOff.drafts.at(-1);
  if (draft === undefined) return undefined;
  const answers = answersTo(signOff, draft, approverIds);
  const nameOf = (id: string) => recipients.find(({ person }) => person.id === id)?.person.name;
  const idsOf = (kind: 'signed' | 'changes-asked' | undefined) =>
    answers.filter(({ answer }) => answer?.kind === kind).map(({ approverId }) => approverId);
  const whoSaid = (kind: 'signed' | 'changes-asked' | undefined) => idsOf(kind).flatMap((id) => nameOf(id) ?? []);
  return {
    number: draft.number,
    isVoid: signOff.voids.some(({ draftId }) => draftId === draft.id),
    signed: whoSaid('signed'),
    wantChanges: whoSaid('changes-asked'),
    waitedFor: whoSaid(undefined),
    readers: idsOf(undefined).flatMap((id): readonly AskedName[] => {
      const name = nameOf(id);
      if (name === undefined) return [];
      const answerer = answererAmong(recipients, id, now);
      if (answerer.kind === 'nobody') return [{ name, isThere: false }];
      const { person } = answerer.recipient;
      return [{ name: person.name, ...(person.id !== id && { insteadOf: name }), isThere: true }];
    }),
  };
}
