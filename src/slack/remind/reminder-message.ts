import type { KnownBlock } from '@slack/types';
import type { EntryKind } from '../../core/collect/entry.ts';
import { countEntries } from '../../core/remind/asked-entry.ts';
import type { ReminderContent, ReminderGroup, ReminderLine } from '../../core/remind/reminder-content.ts';
import type { MyItems } from '../../usecases/collect/item/read-my-items.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { buildDraftButtons, lookFirstButton } from '../collect/draft/build-drafts.ts';
import { countText, wordText } from '../collect/entry-words.ts';
import { buildItemsBlock } from '../collect/item/build-items-block.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { capital } from '../text.ts';
import { buildDraftAsks } from './build-draft-asks.ts';
import { buildLeftUnsent } from './build-left-unsent.ts';
import { listRefs } from './list-refs.ts';
import { actions, buildReady, buildReminderButtons } from './reminder-buttons.ts';

/**
 * More lines are folded: a phone shows three. Every group takes three blocks besides its lines, so that a message stays
 * under the 50 that Slack takes. https://docs.slack.dev/reference/block-kit/blocks
 */
const MOST_LINES = 10;
/** https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCKS = 50;

/** One kind message with everything that is due, each line with its own button. */
export function renderReminder(content: ReminderContent, items: readonly MyItems[] = []): RenderedMessage {
  const asked = withRoomFor(buildReminder(content), buildLeftUnsent(content.left));
  const blocks = withItems(asked, items);
  return { text: blocksToText(blocks), blocks };
}

/** The question at the end: left to `/milestone` and the Home tab where there is no room for it. */
export function withItems(blocks: readonly KnownBlock[], items: readonly MyItems[]): readonly KnownBlock[] {
  return withRoomFor(blocks, buildItemsBlock(items));
}

function withRoomFor(blocks: readonly KnownBlock[], more: readonly KnownBlock[]): readonly KnownBlock[] {
  return blocks.length + more.length > MOST_BLOCKS ? blocks : [...blocks, ...more];
}

/** The same as blocks. */
export function buildReminder(content: ReminderContent): readonly KnownBlock[] {
  const { person, groups, drafts, unsentCount, begunItems } = content;
  const hello = `Hello ${person.name.split(' ')[0] ?? person.name}.`;
  const begun = [
    ...buildUnsent(unsentCount, hello),
    ...buildBegunItems(begunItems, { unsentCount, hello: unsentCount === 0 ? hello : undefined }),
  ];
  const [lead, ...asks] = groups.length === 0 ? [] : buildAsk(groups, begun.length === 0 ? `${hello} ` : '');
  const isGreeted = begun.length > 0 || lead !== undefined;
  return [
    ...begun,
    ...(lead === undefined ? [] : [lead]),
    ...buildReady(content),
    ...asks,
    ...buildDraftAsks(drafts, isGreeted ? undefined : hello),
    ...buildReminderButtons(content),
  ];
}

/** What was written comes first: it is one press away from being sent. */
function buildUnsent(count: number, hello: string): readonly KnownBlock[] {
  if (count === 0) return [];
  const updates = count === 1 ? 'one update that is' : `${count} updates that are`;
  return [richLine(`${hello} You wrote ${updates} not sent.`), buildDraftButtons(count)];
}

/** Each is sent from its form, which says what is still missing. */
function buildBegunItems(begun: ReminderContent['begunItems'], { unsentCount, hello }: Beside): readonly KnownBlock[] {
  if (begun === undefined) return [];
  const { count, closesAt } = begun;
  const [items, are] =
    count === 1
      ? ['one key development or emerging issue', 'is']
      : [`${count} key developments or emerging issues`, 'are'];
  const text = `You began ${items} that ${are} not sent, and can be until ${closesAt}.`;
  const isSeen = unsentCount > 0;
  const line = hello === undefined ? section(text) : richLine(`${hello} ${text}`);
  return [line, ...(isSeen ? [] : [actions([lookFirstButton()])])];
}

interface Beside {
  /** Updates, with a button that shows what was begun, too. */
  readonly unsentCount: number;
  /** Where nobody has said hello yet. */
  readonly hello: string | undefined;
}

/** @param greeting with a blank behind it; empty where it has been said */
function buildAsk(groups: readonly ReminderGroup[], greeting: string): readonly KnownBlock[] {
  const [first, ...others] = groups;
  if (first !== undefined && others.length === 0) return buildOnly(first, greeting);
  const shares = shareOut(groups);
  return [
    richLine(`${greeting}${capital(countAll(groups))} wait for you, with different dates.`),
    ...groups.flatMap((group, index) => buildGroup(group, shares[index] ?? 0)),
    ...buildFolded(groups.flatMap((group, index) => (shares[index] === 0 ? group.lines : []))),
    context('/milestone shows what is left at any time.'),
  ];
}

/** Nearly always everything has the same dates: then they are said once. */
function buildOnly(group: ReminderGroup, greeting: string): readonly KnownBlock[] {
  return [
    richLine(greeting, { bold: `${group.quarterTitle} (${group.period}).` }, ` ${askText(group)}${insteadText(group)}`),
    ...buildLines(group, MOST_LINES),
    context(`What you send can be changed until ${group.closesAt}. /milestone shows what is left at any time.`),
  ];
}

