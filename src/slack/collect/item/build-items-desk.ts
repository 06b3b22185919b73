import type { KnownBlock, ModalView, StaticSelect } from '@slack/types';
import * as z from 'zod';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { otherKind } from '../../../core/collect/item/arrange-items.ts';
import type { ItemKind } from '../../../core/collect/item/item.ts';
import type { DeskItem, DeskKey, ItemsDesk } from '../../../usecases/collect/item/read-items-desk.ts';
import { context, cut, header, richLine, section } from '../../blocks.ts';
import { ACTIONS } from '../../ids.ts';
import { parseJson } from '../../parse-json.ts';
import { plainText } from '../../text.ts';
import { buildNotice } from '../build-notices.ts';
import { addButton } from './build-item-notices.ts';
import { ITEM_TEXTS } from './item-texts.ts';

/** More are folded into one line: a modal takes 100 blocks. */
const MOST_ITEMS = 80;
const LONGEST_TITLE = 150;

/** What the menu at an item offers. */
export const DESK_CHOICES = [
  'change',
  'up',
  'down',
  'other-section',
  'merge',
  'hold-over',
  'withdraw',
  'back',
] as const;
export type DeskChoice = (typeof DESK_CHOICES)[number];

const SECTION_NAMES: Readonly<Record<ItemKind, string>> = {
  'key-development': 'Key developments',
  'emerging-issue': 'Emerging issues',
};

const placeShape = z.object({ directorateId: z.string(), quarter: z.string() });

/** @returns undefined when it is not ours. */
export function readDeskPlace(text: string): DeskKey | undefined {
  return placeShape.safeParse(parseJson(text)).data;
}

/** @returns undefined when it is not ours. */
export function readDeskChoice(value: string): { readonly choice: DeskChoice; readonly itemId: string } | undefined {
  const [name = '', itemId = ''] = value.split('|');
  const choice = DESK_CHOICES.find((one) => one === name);
  return choice && { choice, itemId };
}

/** Key developments and emerging issues in the order of the report, each with what an officer can do. */
export function buildItemsDesk(desk: ItemsDesk, notice: readonly KnownBlock[] = []): ModalView {
  const { directorateId, directorateName, quarter, state, items } = desk;
  const shown = items.slice(0, MOST_ITEMS);
  const printed = (kind: ItemKind) => shown.filter(({ item, number }) => item.kind === kind && number !== undefined);
  const away = shown.filter(({ number }) => number === undefined);
  return {
    ...buildNotice('Items in order', [
      ...notice,
      richLine({ bold: `${directorateName}, ${titleOfQuarter(quarter)}.` }),
      ...(state === 'published' ? [context(ITEM_TEXTS.published)] : []),
      ...buildSection('key-development', printed('key-development')),
      ...buildSection('emerging-issue', printed('emerging-issue')),
      ...(away.length === 0 ? [] : [header('Not printed'), ...away.map(buildAway)]),
      ...(items.length > MOST_ITEMS ? [context(`And ${items.length - MOST_ITEMS} more.`)] : []),
      { type: 'actions', elements: [addButton('key-development', desk), addButton('emerging-issue', desk)] },
    ]),
    private_metadata: JSON.stringify({ directorateId, quarter }),
  };
}

function buildSection(kind: ItemKind, items: readonly DeskItem[]): readonly KnownBlock[] {
  const lines = items.map((each, index) =>
    buildPrinted(each, { isFirst: index === 0, isLast: index + 1 === items.length }),
  );
  return [header(SECTION_NAMES[kind]), ...(lines.length === 0 ? [context('None.')] : lines)];
}

interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function buildPrinted({ item, number, initials }: DeskItem, { isFirst, isLast }: Place): KnownBlock {
  const choices: readonly DeskChoice[] = [
    'change',
    ...(isFirst ? [] : (['up'] as const)),
    ...(isLast ? [] : (['down'] as const)),
    'other-section',
    ...(isFirst ? [] : (['merge'] as const)),
    'hold-over',
    'withdraw',
  ];
  const text = `${number} ${cut(item.title, LONGEST_TITLE)}\n${initials.join(', ')}`;
  return section(text, menu(item.itemId, choices, item.kind));
}

function buildAway({ item, wentTo }: DeskItem): KnownBlock {
  return section(
    `${cut(item.title, LONGEST_TITLE)}\n${whereText(item.quarter, wentTo)}`,
    menu(item.itemId, ['back'], item.kind),
  );
}

function whereText(quarter: string, wentTo: DeskItem['wentTo']): string {
  if (wentTo === undefined) return 'Withdrawn';
  if (wentTo.quarter !== quarter) return `Held over to ${titleOfQuarter(wentTo.quarter)}`;
  return `Merged into “${cut(wentTo.title, LONGEST_TITLE)}”`;
}

function menu(itemId: string, choices: readonly DeskChoice[], kind: ItemKind): StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTIONS.arrangeItem,
    placeholder: plainText('Arrange'),
    options: choices.map((choice) => ({ text: plainText(choiceText(choice, kind)), value: `${choice}|${itemId}` })),
  };
}

function choiceText(choice: DeskChoice, kind: ItemKind): string {
  switch (choice) {
    case 'change':
      return 'Change the text';
    case 'up':
      return 'Move up';
    case 'down':
      return 'Move down';
    case 'other-section':
      return `Move to ${SECTION_NAMES[otherKind(kind)].toLowerCase()}`;
    case 'merge':
      return 'Merge with the one above';
    case 'hold-over':
      return 'Hold over to next quarter';
    case 'withdraw':
      return 'Withdraw';
    case 'back':
      return 'Bring back';
  }
}
