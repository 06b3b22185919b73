import { confirmationOf, ledEntries } from '../../../core/collect/led/led-book.ts';
import { sectionOf } from '../../../core/collect/led/led-entry.ts';
import type { ReportSection } from '../../../core/collect/led/section-confirmation.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import { isCollected, mayConfirm } from './confirm-nothing.ts';
import type { LedPorts } from './led-ports.ts';
import { readOpenLedBook } from './led-situation.ts';

/** A section of which somebody may say that there is nothing to report, or has said so. */
export interface QuietSection {
  readonly directorateId: string;
  readonly directorateName: string;
  /** E.g. `2026-27/Q2`. */
  readonly quarter: string;
  readonly section: ReportSection;
  /** How many entries the plan has in it. */
  readonly count: number;
  /** Name of who confirmed that there is nothing to report; undefined while nobody has. */
  readonly confirmedBy: string | undefined;
}

/** The sections in which nothing was reported yet and that whoever clicks may confirm. */
export async function listQuietSections(
  ports: LedPorts,
  { clicker, now }: { readonly clicker: Clicker; readonly now: Date },
): Promise<readonly QuietSection[]> {
  const actor = await findActor(ports, clicker, now);
  if (actor.personId === undefined) return [];
  const [directorates, plans, people] = await Promise.all([
    ports.plans.directorates(),
    ports.plans.plans(),
    ports.plans.people(),
  ]);
  const found: QuietSection[] = [];
  for (const plan of plans) {
    const directorate = directorates.find(({ id }) => id === plan.directorateId);
    if (directorate === undefined) continue;
    const { id: directorateId, name: directorateName } = directorate;
    for (const section of ['risks', 'equality'] as const) {
      const open = await readOpenLedBook(ports, { plan, part: section, now });
      if (open === undefined) continue;
      const entries = ledEntries(plan).filter(({ kind }) => sectionOf(kind) === section);
      const isReported = entries.some(({ id }) => open.book.current.has(id));
      if (isReported || !isCollected(directorate, section, open)) continue;
      if (!mayConfirm(actor, { directorateId, entries }).allowed) continue;
      const confirmation = confirmationOf(open.book, section);
      const confirmedBy = confirmation && people.find(({ id }) => id === confirmation.personId)?.name;
      const { quarter } = open.window;
      found.push({ directorateId, directorateName, quarter, section, count: entries.length, confirmedBy });
    }
  }
  return found;
}
