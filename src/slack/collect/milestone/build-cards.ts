import type { KnownBlock } from '@slack/types';
import { financialYearTitle } from '../../../core/calendar/quarter.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import { dueText } from '../../../core/plan/due-text.ts';
import { statusWords } from '../../../reports/labels.ts';
import type { ClosedCard } from '../../../usecases/collect/milestone/read-closed-card.ts';
import { context, richLine, section } from '../../blocks.ts';
import { buildProposal, proposeButton } from '../../plan/build-proposal-form.ts';
import { nextWindowText } from '../build-work-list.ts';
import { placeText } from '../place-text.ts';
import { historyButton, toNamed } from './build-chooser.ts';

/**
 * A milestone to look at: nothing of the open quarter, only what the last published report said; with what is proposed,
 * for those who may read that, and what its owner can do about it at any time.
 */
export function buildCard({
  card,
  lastPublished,
  isCollecting,
  next,
  isMine,
  proposal,
}: ClosedCard): readonly KnownBlock[] {
  return [
    ...buildCardHead(card),
    ...buildPublished(lastPublished),
    ...(proposal === undefined ? [] : buildProposal(proposal, card)),
    context(
      isCollecting
        ? 'This quarter is being collected; it can be read here once it is published.'
        : nextWindowText(next),
    ),
    {
      type: 'actions',
      elements: [historyButton(toNamed(card)), ...(isMine ? [proposeButton(card, proposal !== undefined)] : [])],
    },
  ];
}

/** How people recognise a milestone: ref, words, owner, date, area and year. */
export function buildCardHead(card: MilestoneCard): readonly KnownBlock[] {
  const owner = card.ownerName === undefined ? 'No owner yet' : `Owner: ${card.ownerName} (${card.ownerInitials})`;
  const facts = [owner, `Due: ${dueText(card.due)}`, placeText(card), `Plan ${financialYearTitle(card.planYear)}`];
  return [richLine({ bold: card.ref }, ` ${card.words}`), context(facts.join(' · '))];
}

function buildPublished(last: ClosedCard['lastPublished']): readonly KnownBlock[] {
  if (last === undefined) return [section('No report has been published about it yet.')];
  const title = richLine({ bold: `Published for ${last.quarterTitle}: ` }, statusWords(last.status));
  return last.commentary === '' ? [title] : [title, richLine(last.commentary)];
}
