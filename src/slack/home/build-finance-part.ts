import type { KnownBlock } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { MyFinance } from '../../usecases/collect/finance/list-my-finance.ts';
import { header, section } from '../blocks.ts';
import { commandFor, quarterButton } from '../quarter/quarter-buttons.ts';
import type { HomePart } from './page-home.ts';

/** The figures that are this person's to hand in. */
export function buildFinancePart(finance: readonly MyFinance[]): readonly HomePart[] {
  if (finance.length === 0) return [];
  return [{ heading: [header('Figures from finance')], lines: finance.map((each) => [buildLine(each)]) }];
}

function buildLine(mine: MyFinance): KnownBlock {
  const { directorateName, quarter, departments } = mine;
  const awaited = departments.filter(({ version }) => version === undefined);
  // Names of departments hold commas of their own.
  const names = awaited.map(({ department }) => department.name).join('; ');
  const how = awaited.length === 0 ? 'All figures are in.' : `Still to come: ${names}.`;
  const text = awaited.length === 0 ? 'Hand in again' : 'Hand in the figures';
  const spoken = `${text}: ${directorateName}`;
  return section(
    `${directorateName}, ${titleOfQuarter(quarter)}\n${how}`,
    quarterButton({ text, spoken, command: commandFor('finance', mine) }),
  );
}
