import { type Actor, may, type Permission, UNKNOWN_PERSON } from '../../../core/access.ts';
import { confirmationOf, type LedEntry, ledEntries, reportsRisks } from '../../../core/collect/led/led-book.ts';
import { sectionOf } from '../../../core/collect/led/led-entry.ts';
import type { ReportSection } from '../../../core/collect/led/section-confirmation.ts';
import type { Directorate, Plan } from '../../../core/plan/plan.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import type { LedPorts } from './led-ports.ts';
import { ledBasisOf, type OpenLedBook, readOpenLedBook } from './led-situation.ts';

export interface ConfirmRequest {
  readonly clicker: Clicker;
  readonly directorateId: string;
  readonly section: ReportSection;
  /** The quarter that was on the screen. */
  readonly quarter: string;
  readonly to: 'confirmed' | 'undone';
  readonly now: Date;
  readonly patience: Patience;
}

export type ConfirmOutcome =
  /** Also when it was so already. */
  | { readonly outcome: 'done' }
  /** Something was reported in this section: it is not empty. */
  | { readonly outcome: 'reported'; readonly refs: readonly string[] }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** Nothing is collected now, or not this section in this quarter. */
  | { readonly outcome: 'closed'; readonly quarter: string }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'gone' };

/**
 * "Nothing to report" for a section, by an officer, or by who leads everything in it; and taking it back. The report
 * prints the standard sentence only with this, and the name of who confirmed it.
 */
export async function confirmNothing(ports: LedPorts, request: ConfirmRequest): Promise<ConfirmOutcome> {
  const { clicker, directorateId, section, quarter, now } = request;
  for (;;) {
    const found = await findSection(ports, request);
    if (found === undefined) return { outcome: 'gone' };
    const actor = await findActor(ports, clicker, now);
    const permission = mayConfirm(actor, { directorateId, entries: found.entries });
    if (!permission.allowed) return { outcome: 'refused', permission };
    if (actor.personId === undefined) return { outcome: 'refused', permission: UNKNOWN_PERSON };
    const { open, plan } = found;
    if (open?.window.quarter !== quarter || !isCollected(found.directorate, section, open)) {
      return { outcome: 'closed', quarter };
    }
    const isConfirmed = request.to === 'confirmed';
    if ((confirmationOf(open.book, section) !== undefined) === isConfirmed) return { outcome: 'done' };
    const reported = found.entries.filter(({ id }) => open.book.current.has(id)).map(({ ref }) => ref);
    if (isConfirmed && reported.length > 0) return { outcome: 'reported', refs: reported };
    const author = { actor: clicker.slackUserId };
    const { personId } = actor;
    const confirmed = await ports.led.confirm(
      { ...ledBasisOf(plan, open), section, isConfirmed, personId, author, at: now },
      request.patience,
    );
    if (confirmed.ok) return { outcome: 'done' };
    if (confirmed.refusal === 'busy') return { outcome: 'busy' };
  }
}

/** An officer may; and who leads everything in the section, since nobody confirms for another lead. */
export function mayConfirm(
  actor: Actor,
  { directorateId, entries }: { readonly directorateId: string; readonly entries: readonly LedEntry[] },
): Permission {
  const [leadId, ...others] = new Set(entries.map((entry) => entry.leadId));
  return may(actor, 'confirm-nothing', { directorateId, ownerId: others.length === 0 ? leadId : undefined });
}

export function isCollected(directorate: Directorate, section: ReportSection, { quarter }: OpenLedBook): boolean {
  return section === 'equality' || reportsRisks(directorate, quarter.number);
}

interface FoundSection {
  readonly directorate: Directorate;
  readonly plan: Plan;
  readonly entries: readonly LedEntry[];
  readonly open: OpenLedBook | undefined;
}

async function findSection(
  ports: LedPorts,
  { directorateId, section, now }: ConfirmRequest,
): Promise<FoundSection | undefined> {
  const [directorates, plans] = await Promise.all([ports.plans.directorates(), ports.plans.plans()]);
  const directorate = directorates.find(({ id }) => id === directorateId);
  const own = plans.filter((plan) => plan.directorateId === directorateId);
  let found: Pick<FoundSection, 'plan' | 'open'> | undefined;
  for (const plan of own) {
    const open = await readOpenLedBook(ports, { plan, part: section, now });
    if (found?.open === undefined) found = { plan, open };
  }
  if (directorate === undefined || found === undefined) return undefined;
  const entries = ledEntries(found.plan).filter(({ kind }) => sectionOf(kind) === section);
  return { directorate, entries, ...found };
}
