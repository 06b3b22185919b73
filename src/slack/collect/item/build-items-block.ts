import type { KnownBlock, StaticSelect } from '@slack/types';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import type { IssueOutcome, ItemVersion } from '../../../core/collect/item/item.ts';
import type { EarlierIssue, MyItems } from '../../../usecases/collect/item/read-my-items.ts';
import { button, context, cut, richLine, section } from '../../blocks.ts';
import { writeQuarterValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import { buildMeetingLines } from '../../publish/build-meeting-lines.ts';
import { plainText } from '../../text.ts';
import { addButton, restoreButton } from './build-item-notices.ts';
import { ITEM_NAMES, ITEM_TEXTS, OUTCOME_LABELS } from './item-texts.ts';

/** More are folded into one line. */
const MOST_LINES = 5;

/**
 * What stands behind somebody's milestones in a message, on the Home tab and under `/milestone`: their items, last
 * quarter's emerging issues, and the buttons for more. At most 27 blocks for each directorate.
 */
export function buildItemsBlock(all: readonly MyItems[]): readonly KnownBlock[] {
  return all.flatMap((mine) => (mine.isAskedOnly ? buildAskedOnly(mine) : buildMine(mine, all)));
}

/** First, since it is owed; whoever answers for nothing else here gives no items. */
function buildAskedOnly({ asked }: MyItems): readonly KnownBlock[] {
  return [{ type: 'divider' }, ...buildMeetingLines(asked)];
}

function buildMine(mine: MyItems, all: readonly MyItems[]): readonly KnownBlock[] {
  return [
    ...(mine.asked.length === 0 ? [] : buildAskedOnly(mine)),
    { type: 'divider' },
    richLine(...(all.length > 1 ? [{ bold: `${mine.directorateName}: ` }] : []), ITEM_TEXTS.question),
    ...fold(mine.issues, (issue) => buildIssue(issue, mine.quarter)),
    ...fold(mine.items, buildItem),
    ...(mine.isNothing ? [buildNothing(mine)] : []),
    buildButtons(mine),
  ];
}

function fold<Each>(all: readonly Each[], build: (each: Each) => KnownBlock): readonly KnownBlock[] {
  const rest = all.length - MOST_LINES;
  return [...all.slice(0, MOST_LINES).map(build), ...(rest > 0 ? [context(`And ${rest} more.`)] : [])];
}

function buildItem(item: ItemVersion): KnownBlock {
  const { name } = ITEM_NAMES[item.kind];
  if (item.wentToId !== undefined) return section(`Merged with another, or held over: ${item.title}`);
  if (item.isWithdrawn) return section(`Withdrawn: ${item.title}`, restoreButton(item));
  const change = button('Change', {
    actionId: ACTIONS.changeItem,
    value: writeQuarterValue(item.itemId, item.quarter),
    spoken: `Change ${item.title}`,
  });
  return section(`${name}: ${item.title}`, change);
}

/** A menu holds what was said, so that it can be changed. */
function buildIssue({ issue, became }: EarlierIssue, quarter: string): KnownBlock {
  const options = (['still-live', 'now-development', 'closed'] as const).map((outcome) => ({
    text: plainText(OUTCOME_LABELS[outcome]),
    value: writeOutcomeValue({ issueId: issue.itemId, quarter, outcome }),
  }));
  const said = options.find(({ text }) => became !== undefined && text.text === OUTCOME_LABELS[became]);
  const menu: StaticSelect = {
    type: 'static_select',
    action_id: ACTIONS.settleIssue,
    placeholder: plainText('What became of it?'),
    options,
    ...(said === undefined ? {} : { initial_option: said }),
  };
  return section(`Last quarter’s emerging issue: ${cut(issue.title, 150)}`, menu);
}

/** The menu's options carry everything, since a message may be pressed weeks later. */
function writeOutcomeValue(value: {
  readonly issueId: string;
  readonly quarter: string;
  readonly outcome: IssueOutcome;
}): string {
  return [value.issueId, value.quarter, value.outcome].join('|');
}

/** @returns undefined when it is not ours. */
export function readOutcomeValue(value: string) {
  const [issueId = '', quarter = '', outcome = ''] = value.split('|');
  const known = (['still-live', 'now-development', 'closed'] as const).find((one) => one === outcome);
  return known && { issueId, quarter, outcome: known };
}

function buildNothing({ directorateId, quarter }: MyItems): KnownBlock {
  const undo = button('Undo', {
    actionId: ACTIONS.undoNothing,
    value: writeQuarterValue(directorateId, quarter),
    spoken: 'Undo: there is something after all',
  });
  return section(ITEM_TEXTS.nothingSaid, undo);
}

function buildButtons(mine: MyItems): KnownBlock {
  const canSayNothing = !mine.isNothing && mine.items.every(({ isWithdrawn }) => isWithdrawn);
  const nothing = button('Nothing this quarter', {
    actionId: ACTIONS.nothingThisQuarter,
    value: writeQuarterValue(mine.directorateId, mine.quarter),
    spoken: `Nothing this quarter: ${mine.directorateName}, ${titleOfQuarter(mine.quarter)}`,
  });
  return {
    type: 'actions',
    elements: [
      addButton('key-development', mine),
      addButton('emerging-issue', mine),
      ...(canSayNothing ? [nothing] : []),
    ],
  };
}
