import type { Indicator } from '../../plan/plan.ts';

/**
 * A cell that shows 79.2% holds the number 0.792: nobody can say which of the two is meant.
 * @param number what the cell holds; undefined where it holds a text, which is meant as it stands.
 */
export function mayBeShare({ unit }: Pick<Indicator, 'unit'>, number = 0): boolean {
  return unit === '%' && number !== 0 && Math.abs(number) <= 1;
}