function buildGroup(group: ReminderGroup, share: number): readonly KnownBlock[] {
  if (share === 0 && group.lines.length > 0) return [];
  const codes = codesOf(group).join(', ');
  return [
    richLine({ bold: `${codes}, ${group.quarterTitle} (${group.period}).` }, ` ${askText(group)}${insteadText(group)}`),
    ...buildLines(group, share),
    context(`What you send ${group.isPart ? 'of these' : `for ${codes}`} can be changed until ${group.closesAt}.`),
  ];
}

/** How many lines each group shows: one each in turn, so that the first group does not fold all others. */
function shareOut(groups: readonly ReminderGroup[]): readonly number[] {
  const shares = groups.map(() => 0);
  const turns = Math.max(...groups.map(({ lines }) => lines.length));
  let left = MOST_LINES;
  for (let turn = 1; turn <= turns; turn += 1) {
    for (const [index, { lines }] of groups.entries()) {
      if (left === 0 || lines.length < turn) continue;
      shares[index] = turn;
      left -= 1;
    }
  }
  return shares;
}

function buildLines(group: ReminderGroup, most: number): readonly KnownBlock[] {
  const { lines } = group;
  const namesDirectorate = codesOf(group).length > 1;
  return [
    ...lines.slice(0, most).map((line) => buildLine(line, namesDirectorate ? `${line.directorateCode}: ` : '')),
    ...buildFolded(lines.slice(most)),
  ];
}

function buildFolded(lines: readonly ReminderLine[]): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  const refs = listRefs(lines.map(({ ref }) => ref));
  return [section(`And ${lines.length} more: ${refs}. Type /milestone and the ref to open one.`)];
}

function codesOf({ lines, actionCodes = [] }: ReminderGroup): readonly string[] {
  return [...new Set([...lines.map((line) => line.directorateCode), ...actionCodes])];
}

/** `8 milestones, 2 indicators and 1 action from the meeting` */
function countAll(groups: readonly ReminderGroup[]): string {
  const counts = countEntries(groups.flatMap(({ lines }) => lines));
  const actions = groups.reduce((sum, { actionCodes = [] }) => sum + actionCodes.length, 0);
  const parts = [
    ...(Object.keys(counts).length === 0 ? [] : [countText(counts)]),
    ...(actions === 0 ? [] : [`${actions} ${actions === 1 ? 'action' : 'actions'} from the meeting`]),
  ];
  return parts.join(' and ');
}

function askText(group: ReminderGroup): string {
  const { step, lines, actionCodes = [], dueAt, closesAt, isPart = false } = group;
  const count = countAll([group]);
  const isOne = lines.length + actionCodes.length === 1;
  const [are, were] = isOne ? ['is', 'was'] : ['are', 'were'];
  switch (step) {
    case 'opens':
      return `You have ${count}, due ${dueAt}.`;
    case 'last-call':
      return `${capital(count)} ${are} still to come from you, due ${dueAt}.`;
    case 'overdue':
      return `${capital(count)} from you ${were} due ${dueAt}. There is still time until ${closesAt}.`;
    case 'closes-tomorrow':
      return `${capital(count)} ${are} still to come from you. ${isPart ? 'There is still time until' : 'The window closes'} ${closesAt}.`;
  }
}

/** Said once, so that each line needs the name only. */
function insteadText({ lines }: ReminderGroup): string {
  const names = [...new Set(lines.flatMap(({ insteadOf }) => insteadOf ?? []))];
  if (names.length === 0) return '';
  const count = lines.filter(({ insteadOf }) => insteadOf !== undefined).length;
  const share = count === lines.length ? 'You are asked' : `For ${count === 1 ? 'one' : count} of them you are asked`;
  return ` ${share} as deputy of ${names.join(' and ')}, who ${names.length === 1 ? 'is' : 'are'} away.`;
}

function buildLine(line: ReminderLine, prefix: string): KnownBlock {
  const { entry, quarter, ref, words, earlier, due, insteadOf, isReturned = false, drafter } = line;
  const facts = [
    ...(insteadOf === undefined ? [] : [`For ${insteadOf}`]),
    ...(isReturned ? ['Came back to you with a question'] : []),
    ...(drafter === undefined ? [] : [drafterText(drafter, entry.kind)]),
    ...(earlier === undefined ? [] : [`Last time: ${wordText(earlier)}`]),
    ...(due === undefined ? [] : [`To be done ${due}`]),
  ];
  return section(
    [`${prefix}${ref} ${words}`, ...(facts.length === 0 ? [] : [facts.join(' · ')])].join('\n'),
    button('Update', {
      actionId: ACTIONS.updateEntry,
      value: writeEntryValue(entry, quarter),
      spoken: `Update ${prefix}${ref} ${words}`,
    }),
  );
}

function drafterText({ kind, name }: NonNullable<ReminderLine['drafter']>, of: EntryKind): string {
  if (of === 'indicator')
    return kind === 'asked' ? `${name} is asked for the figure` : `Ready for you: a figure from ${name}`;
  return kind === 'asked' ? `${name} is asked to draft` : `Ready for you: a text by ${name}`;
}
