import type { KnownBlock } from '@slack/types';
import type { EntryKind } from '../../core/collect/entry.ts';
import type { ReminderContent, ReminderGroup, ReminderLine } from '../../core/remind/reminder-content.ts';
import type { MyItems } from '../../usecases/collect/item/read-my-items.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { buildDraftButtons, lookFirstButton } from '../collect/draft/build-drafts.ts';
import { wordText } from '../collect/entry-words.ts';
import { buildItemsBlock } from '../collect/item/build-items-block.ts';
import { ITEM_TEXTS } from '../collect/item/item-texts.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { capital } from '../text.ts';
import { askText, codesOf, countAll, datesText, insteadText, stillText } from './ask-texts.ts';
import { buildDraftAsks } from './build-draft-asks.ts';
import { buildClosedSince } from './build-left-unsent.ts';
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
  const asked = buildReminder(content);
  const most = MOST_BLOCKS - (items.length === 0 ? 0 : 1);
  const said = withRoomFor(asked, { more: buildClosedSince(content), instead: CLOSED_SINCE, most });
  const blocks = withItems(said, items);
  return { text: blocksToText(blocks), blocks };
}

/** The question at the end, or where to find it. */
export function withItems(blocks: readonly KnownBlock[], items: readonly MyItems[]): readonly KnownBlock[] {
  return withRoomFor(blocks, { more: buildItemsBlock(items), instead: itemsElsewhere(items), most: MOST_BLOCKS });
}

interface More {
  readonly more: readonly KnownBlock[];
  /** One line, where there is no room for all that. */
  readonly instead: KnownBlock;
  readonly most: number;
}

function withRoomFor(blocks: readonly KnownBlock[], { more, instead, most }: More): readonly KnownBlock[] {
  if (more.length === 0) return blocks;
  if (blocks.length + more.length <= most) return [...blocks, ...more];
  return blocks.length < most ? [...blocks, instead] : blocks;
}

const CLOSED_SINCE = section(
  'Something has closed without an update from you, or with one that was not sent. If something should still be said, please tell the performance officer; /milestone shows what you wrote.',
);

function itemsElsewhere(items: readonly MyItems[]): KnownBlock {
  const isOpen = items.some(({ issues }) => issues.some(({ became }) => became === undefined));
  const issues = isOpen ? ' Last quarter’s emerging issues wait there for a word, too.' : '';
  return section(`${ITEM_TEXTS.question} Type /milestone to add it, or to say that there is nothing.${issues}`);
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
  const common = commonOf(groups);
  const lead = common === undefined ? [greeting] : [greeting, { bold: titleOf(common) }, ' '];
  return [
    richLine(...lead, `${capital(countAll(groups))} wait for you, with different dates.`),
    ...groups.flatMap((group, index) => buildGroup(group, { share: shares[index] ?? 0, common })),
    ...buildFolded(groups.flatMap((group, index) => (shares[index] === 0 ? group.lines : []))),
    context('/milestone shows what is left at any time.'),
  ];
}

/** Nearly always everything has the same dates: then they are said once. */
function buildOnly(group: ReminderGroup, greeting: string): readonly KnownBlock[] {
  return [
    richLine(greeting, { bold: titleOf(group) }, ` ${askText(group)}${insteadText(group)}`),
    ...buildLines(group, MOST_LINES),
    context(`What you send can be changed until ${group.closesAt}. /milestone shows what is left at any time.`),
  ];
}

/** Of parts of one window, the quarter is said once: any of them. */
function commonOf(groups: readonly ReminderGroup[]): ReminderGroup | undefined {
  const [first, ...others] = groups;
  const isCommon = (group: ReminderGroup) =>
    group.isPart && group.quarterTitle === first?.quarterTitle && sameCodes(group, first);
  return first?.isPart && others.every(isCommon) ? first : undefined;
}

function sameCodes(one: ReminderGroup, other: ReminderGroup): boolean {
  return codesOf(one).join() === codesOf(other).join();
}

/** `Quarter 1 2026/27 (1 April to 30 June 2026).` */
const titleOf = ({ quarterTitle, period }: ReminderGroup) => `${quarterTitle} (${period}).`;

interface Placed {
  /** How many lines are shown. */
  readonly share: number;
  /** Whose quarter has been said; undefined where each group says its own. */
  readonly common: ReminderGroup | undefined;
}

function buildGroup(group: ReminderGroup, { share, common }: Placed): readonly KnownBlock[] {
  if (share === 0 && group.lines.length > 0) return [];
  const codes = codesOf(group).join(', ');
  return [
    richLine(...headingOf(group, common), insteadText(group)),
    ...buildLines(group, share),
    context(`What you send ${group.isPart ? 'of these' : `for ${codes}`} can be changed until ${group.closesAt}.`),
  ];
}

/** Of a part with dates of its own they are what tells it from the others. */
function headingOf(group: ReminderGroup, common: ReminderGroup | undefined) {
  const { quarterTitle, period, isPart = false } = group;
  const codes = codesOf(group).join(', ');
  if (!isPart) return [{ bold: `${codes}, ${titleOf(group)}` }, ` ${askText(group)}`];
  const dates = datesText(group);
  const bold = common === undefined ? `${codes}, ${quarterTitle} (${period}), ${dates}.` : `${capital(dates)}.`;
  return [{ bold }, ` ${stillText(group)}`];
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

function buildLine(line: ReminderLine, prefix: string): KnownBlock {
  const { entry, quarter, ref, words, earlier, due, insteadOf, isReturned = false, drafter } = line;
  const facts = [
    ...(insteadOf === undefined ? [] : [`For ${insteadOf}`]),
    ...(isReturned ? ['Came back to you with a question'] : []),
    ...(drafter === undefined ? [] : [drafterText(drafter, entry.kind)]),
    ...(earlier === undefined ? [] : [`Last time: ${wordText(earlier)}`]),
    ...(due === undefined ? [] : [due]),
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
