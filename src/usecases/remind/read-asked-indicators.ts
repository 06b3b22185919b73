import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { askIndicator } from '../../core/remind/ask-indicator.ts';
import type { AskedEntry } from '../../core/remind/asked-entry.ts';
import type { IndicatorStore } from '../collect/indicator/indicator-ports.ts';

/** What a window asks for of the plan's indicators, in the plan's order. */
export async function readAskedIndicators(
  { indicators: store }: { readonly indicators: Pick<IndicatorStore, 'said'> },
  { indicators }: Plan,
  window: CollectionWindow,
): Promise<readonly AskedEntry[]> {
  const quarter = parseQuarter(window.quarter);
  if (quarter === undefined || indicators.length === 0) return [];
  const said = await store.said(
    window.quarter,
    indicators.map(({ id }) => id),
  );
  return indicators.flatMap((indicator) => {
    const of = said.get(indicator.id);
    return (of && askIndicator(indicator, of, quarter)) ?? [];
  });
}
