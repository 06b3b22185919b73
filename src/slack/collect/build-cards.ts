import type { KnownBlock } from '@slack/types';
import { financialYearTitle } from '../../core/calendar/quarter.ts';
import { dueText } from '../../core/plan/due-text.ts';
import { statusWords } from '../../reports/labels.ts';
import type { ClosedCard } from '../../usecases/collect/read-closed-card.ts';
import { context, richLine, section } from '../blocks.ts';
import { nextWindowText } from './build-work-list.ts';

/** Milestones to look at: nothing of the open quarter, only what the last published report said. */
export function buildCards(cards: readonly ClosedCard[]): readonly KnownBlock[] {
  return cards.flatMap((card, index) => (index === 0 ? buildCard(card) : [{ type: 'divider' }, ...buildCard(card)]));
}

function buildCard({ card, lastPublished, isCollecting, next }: ClosedCard): readonly KnownBlock[] {
  const owner = card.ownerName === undefined ? 'No owner yet' : `Owner: ${card.ownerName} (${card.ownerInitials})`;
  const facts = [owner, `Due: ${dueText(card.due)}`, card.areaName, `Plan ${financialYearTitle(card.planYear)}`];
  return [
    richLine({ bold: card.ref }, ` ${card.words}`),
    context(facts.join(' · ')),
    ...buildPublished(lastPublished),
    context(
      isCollecting
        ? 'This quarter is being collected; it can be read here once it is published.'
        : nextWindowText(next),
    ),
  ];
}

function buildPublished(last: ClosedCard['lastPublished']): readonly KnownBlock[] {
  if (last === undefined) return [section('No report has been published about it yet.')];
  const title = richLine({ bold: `Published for ${last.quarterTitle}: ` }, statusWords(last.status));
  return last.commentary === '' ? [title] : [title, section(last.commentary)];
}
