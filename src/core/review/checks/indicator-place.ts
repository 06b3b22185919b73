import type { Indicator, Plan } from '../../plan/plan.ts';
import type { Finding } from './finding.ts';

/** Which indicator a finding is about, and where that stands. */
export function indicatorPlace(
  { id, ref, words, areaId }: Indicator,
  { areas }: Pick<Plan, 'areas'>,
): Pick<Finding, 'subject' | 'where'> {
  const where = areas.find((area) => area.id === areaId)?.name ?? '';
  return { subject: { kind: 'indicator', id, ref, words }, where };
}
