import { type Quarter, quarterTitle } from '../calendar/quarter.ts';
import { type ItemBook, silentOwners } from '../collect/item.ts';
import type { Plan } from '../plan/plan.ts';
import { planOwners } from '../plan/plan-owners.ts';
import { printsRisks, RISK_QUARTER } from './prints-risks.ts';
import type { SectionKey, SnapshotItem } from './snapshot.ts';

export interface EmptySources {
  readonly plan: Plan;
  readonly quarter: Quarter;
  readonly items: readonly SnapshotItem[];
  readonly itemBook: ItemBook;
}

/** Why a section holds nothing of its own; null where it does, or needs nothing. */
export function whyEmpty(key: SectionKey, sources: EmptySources): string | null {
  const { plan, quarter } = sources;
  switch (key) {
    case 'introduction':
    case 'appendix':
      return null;
    case 'key-developments':
      return whyNoItems(key, 'key developments', sources);
    case 'emerging-issues':
      return whyNoItems(key, 'emerging issues', sources);
    case 'risks':
      return whyNoRisks(plan, quarter);
    case 'equality':
      if (plan.equalityActions.length > 0) return null;
      return 'The plan holds no equality actions for this directorate. Nobody has confirmed that there are none.';
    case 'performance':
      return plan.areas.length > 0 ? null : 'The plan holds no business areas yet.';
    case 'finance':
      return 'Financial figures were not collected for this report.';
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

function whyNoRisks(plan: Plan, quarter: Quarter): string | null {
  if (!printsRisks(quarter)) return `Risks are reported in Quarter ${RISK_QUARTER}, so none are listed here.`;
  if (plan.risks.length > 0) return null;
  return 'The plan holds no risks for this directorate. Nobody has confirmed that there are none.';
}
