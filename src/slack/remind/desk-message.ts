import type { Button, KnownBlock } from '@slack/types';
import { countEntries, type EntryCounts } from '../../core/remind/asked-entry.ts';
import type { DigestContent, DigestOrphan, DigestPart } from '../../core/remind/digest-content.ts';
import { meetingWords } from '../../reports/meeting-words.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { DeskMessage } from '../../usecases/remind/ports.ts';
import type { Office } from '../../usecases/review/read-offices.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { countText, nounFor } from '../collect/entry-words.ts';
import { writeQuarterValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { buildRefusedFiles } from '../publish/build-refused-files.ts';
import { buildPreviewButton } from '../publish/preview-button.ts';
import { buildNextButtons } from '../quarter/quarter-buttons.ts';
import { datesLines, leftText, nextDueText } from './dates-lines.ts';
import { buildDigestLists, buildLines, draftedText, orphanText, whoText } from './digest-lists.ts';
import { listRefs } from './list-refs.ts';
import { financeCount, itemsCount, partCount } from './part-lines.ts';

/** What an officer hears of a window, in words. */
export function renderDesk(message: DeskMessage): RenderedMessage {
  const blocks = buildDesk(message);
  return { text: blocksToText(blocks), blocks };
}

function buildDesk(message: DeskMessage): readonly KnownBlock[] {
  const { content } = message;
  switch (message.about) {
    case 'digest':
      return message.audience === 'officers' ? buildDigest(content) : buildCounts(content);
    case 'older-digest':
      // Slack puts no message without rich text in the place of one with it.
      return [richLine({ bold: `${titleOf(content)}.` }, ' There is a newer overview below.')];
    case 'orphans':
      return buildOrphans(content, message.orphans);
    case 'missing':
      return buildMissing(content);
    case 'files':
      return buildRefusedFiles(titleOf(content), message);
  }
}

/** `Children and Enterprise, Quarter 1 2026/27` */
export const titleOf = ({ directorateName, quarterTitle }: DigestContent) => `${directorateName}, ${quarterTitle}`;

function buildDigest(content: DigestContent): readonly KnownBlock[] {
  return [
    richLine({ bold: `${titleOf(content)}.` }, ` ${timeText(content)}`),
    ...buildMeeting(content),
    ...buildDigestLists(content),
    ...buildDeskButtons(content, { isNamed: true }),
    { type: 'actions', elements: [...buildNextButtons(content)] },
  ];
}

/** When its papers must be out. */
export function buildMeeting({ meeting }: DigestContent): readonly KnownBlock[] {
  return meeting === undefined ? [] : [section(meetingWords(meeting))];
}

/** Others read along: no names, no refs, and nothing to press. */
function buildCounts(content: DigestContent): readonly KnownBlock[] {
  const { parts, items, finance, owners, flagged, drafted, movers, proposals, orphans } = content;
  const waiting = owners.filter(({ outstanding }) => outstanding.length > 0).length;
  const reds = flagged.filter(({ rag }) => rag === 'red').length;
  return [
    richLine({ bold: `${titleOf(content)}.` }, ` ${timeText(content)}`),
    section(
      [
        ...parts.map(partCount),
        ...(items === undefined ? [] : [itemsCount(items)]),
        ...(finance === undefined ? [] : [financeCount(finance)]),
        ...datesLines(content),
        `Owners with something outstanding: ${waiting} of ${owners.length}`,
        `Red: ${reds}, amber: ${flagged.length - reds}`,
        ...(drafted.length === 0 ? [] : [`Drafted, not sent by the owner: ${drafted.length}`]),
        `Moved since last quarter: ${movers.length}`,
        ...(proposals.length === 0 ? [] : [`Proposed changes: ${proposals.length}`]),
        `Without anybody to ask: ${orphans.length}`,
      ].join('\n'),
    ),
    context('Only counts are shown, because this channel is not private.'),
  ];
}

export function timeText(content: DigestContent): string {
  const { isCollecting, isSignedOff, isPublished, dueAt, closesAt, daysLeft } = content;
  if (isPublished) return 'The report is published.';
  if (isSignedOff) return 'The report is signed off.';
  if (!isCollecting) return 'The window has closed.';
  const next = nextDueText(content);
  if (next !== undefined) return next;
  if (daysLeft === undefined) return `It was due ${dueAt}; the window closes ${closesAt}.`;
  if (daysLeft === 0) return `Due today, ${dueAt}.`;
  return `Due ${dueAt}: ${leftText(daysLeft)}.`;
}

function buildOrphans(content: DigestContent, orphans: readonly DigestOrphan[]): readonly KnownBlock[] {
  return [
    richLine({ bold: `${titleOf(content)}.` }, ` Nobody can be asked for ${countText(countEntries(orphans))}.`),
    ...buildLines(orphans.map((orphan) => `${orphanText(orphan)}\n${cut(orphan.words, LONGEST_WORDS)}`)),
    section(WHAT_TO_DO),
    { type: 'actions', elements: [reassignButton(content)] },
  ];
}

const LONGEST_WORDS = 200;
const WHAT_TO_DO =
  'Press Reassign to give each an owner who is in Slack; they hear of it and are asked in the next working hour.';

function buildMissing(content: DigestContent): readonly KnownBlock[] {
  const { parts, owners } = content;
  const missing = owners.filter(({ outstanding }) => outstanding.length > 0);
  const asked = parts.reduce((sum, { total }) => sum + total, 0);
  const without = parts.reduce((sum, { total, done }) => sum + total - done, 0);
  if (without === 0) {
    return [
      richLine({ bold: `${titleOf(content)}.` }, ` The window has closed, and all ${asked} updates came.`),
      { type: 'actions', elements: [...buildNextButtons(content)] },
    ];
  }
  const unowned = without - missing.reduce((sum, { outstanding }) => sum + outstanding.length, 0);
  return [
    richLine(
      { bold: `${titleOf(content)}.` },
      ` The window has closed. ${without} of ${askedText(parts)} have no update:`,
    ),
    ...buildLines([
      ...missing.map((owner) => `• ${whoText(owner)}: ${listRefs(owner.outstanding)}`),
      ...(unowned === 0 ? [] : [`• Without an owner: ${unowned}`]),
    ]),
    ...buildDrafted(content),
    section('What comes now by e-mail or telephone can be entered until the report is signed.'),
    { type: 'actions', elements: [enterButton(content), gapsButton(content), ...buildNextButtons(content)] },
  ];
}

/** A text that is there, and that nobody would see otherwise. */
function buildDrafted({ drafted }: DigestContent): readonly KnownBlock[] {
  if (drafted.length === 0) return [];
  return [
    richLine(
      { bold: 'Handed in, and not sent by the owner: ' },
      'press Enter for someone to read the text and to use it.',
    ),
    ...buildLines(drafted.map((each) => `• ${draftedText(each)}`)),
  ];
}

/** For what stays missing. */
function gapsButton({ windowId }: DigestContent): Button {
  return button('Choose what is printed', { actionId: ACTIONS.decideGaps, value: windowId });
}

/** For what owners say outside Slack. */
function enterButton({ windowId }: DigestContent): Button {
  return button('Enter for someone', { actionId: ACTIONS.enterFor, value: windowId });
}

/** `17 milestones`, or `20 that were asked for` of several kinds. */
function askedText(parts: readonly DigestPart[]): string {
  const counts: EntryCounts = Object.fromEntries(parts.map(({ kind, total }) => [kind, total]));
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  return parts.length > 1 ? `${total} that were asked for` : `${total} ${nounFor(counts)}`;
}

/** What an officer can do about a window: read what was sent, and ask for what is missing while it collects. */
export function buildDeskButtons(content: DigestContent, { isNamed }: Pick<Office, 'isNamed'>): readonly KnownBlock[] {
  if (content.isPublished) {
    const published = [itemsDeskButton(content, 'Correct items'), buildPreviewButton(content.windowId)];
    return [{ type: 'actions', elements: published }];
  }
  const review = button('Review', { actionId: ACTIONS.review, value: content.windowId, style: 'primary' });
  const elements = [
    review,
    ...(isNamed ? [enterButton(content)] : []),
    ...(isMissing(content) ? [gapsButton(content)] : []),
    ...(isNamed ? [itemsDeskButton(content, 'Put items in order')] : []),
    ...(content.proposals.length === 0 ? [] : [proposalsButton(content)]),
    ...(content.orphans.length === 0 ? [] : [reassignButton(content)]),
    buildPreviewButton(content.windowId),
    ...(isNamed ? buildAsking(content) : []),
  ];
  return [{ type: 'actions', elements }];
}

/** What the report prints of entries without an update is chosen between the close and the signing. */
function isMissing({ isCollecting, isSignedOff, isPublished, parts }: DigestContent): boolean {
  return !isCollecting && !isSignedOff && !isPublished && parts.some(({ done, total }) => done < total);
}

/** Another owner for what nobody can be asked for, or for anything else in the plan. */
function reassignButton({ windowId }: DigestContent): Button {
  return button('Reassign', { actionId: ACTIONS.reassign, value: windowId });
}

/** What owners ask to change in the plan of the quarter's year. */
export function proposalsButton(
  { directorateCode, quarter }: Pick<DigestContent, 'directorateCode' | 'quarter'>,
  spoken?: string,
): Button {
  const value = writeQuarterValue(directorateCode, quarter);
  return button('Decide proposals', {
    actionId: ACTIONS.proposalsDesk,
    value,
    ...(spoken === undefined ? {} : { spoken }),
  });
}

/** Key developments and emerging issues in their order. */
export function itemsDeskButton(
  { directorateCode, quarter }: Pick<DigestContent, 'directorateCode' | 'quarter'>,
  text: 'Put items in order' | 'Correct items',
): Button {
  return button(text, { actionId: ACTIONS.itemsDesk, value: writeQuarterValue(directorateCode, quarter) });
}

/** Nothing where it has closed, or nobody is waited for. */
function buildAsking({ isCollecting, owners, approvers, windowId }: DigestContent): readonly Button[] {
  if (!isCollecting || owners.every(({ outstanding }) => outstanding.length === 0)) return [];
  const tell = button('Tell the Strategic Director', { actionId: ACTIONS.tellDirector, value: windowId });
  return [
    button('Nudge', { actionId: ACTIONS.nudge, value: windowId }),
    button('Somebody is away', { actionId: ACTIONS.awayForOthers, value: windowId }),
    ...(approvers.length === 0 ? [] : [tell]),
  ];
}
