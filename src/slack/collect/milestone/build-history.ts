import type { KnownBlock, ModalView } from '@slack/types';
import { formatLong } from '../../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { statusWords as publishedWords } from '../../../reports/labels.ts';
import type {
  MilestoneHistory,
  QuarterHistory,
  SaidInQuarter,
} from '../../../usecases/collect/milestone/read-history.ts';
import { button, context, cut, richLine, section } from '../../blocks.ts';
import { writePageValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import { askedText, stateText } from '../../plan/proposal-texts.ts';
import { plainText } from '../../text.ts';
import { buildQuarterReturns, foldedCount, sentAt } from '../build-quarter-returns.ts';
import { statusWords } from '../status-words.ts';
import { buildCardHead } from './build-cards.ts';

/** A view takes 100 blocks and 250 KB, in which a letter that is not ASCII counts six times. */
const QUARTERS_ON_A_PAGE = 2;
/** More of them are folded into one line. */
const MOST_PROPOSALS = 2;
/** https://docs.slack.dev/reference/views/modal-views */
const LONGEST_TITLE = 24;

/** What was said of one milestone, newest quarter first. @param page from 1; one that does not exist becomes the nearest. */
export function buildHistory(history: MilestoneHistory, page = 1): ModalView {
  const { card, quarters, reads } = history;
  const pages = Math.max(1, Math.ceil(quarters.length / QUARTERS_ON_A_PAGE));
  const here = Math.min(Math.max(1, page), pages);
  const shown = quarters.slice((here - 1) * QUARTERS_ON_A_PAGE, here * QUARTERS_ON_A_PAGE);
  return {
    type: 'modal',
    callback_id: CALLBACKS.notice,
    title: plainText(cut(`History of ${card.ref}`, LONGEST_TITLE)),
    close: plainText('Close'),
    blocks: [
      ...buildCardHead(card),
      ...(reads === 'published'
        ? [context('What was published. Its owner and the performance officer see more.')]
        : []),
      ...(quarters.length === 0 ? [section(NOTHING[reads])] : []),
      ...(here === 1 ? buildProposals(history) : []),
      ...shown.flatMap((quarter) => buildQuarter(quarter, history)),
      ...buildTurns(card.milestoneId, here, pages),
    ],
  };
}

const NOTHING: Readonly<Record<MilestoneHistory['reads'], string>> = {
  everything: 'Nothing has been said of it yet.',
  published: 'No report has been published about it yet.',
};

function buildQuarter(quarter: QuarterHistory, history: MilestoneHistory): readonly KnownBlock[] {
  const { said, published } = quarter;
  const title = titleOfQuarter(quarter.quarter);
  const body = said === undefined ? buildPublished(quarter, title) : buildSaid(said, { title, quarter, history });
  const isPublished = said !== undefined && published !== undefined;
  return [
    { type: 'divider' },
    ...body,
    ...(isPublished ? [context(`Published: ${publishedWords(published.status)}`)] : []),
    ...buildQuarterReturns(quarter, {
      entry: { kind: 'milestone', id: history.card.milestoneId },
      quarter: quarter.quarter,
      timeZone: history.timeZone,
    }),
  ];
}

/** User text stands in rich text, which takes a text of any length whole. */
function buildSaid(
  { update, times, enteredBy, owner }: SaidInQuarter,
  { title, history }: { readonly title: string; readonly quarter: QuarterHistory; readonly history: MilestoneHistory },
): readonly KnownBlock[] {
  const { commentary, action, actionBy, at, howItCame } = update;
  const sent = `Sent ${sentAt(at, history.timeZone)} by ${enteredBy?.name ?? owner?.name ?? 'somebody who has left'}`;
  const facts = [
    enteredBy === undefined ? sent : `${sent} for ${owner?.name ?? 'the owner'}`,
    ...(times > 1 ? [`changed ${times === 2 ? 'once' : `${times - 1} times`}`] : []),
    ...(howItCame === undefined ? [] : [`how it came: ${howItCame}`]),
  ];
  const by = actionBy === undefined ? [] : [` By ${formatLong(actionBy)}.`];
  return [
    richLine({ bold: `${title}: ` }, statusWords(update.status)),
    ...(commentary === '' ? [] : [richLine(commentary)]),
    ...(action === '' ? [] : [richLine({ bold: 'What is being done: ' }, action, ...by)]),
    context(`${facts.join(', ')}.`),
  ];
}

function buildPublished({ published }: QuarterHistory, title: string): readonly KnownBlock[] {
  if (published === undefined) return [richLine({ bold: title }), section('Nothing was said.')];
  return [
    richLine({ bold: `${title}: ` }, publishedWords(published.status)),
    ...(published.commentary === '' ? [] : [richLine(published.commentary)]),
  ];
}

function buildProposals({ proposals, card, timeZone }: MilestoneHistory): readonly KnownBlock[] {
  if (proposals.length === 0) return [];
  const lines = proposals
    .slice(0, MOST_PROPOSALS)
    .flatMap((proposal) => [
      richLine({ bold: `${stateText(proposal)} ${sentAt(proposal.at, timeZone)}: ` }, askedText(proposal, card)),
      ...(proposal.state === 'withdrawn' ? [] : [richLine({ bold: 'Reason: ' }, proposal.reason)]),
    ]);
  const folded = proposals.length - MOST_PROPOSALS;
  return [{ type: 'divider' }, ...lines, ...(folded <= 0 ? [] : [context(foldedCount(folded, 'step'))])];
}

function buildTurns(milestoneId: string, page: number, pages: number): readonly KnownBlock[] {
  const turns = [
    ...(page < pages
      ? [
          button('Show earlier quarters', {
            actionId: ACTIONS.earlierQuarters,
            value: writePageValue(page + 1, milestoneId),
          }),
        ]
      : []),
    ...(page > 1
      ? [
          button('Show later quarters', {
            actionId: ACTIONS.laterQuarters,
            value: writePageValue(page - 1, milestoneId),
          }),
        ]
      : []),
  ];
  return turns.length === 0 ? [] : [{ type: 'divider' }, { type: 'actions', elements: turns }];
}
