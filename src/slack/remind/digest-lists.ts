import type { KnownBlock } from '@slack/types';
import type { DigestArea } from '../../core/remind/digest-areas.ts';
import type { DigestContent, DigestDrafted, DigestOrphan, DigestOwner } from '../../core/remind/digest-content.ts';
import type { OrphanReason } from '../../core/remind/orphans.ts';
import { context, cut, richLine, section } from '../blocks.ts';
import { splitToFit, TEXT_OBJECT_LIMIT } from '../text.ts';
import { datesLines } from './dates-lines.ts';
import { listRefs } from './list-refs.ts';
import { partLines } from './part-lines.ts';

/** All that a window's officers see of it, list by list; an empty list is left out. */
export function buildDigestLists(content: DigestContent): readonly KnownBlock[] {
  return [
    ...buildList(
      'Who',
      content.owners.map((owner) => ownerText(owner, content)),
    ),
    ...buildList('Areas', content.areas.length < 2 ? [] : content.areas.map(areaText)),
    ...buildList(
      content.isCollecting ? 'Red and amber so far' : 'Red and amber',
      redsFirst(content.flagged).map(
        ({ rag, ref, ownerName }) => `${rag === 'red' ? 'Red' : 'Amber'}: ${owned(ref, ownerName)}`,
      ),
    ),
    ...buildList(
      'Moved since last quarter',
      content.movers.map(({ movement, ref, ownerName }) => `${MOVEMENTS[movement]}: ${owned(ref, ownerName)}`),
    ),
    ...buildList(
      'Sent back, not answered yet',
      content.returned.map(({ ref, ownerName }) => owned(ref, ownerName)),
    ),
    ...buildList(content.isCollecting ? 'Drafted, waiting for the owner' : NOT_SENT, content.drafted.map(draftedText)),
    ...buildList(
      'From the meeting, not answered yet',
      content.actions.map(({ text, ownerName }) => owned(cut(text, LONGEST_ACTION), ownerName)),
    ),
    ...buildList(
      'Proposed, not agreed yet',
      content.proposals.map(({ ref, ownerName, asked }) => `${owned(ref, ownerName)}: ${asked}`),
    ),
    ...buildList('Nobody can be asked for', content.orphans.map(orphanText)),
    ...buildList('Dates', datesLines(content)),
    ...buildList('Parts', [...partLines(content), signOffText(content)]),
  ];
}

/** Enough to know it again. */
const LONGEST_ACTION = 100;

const MOVEMENTS = { completed: 'Completed', better: 'Better', worse: 'Worse' } as const;

function ownerText(owner: DigestOwner, { isCollecting }: DigestContent): string {
  const { done, total, outstanding, missed, begun } = owner;
  const who = whoText(owner);
  if (outstanding.length + missed.length === 0) return `${who}: done, ${done} of ${total}`;
  const drafts = begun === 0 ? '' : `, ${begun} ${begun === 1 ? 'draft' : 'drafts'}`;
  return [
    `${who}: ${done} of ${total} done${drafts}`,
    ...(outstanding.length === 0 ? [] : [`${isCollecting ? 'outstanding' : 'no update'}: ${listRefs(outstanding)}`]),
    ...(missed.length === 0 ? [] : [`closed without an update: ${listRefs(missed)}`]),
  ].join('; ');
}

/** Whoever is away is not late. */
export function whoText({ name, isAway }: DigestOwner): string {
  return isAway ? `${name} (away)` : name;
}

const NOT_SENT = 'Drafted, and not sent by the owner';

/** `COPS2, Anne McGrath: a text by Farah Whitlock` */
export function draftedText({ ref, ownerName, by }: DigestDrafted): string {
  return `${owned(ref, ownerName)}: a text by ${by}`;
}

function redsFirst(flagged: DigestContent['flagged']): DigestContent['flagged'] {
  return [...flagged.filter(({ rag }) => rag === 'red'), ...flagged.filter(({ rag }) => rag !== 'red')];
}

function signOffText({ approvers, signOff, isPublished }: DigestContent): string {
  if (approvers.length === 0) return 'Sign-off: no approver is in the plan';
  if (signOff === undefined && isPublished) return 'Sign-off: nobody was asked to sign';
  if (signOff === undefined) return `Sign-off: ${approvers.join(', ')}`;
  const { number, isVoid, signed, wantChanges, waitedFor } = signOff;
  if (isVoid) return `Sign-off: draft ${number} no longer counts, since the report has changed`;
  const said = [
    ...(signed.length === 0 ? [] : [`signed by ${signed.join(', ')}`]),
    ...(wantChanges.length === 0 ? [] : [`${wantChanges.join(', ')} asked for changes`]),
    ...(waitedFor.length === 0 ? [] : [`waits for ${waitedFor.join(', ')}`]),
  ];
  return `Sign-off: draft ${number}, ${said.join('; ')}`;
}

function owned(ref: string, ownerName: string | undefined): string {
  return ownerName === undefined ? ref : `${ref}, ${ownerName}`;
}

/** `Child’s journey: 3 of 6 done, 1 red, 2 amber` */
function areaText({ name, done, total, red, amber }: DigestArea): string {
  const colours = [...(red === 0 ? [] : [`${red} red`]), ...(amber === 0 ? [] : [`${amber} amber`])];
  return [`${name}: ${done} of ${total} done`, ...colours].join(', ');
}

const REASONS: Readonly<Record<OrphanReason, string>> = {
  'no-owner': 'it has no owner',
  'not-in-post': 'its owner is not in post',
  'not-in-slack': 'its owner was not found in Slack',
  deactivated: 'its owner’s Slack account is deactivated',
  guest: 'its owner is a guest in Slack and cannot answer',
  bot: 'its owner’s Slack user is an app',
  'away-without-deputy': 'its owner is away and has no deputy',
  'deputy-away': 'its owner is away, and so is the deputy',
  'deputy-unreachable': 'its owner is away, and the deputy cannot be reached',
};

export function orphanText({ ref, ownerName, reason }: DigestOrphan): string {
  return `${owned(ref, ownerName)}: ${REASONS[reason]}`;
}

function buildList(heading: string, lines: readonly string[]): readonly KnownBlock[] {
  return lines.length === 0 ? [] : [richLine({ bold: heading }), ...buildLines(lines.map((line) => `• ${line}`))];
}

/** Together in few blocks, so that a directorate with many owners stays within the 50 of a message. */
export function buildLines(lines: readonly string[]): readonly KnownBlock[] {
  const pieces = splitToFit(lines.join('\n'), TEXT_OBJECT_LIMIT);
  const shown = pieces.slice(0, MOST_PIECES).map((piece) => section(piece));
  return pieces.length <= MOST_PIECES ? shown : [...shown, context('There is more than fits here.')];
}

const MOST_PIECES = 5;
