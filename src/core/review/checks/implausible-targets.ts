import { formatFigure } from '../../collect/indicator/figure.ts';
import type { SnapshotIndicator } from '../../publish/snapshot.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import { indicatorPlace } from './indicator-place.ts';

/** C29: a target far from the figure and from last year's, one that has changed since the last report, a measure that is gone. */
export function findImplausibleTargets(facts: CheckFacts): readonly Finding[] {
  return [...findFarTargets(facts), ...findChangedMeasures(facts)];
}

/** A target of 0 is meant: no serious injuries. */
function findFarTargets({ plan, figures, quarter, settings }: CheckFacts): readonly Finding[] {
  return plan.indicators.flatMap((indicator): readonly Finding[] => {
    const { target } = indicator;
    const figure = figures.said.get(indicator.id)?.update?.figure;
    const lastYear = indicator.lastYear[quarter.number - 1];
    if (target.kind !== 'number' || target.year === 0 || figure?.kind !== 'value' || lastYear === undefined) return [];
    const goal = (indicator.kind === 'cumulative' ? target.byQuarter[quarter.number - 1] : undefined) ?? target.year;
    const known = [figure.value, lastYear];
    if (!known.every((value) => isFar(value, goal, settings.targetFactor))) return [];
    const printed = [goal, ...known].map((value) => formatFigure(value, indicator));
    const [printedGoal = '', now = '', before = ''] = printed;
    return [
      {
        ...indicatorPlace(indicator, plan),
        check: 'C29',
        level: 'list',
        quotes: [{ of: indicator.ref, text: `Target ${printedGoal}, figure ${now}, last year ${before}` }],
        basis: printed.join('\n'),
        found: `The target of ${indicator.ref} is far from its figure and from last year’s.`,
        settledBy: 'Compare the target with what was agreed; correct the plan if it is a slip.',
      },
    ];
  });
}

function isFar(value: number, goal: number, factor: number): boolean {
  const [small = 0, large = 0] = [Math.abs(value), Math.abs(goal)].toSorted((a, b) => a - b);
  return small > 0 && large / small > factor;
}

/** Within one year: a new year's plan has its own measures. */
function findChangedMeasures({ snapshot, published, quarter }: CheckFacts): readonly Finding[] {
  const { last } = published;
  if (last === undefined || quarter.number === 1) return [];
  const now = snapshot.areas.flatMap(({ indicators }) => indicators);
  return last.areas.flatMap((area) =>
    area.indicators.flatMap((before): readonly Finding[] => {
      const after = now.find(({ id }) => id === before.id);
      const found = after === undefined ? goneText(before, last.quarter.title) : changedText(before, after);
      if (found === undefined) return [];
      const { id, ref, words } = before;
      return [
        {
          check: 'C29',
          level: 'list',
          subject: { kind: 'indicator', id, ref, words },
          where: area.name,
          quotes: [],
          basis: found,
          found,
          settledBy: 'Say in the report who decided it and why, or put the plan right.',
        },
      ];
    }),
  );
}

function goneText({ ref }: SnapshotIndicator, title: string): string {
  return `${ref} stood in the report for ${title} and is not in this one.`;
}

function changedText(before: SnapshotIndicator, after: SnapshotIndicator): string | undefined {
  const [was, is] = [yearOf(before), yearOf(after)];
  return was === is ? undefined : `The target of ${before.ref} is ${is}; in the last report it was ${was}.`;
}

/** `84.0%` of `84.0% (80.0% by Quarter 2)`: only that stays the same through a year. */
function yearOf({ target }: SnapshotIndicator): string {
  return target.replace(/ \(.*\)$/u, '');
}
