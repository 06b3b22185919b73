import { quarterTitle } from '../calendar/quarter.ts';
import { type ItemBook, silentOwners } from '../collect/item/item.ts';
import { confirmationOf, type LedBook, reportsRisks } from '../collect/led/led-book.ts';
import type { ReportSection } from '../collect/led/section-confirmation.ts';
import { listWords } from '../list-words.ts';
import type { Directorate, Person } from '../plan/plan.ts';
import { planOwners } from '../plan/plan-owners.ts';
import { cleanLine } from './clean-text.ts';
import { type FinanceSources, whyNoFinance } from './compile-finance.ts';
import type { SectionKey, SnapshotItem } from './snapshot.ts';

export interface EmptySources extends FinanceSources {
  readonly items: readonly SnapshotItem[];
  readonly itemBook: ItemBook;
  readonly directorate: Directorate;
  /** As printed. */
  readonly directorateName: string;
  readonly people: readonly Person[];
  readonly ledBook: LedBook;
  /** `1 October 2026`, in the organisation's zone. */
  readonly dayOf: (instant: Date) => string;
}

/** Why a section holds nothing of its own; null where it does, or needs nothing. */
export function whyEmpty(key: SectionKey, sources: EmptySources): string | null {
  const { plan } = sources;
  switch (key) {
    case 'introduction':
    case 'appendix':
      return null;
    case 'key-developments':
      return whyNoItems(key, 'key developments', sources);
    case 'emerging-issues':
      return whyNoItems(key, 'emerging issues', sources);
    case 'risks':
      return whyNoRisks(sources);
    case 'equality':
      return whyNothing('equality', plan.equalityActions.length, sources);
    case 'performance':
      return plan.areas.length > 0 ? null : 'The plan holds no business areas yet.';
    case 'finance':
      return whyNoFinance(sources);
  }
}

/** "There were none" is only said when everybody was heard. */
function whyNoItems(key: SectionKey, what: string, { plan, quarter, items, itemBook }: EmptySources): string | null {
  if (items.some(({ section }) => section === key)) return null;
  const title = quarterTitle(quarter);
  return silentOwners(itemBook, planOwners(plan)).length === 0
    ? `There were no ${what} to report for ${title}.`
    : `No ${what} were given for ${title}. Not everybody who was asked had answered when this report was prepared.`;
}

function whyNoRisks(sources: EmptySources): string | null {
  const { directorate, quarter, plan } = sources;
  if (reportsRisks(directorate, quarter.number)) return whyNothing('risks', plan.risks.length, sources);
  const quarters = directorate.riskQuarters.map((number) => `Quarter ${number}`);
  if (quarters.length === 0) return 'This directorate does not report risks.';
  return `Risks are reported in ${listWords(quarters)}, so none are listed here.`;
}

const NAMES: Readonly<Record<ReportSection, string>> = {
  risks: 'high risks',
  equality: 'high priority equality actions',
};

/** The standard sentence stands there only with the name of who confirmed it. */
function whyNothing(section: ReportSection, count: number, sources: EmptySources): string | null {
  const { ledBook, directorateName, quarter, people, dayOf } = sources;
  const confirmation = confirmationOf(ledBook, section);
  if (confirmation === undefined) {
    if (count > 0) return null;
    return `The plan holds no ${section === 'risks' ? 'risks' : 'equality actions'} for this directorate. Nobody has confirmed that there are none.`;
  }
  const who = people.find(({ id }) => id === confirmation.personId);
  const by = who === undefined ? 'a person who is no longer known' : `${cleanLine(who.name)}, ${cleanLine(who.title)}`;
  const confirmed = `This was confirmed by ${by}, on ${dayOf(confirmation.at)}.`;
  const title = quarterTitle(quarter);
  return count > 0
    ? `There is nothing to report on ${NAMES[section]} for ${title}. ${confirmed}`
    : `No ${NAMES[section]} were identified for ${directorateName} for ${title}. ${confirmed}`;
}
