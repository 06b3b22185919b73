import type { MyItems } from '../../usecases/collect/read-my-items.ts';
import { header } from '../blocks.ts';
import { buildItemsBlock } from '../collect/build-items-block.ts';
import type { HomePart } from './page-home.ts';

/** What councillors should know that is not a milestone, for each directorate that collects it now. */
export function buildItemsPart(all: readonly MyItems[]): readonly HomePart[] {
  if (all.length === 0) return [];
  return [
    {
      heading: [header('Key developments and emerging issues')],
      lines: all.map((mine) => buildItemsBlock([mine]).filter(({ type }) => type !== 'divider')),
    },
  ];
}
