import { type Actor, may } from '../../core/access.ts';
import { indexOf } from '../../core/plan/plan-index.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import { type ListReportsPorts, listReports, type PublishedReport } from '../publish/list-reports.ts';
import { type OwnAbsence, readOwnAbsence } from '../remind/read-own-absence.ts';
import { type OfficePorts, type Offices, readOffices } from '../review/read-offices.ts';
import { type LateDraft, type LateText, readMyDrafts } from './draft/read-my-drafts.ts';
import { type DraftToWrite, listDrafting } from './drafting/list-drafting.ts';
import { listMyFinance, type MyFinance } from './finance/list-my-finance.ts';
import type { ItemPorts } from './item/item-ports.ts';
import { type BegunItem, readMyItemDrafts } from './item/read-item-drafts.ts';
import { type MyItems, readMyItems } from './item/read-my-items.ts';
import { listQuietSections, type QuietSection } from './led/list-sections.ts';
import { listMyWork, type MyWork } from './list-my-work.ts';
import type { CollectPorts } from './ports.ts';

export type HomePorts = CollectPorts & ItemPorts & OfficePorts & ListReportsPorts;

/** All that the Home tab shows to one person. */
export interface Home {
  readonly work: MyWork;
  /** What they draft for others. */
  readonly drafting: readonly DraftToWrite[];
  /** Key developments and emerging issues. */
  readonly items: readonly MyItems[];
  /** What they have begun of these and not sent. */
  readonly itemDrafts: readonly BegunItem[];
  /** Of entries, what it is too late to send. */
  readonly late: readonly LateDraft[];
  /** What was handed in and not sent in time, by the reader or to them. */
  readonly lateTexts: readonly LateText[];
  /** Of which they may say that there is nothing to report. */
  readonly sections: readonly QuietSection[];
  /** Figures that are theirs to hand in. */
  readonly finance: readonly MyFinance[];
  /** Undefined for whoever is no person of the plans. */
  readonly absence: OwnAbsence | undefined;
  /** Directorates of which this person is an officer; undefined for everybody else. */
  readonly offices: Offices | undefined;
  readonly reports: readonly PublishedReport[];
}

const NOTHING = {
  drafting: [],
  items: [],
  itemDrafts: [],
  late: [],
  lateTexts: [],
  sections: [],
  finance: [],
  absence: undefined,
  offices: undefined,
  reports: [],
};

/** Read anew each time; nobody sees anything here that they may not see elsewhere. */
export async function readHome(
  ports: HomePorts,
  { clicker, now }: { readonly clicker: Clicker; readonly now: Date },
): Promise<Home> {
  const work = await listMyWork(ports, { clicker, now });
  if (work.outcome === 'refused') return { work, ...NOTHING };
  const actor = await findActor(ports, clicker, now);
  const { personId } = actor;
  const [drafting, items, itemDrafts, { late, lateTexts }, sections, finance, absence, offices, reports] =
    await Promise.all([
      listDrafting(ports, { clicker, now }),
      readMyItems(ports, { clicker, now }),
      readMyItemDrafts(ports, { clicker, now }),
      readMyDrafts(ports, { clicker, now }),
      listQuietSections(ports, { clicker, now }),
      listMyFinance(ports, { by: actor, now }),
      personId === undefined ? undefined : readOwnAbsence(ports, personId, now),
      readOffices(ports, actor, now),
      readReports(ports, actor),
    ]);
  return { work, drafting, items, itemDrafts, late, lateTexts, sections, finance, absence, offices, reports };
}

/** What a person has to do with comes to their Home; everybody else finds what everybody may read. */
async function readReports(ports: HomePorts, actor: Actor): Promise<readonly PublishedReport[]> {
  if (!may(actor, 'read-published').allowed) return [];
  const plans = await ports.plans.plans();
  const { personId, standsInFor } = actor;
  const own = [...(personId === undefined ? [] : [personId]), ...standsInFor];
  const owned = plans.filter((plan) => indexOf(plan).asks(own));
  const theirs = [...actor.officerOf, ...actor.approverOf, ...owned.map(({ directorateId }) => directorateId)];
  return listReports(ports, theirs.length === 0 ? undefined : theirs);
}
