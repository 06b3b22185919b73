import type { KnownBlock } from '@slack/types';
import { financialYearTitle } from '../../../core/calendar/quarter.ts';
import { quartersOf } from '../../../core/collect/indicator/indicator-quarters.ts';
import { listWords } from '../../../core/list-words.ts';
import type { Indicator } from '../../../core/plan/plan.ts';
import { indicatorDirectionWords, printedWords } from '../../../reports/indicator-words.ts';
import type { FoundIndicator } from '../../../usecases/collect/indicator/answer-indicator-ref.ts';
import { button, context, richLine, section } from '../../blocks.ts';
import { writeEntryValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import { historyButton } from '../milestone/build-chooser.ts';
import { placeText } from '../place-text.ts';
import { targetText } from './target-text.ts';

/** Indicators that share a ref, or that are not mine: what the plan says of each, nothing of the open quarter. */
export function buildIndicatorCards(found: readonly FoundIndicator[]): readonly KnownBlock[] {
  return found.flatMap((each, index) => (index === 0 ? buildCard(each) : [{ type: 'divider' }, ...buildCard(each)]));
}

function buildCard({ card, isMine, published }: FoundIndicator): readonly KnownBlock[] {
  const { indicator, ref, words } = card;
  const owner = card.ownerName === undefined ? 'No owner yet' : `Owner: ${card.ownerName} (${card.ownerInitials})`;
  const supplier = card.supplierName === undefined ? [] : [`Figure from ${card.supplierName}`];
  const facts = [owner, ...supplier, targetText(indicator), quartersText(indicator), placeText(card)];
  const update = button('Update', {
    actionId: ACTIONS.updateEntry,
    value: writeEntryValue({ kind: 'indicator', id: indicator.id }),
    spoken: `Update ${ref} ${words}`,
  });
  const history = historyButton({ entry: { kind: 'indicator', id: indicator.id }, ref, words });
  return [
    section(`${ref} ${words}`, isMine ? update : history),
    context([...facts, `Plan ${financialYearTitle(card.planYear)}`].join(' · ')),
    ...buildPublished(published),
  ];
}

function buildPublished(published: FoundIndicator['published']): readonly KnownBlock[] {
  if (published === undefined) return [section('No report has been published about it yet.')];
  const { quarterTitle, indicator } = published;
  const said = `${printedWords(indicator)} Direction: ${indicatorDirectionWords(indicator)}.`;
  return [richLine({ bold: `Published for ${quarterTitle}: ` }, said)];
}

function quartersText(indicator: Indicator): string {
  const quarters = quartersOf(indicator);
  if (quarters.length === 4) return 'Reported in every quarter';
  return `Reported in ${listWords(quarters.map((quarter) => `Quarter ${quarter}`))}`;
}
