import type { KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { countStands } from '../../core/review/review-queue.ts';
import type { OpenedReview, Review, ReviewedEntry } from '../../usecases/review/open-review.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { pageHome } from '../home/page-home.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';
import { buildReviewed } from './build-reviewed.ts';
import { countsText, nothingText, REVIEW_TEXTS } from './review-texts.ts';
import { type ReviewPlace, writeReadUpdates, writeReviewPlace } from './review-view.ts';

/** The officer's queue: each text in full, with last quarter's under it. @param notice what became of the last press. */
export function buildReview(opened: OpenedReview, place: ReviewPlace, notice: readonly KnownBlock[] = []): ModalView {
  switch (opened.outcome) {
    case 'review':
      return buildQueue(opened.review, place, notice);
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(opened.permission))]);
    case 'gone':
      return buildNotice('Nothing to review', [section(REVIEW_TEXTS.gone)]);
  }
}

function buildQueue(review: Review, { shows, ...wanted }: ReviewPlace, notice: readonly KnownBlock[]): ModalView {
  const { entries, directorateName, quarter } = review;
  const listed = shows === 'all' ? entries : entries.filter(({ stand }) => stand === 'to-read');
  const pages = pageHome([{ heading: [], lines: listed.map((each) => buildReviewed(each, review)) }]);
  const page = Math.min(Math.max(1, wanted.page), pages.length);
  const before = pages.slice(0, page - 1).reduce((sum, blocks) => sum + countEntries(blocks), 0);
  const blocks = pages[page - 1] ?? [];
  const shown = listed.slice(before, before + countEntries(blocks));
  return {
    type: 'modal',
    callback_id: CALLBACKS.review,
    title: plainText('Review'),
    close: plainText('Close'),
    private_metadata: writeReviewPlace({ windowId: review.windowId, shows, page }),
    blocks: [
      ...notice,
      richLine({ bold: `${directorateName}, ${titleOfQuarter(quarter)}.` }, ` ${countsText(countStands(entries))}`),
      ...(listed.length === 0 ? [section(nothingText(entries.length))] : []),
      ...blocks,
      ...buildFoot(shown, { ...review, shows, page, pages: pages.length, total: entries.length }),
    ],
  };
}

/** Each entry begins with a line between it and the one above. */
function countEntries(blocks: readonly KnownBlock[]): number {
  return blocks.filter(({ type }) => type === 'divider').length;
}

interface Foot extends Pick<ReviewPlace, 'shows' | 'page'>, Pick<Review, 'windowId' | 'mayEnter'> {
  readonly pages: number;
  readonly total: number;
}

/** What is done with the whole page, and the way to the others. */
function buildFoot(
  shown: readonly ReviewedEntry[],
  { shows, page, pages, total, windowId, mayEnter }: Foot,
): readonly KnownBlock[] {
  const unread = shown.filter(({ stand }) => stand === 'to-read');
  const turn = (text: string, actionId: string, to: number) => button(text, { actionId, value: String(to) });
  const elements = [
    ...(unread.length < 2 ? [] : [buildAcceptAll(unread)]),
    ...(page > 1 ? [turn('Previous page', ACTIONS.previousReviewPage, page - 1)] : []),
    ...(page < pages ? [turn('Next page', ACTIONS.nextReviewPage, page + 1)] : []),
    ...(total === 0 ? [] : [buildSwitch(shows, total)]),
    ...(mayEnter ? [button('Enter for someone', { actionId: ACTIONS.enterFor, value: windowId })] : []),
  ];
  return [
    { type: 'divider' },
    ...(pages > 1 ? [context(`Page ${page} of ${pages}`)] : []),
    ...(elements.length === 0 ? [] : [{ type: 'actions' as const, elements }]),
  ];
}

/** Only what stands on this page in full. */
function buildAcceptAll(unread: readonly ReviewedEntry[]) {
  const text = `Accept all read (${unread.length})`;
  return button(text, {
    actionId: ACTIONS.acceptAllRead,
    value: writeReadUpdates(unread.map(({ entry, said }) => ({ entry, updateId: said.update.id }))),
    spoken: `${text}: those that stand on this page`,
  });
}

function buildSwitch(shows: ReviewPlace['shows'], total: number) {
  return shows === 'all'
    ? button('Show only what is to be read', { actionId: ACTIONS.showReview, value: 'to-read' })
    : button(`Show all ${total}`, { actionId: ACTIONS.showReview, value: 'all' });
}
