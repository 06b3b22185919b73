import { formatFigure, isPrintedAlike } from '../../collect/indicator/figure.ts';
import { targetIn } from '../../collect/indicator/indicator-status.ts';
import type { Indicator } from '../../plan/plan.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import { indicatorPlace } from './indicator-place.ts';

/**
 * C27: Green although the figure misses what it is measured by in this quarter, or Red although it reaches it. Computed
 * statuses follow from the figure, and one judged otherwise prints its reason.
 */
export function findDoubtfulStatuses(facts: CheckFacts): readonly Finding[] {
  const { plan, figures, quarter } = facts;
  return plan.indicators.flatMap((indicator): readonly Finding[] => {
    const update = figures.said.get(indicator.id)?.update;
    const target = targetIn(indicator, quarter);
    if (update?.figure.kind !== 'value' || update.status.how !== 'judged' || target === undefined) return [];
    const { rag } = update.status;
    const { value } = update.figure;
    const isReached = reaches(value, target, indicator);
    const isDoubtful = (rag === 'green' && isReached === false) || (rag === 'red' && isReached === true);
    if (!isDoubtful) return [];
    const [figure, goal] = [formatFigure(value, indicator), formatFigure(target, indicator)];
    return [
      {
        ...indicatorPlace(indicator, plan),
        check: 'C27',
        level: 'list',
        quotes: [{ of: indicator.ref, text: `${figure} against a target of ${goal}` }],
        basis: [rag, figure, goal, update.commentary].join('\n'),
        found:
          rag === 'green'
            ? `${indicator.ref} is Green, but its figure misses the target for this quarter.`
            : `${indicator.ref} is Red, but its figure reaches the target for this quarter.`,
        settledBy: 'Ask the owner; a forecast that differs from the figure is right when the text says why.',
      },
    ];
  });
}

/** As printed; undefined where neither more nor less is better. */
function reaches(value: number, target: number, indicator: Indicator): boolean | undefined {
  if (indicator.polarity === 'neither') return undefined;
  if (isPrintedAlike(value, target, indicator)) return true;
  return value > target === (indicator.polarity === 'higher');
}
