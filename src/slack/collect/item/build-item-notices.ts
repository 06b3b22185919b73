import type { KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { formatClock } from '../../../core/calendar/zone.ts';
import type { ItemKind, ItemVersion } from '../../../core/collect/item/item.ts';
import type { SubmitItemOutcome } from '../../../usecases/collect/item/submit-item.ts';
import { button, context, richLine, section } from '../../blocks.ts';
import { writeQuarterValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import { buildLengthRemark } from '../build-length-remark.ts';
import { buildNotice, type Overtaker } from '../build-notices.ts';
import { draftLeftText } from '../draft/build-draft-left.ts';
import { ITEM_NAMES, ITEM_TEXTS, untilText } from './item-texts.ts';

const ADD_ACTIONS: Readonly<Record<ItemKind, string>> = {
  'key-development': ACTIONS.addKeyDevelopment,
  'emerging-issue': ACTIONS.addEmergingIssue,
};

interface AddPlace {
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** Where several places may stand on one screen. */
  readonly directorateName?: string;
}

/** `Add a key development` */
export function addButton(kind: ItemKind, { directorateId, quarter, directorateName }: AddPlace) {
  const text = `Add ${ITEM_NAMES[kind].a}`;
  return button(text, {
    actionId: ADD_ACTIONS[kind],
    value: writeQuarterValue(directorateId, quarter),
    ...(directorateName === undefined ? {} : { spoken: `${text}: ${directorateName}, ${titleOfQuarter(quarter)}` }),
  });
}

/** Says what was saved, until when it can be changed, and offers what may come next. */
export function buildItemSaved({
  item,
  timeZone,
  closesAt,
  state,
  hasDraft,
}: SubmitItemOutcome & { readonly outcome: 'saved' }): ModalView {
  return buildNotice('Saved', [
    richLine({ bold: `${ITEM_NAMES[item.kind].name}: ` }, item.title),
    section(item.text),
    ...buildLengthRemark(item.text),
    context(
      `Saved at ${formatClock(item.at, timeZone)}. ${state === 'published' ? ITEM_TEXTS.published : untilText(closesAt, timeZone)}`,
    ),
    ...(hasDraft ? [section(draftLeftText(`this ${ITEM_NAMES[item.kind].name.toLowerCase()}`))] : []),
    ...(closesAt === undefined ? [] : [buildNext(item)]),
  ]);
}

function buildNext(item: ItemVersion): KnownBlock {
  const change = button('Change it', {
    actionId: ACTIONS.changeItem,
    value: writeQuarterValue(item.itemId, item.quarter),
    spoken: `Change it: ${item.title}`,
  });
  return {
    type: 'actions',
    elements: [change, addButton('key-development', item), addButton('emerging-issue', item)],
  };
}

export function buildWithdrawn(item: ItemVersion): ModalView {
  return buildNotice('Withdrawn', [
    richLine({ bold: `${ITEM_NAMES[item.kind].name}: ` }, item.title),
    section('It is not printed. Its text is kept.', restoreButton(item)),
  ]);
}

export function restoreButton({ itemId, quarter, title }: ItemVersion) {
  return button('Restore', {
    actionId: ACTIONS.restoreItem,
    value: writeQuarterValue(itemId, quarter),
    spoken: `Restore ${title}`,
  });
}

/** Both texts: theirs stands above, the person's own is still in the fields. */
export function buildItemOvertaken(
  by: ItemVersion,
  { who, timeZone }: Pick<Overtaker, 'who' | 'timeZone'>,
): readonly KnownBlock[] {
  const what = `${who ?? 'you'} changed this at ${formatClock(by.at, timeZone)}`;
  const where = who === undefined ? ' in another form, after you opened this one' : ', after you opened the form';
  const says = by.isWithdrawn ? ', and it was withdrawn. It said:' : `${where}. It says:`;
  const theirs = who === undefined ? 'it' : 'theirs';
  return [
    richLine({ bold: 'Not saved: ' }, `${what}${says}`),
    richLine({ bold: by.title }),
    section(by.text),
    section(`What you typed here is below. Press Save to put it in place of ${theirs}, or Close to leave ${theirs}.`),
    { type: 'divider' },
  ];
}
