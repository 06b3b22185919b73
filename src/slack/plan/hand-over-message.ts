import type { KnownBlock } from '@slack/types';
import { proposalText } from '../../core/plan/proposal.ts';
import type { HandOverNotice } from '../../usecases/plan/reassign-ports.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, cut, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';

const LONGEST_WORDS = 200;

/** What is theirs from now on, for the new owner; that it is theirs no more, for the old one. */
export function renderHandOver(notice: HandOverNotice): RenderedMessage {
  const blocks = notice.reader === 'new-owner' ? buildForNewOwner(notice) : [buildForOldOwner(notice)];
  return { text: blocksToText(blocks), blocks };
}

function buildForNewOwner(notice: HandOverNotice): readonly KnownBlock[] {
  const { ref, words, oldOwner } = notice;
  const before =
    oldOwner === undefined
      ? 'Nobody answered for it until now.'
      : `Until now ${oldOwner.name} answered for it; what was sent keeps the initials ${oldOwner.initials}.`;
  return [
    richLine({ bold: `${ref} is yours now. ` }, cut(words, LONGEST_WORDS)),
    section(`${officerOf(notice)} gave it to you. ${before}`),
    ...buildProposal(notice),
    buildButtons(notice),
    ...(notice.openQuarter === undefined ? [section('You are asked for it when the next quarter opens.')] : []),
  ];
}

function buildForOldOwner(notice: HandOverNotice): KnownBlock {
  const { ref, newOwner } = notice;
  return richLine(
    { bold: `${ref} is no longer yours: ` },
    `${officerOf(notice)} gave it to ${newOwner.name}. What you sent keeps your initials, and a draft stays with you.`,
  );
}

function officerOf({ officerName }: HandOverNotice): string {
  return officerName ?? 'The performance officer';
}

function buildProposal({ proposal }: HandOverNotice): readonly KnownBlock[] {
  if (proposal === undefined) return [];
  const { asked, due } = proposal;
  return [richLine({ bold: 'Proposed, not agreed yet: ' }, `${proposalText(asked, { due })}. Reason: ${asked.reason}`)];
}

function buildButtons({ entry, ref, openQuarter }: HandOverNotice): KnownBlock {
  const press = (text: string, actionId: string, style?: 'primary') =>
    button(text, {
      actionId,
      value: writeEntryValue(entry, openQuarter),
      spoken: `${text}: ${ref}`,
      ...(style === undefined ? {} : { style }),
    });
  const update = openQuarter === undefined ? [] : [press('Update', ACTIONS.updateEntry, 'primary')];
  return { type: 'actions', elements: [...update, press('Show history', ACTIONS.showHistory)] };
}
