import type { BegunItem } from '../../usecases/collect/item/read-item-drafts.ts';
import type { MyItems } from '../../usecases/collect/item/read-my-items.ts';
import { context, header } from '../blocks.ts';
import { lookFirstButton } from '../collect/draft/build-drafts.ts';
import { buildItemDraftLines, openOnes } from '../collect/item/build-item-drafts.ts';
import { buildItemsBlock } from '../collect/item/build-items-block.ts';
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

/** What was begun of these and not sent stands beside the other drafts. */
export function buildItemDraftsPart(begun: readonly BegunItem[]): readonly HomePart[] {
  const open = openOnes(begun);
  if (open.length === 0) return [];
  return [
    {
      heading: [
        header(`Key developments and emerging issues, not sent: ${open.length}`),
        context('A draft reaches nobody until it is sent.'),
        { type: 'actions', elements: [lookFirstButton()] },
      ],
      lines: open.map((each) => buildItemDraftLines([each])),
    },
  ];
}
