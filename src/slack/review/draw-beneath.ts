import type { AllMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { openReview } from '../../usecases/review/open-review.ts';
import { clickerOf } from '../clicks.ts';
import { CALLBACKS } from '../ids.ts';
import { showsView } from '../replace-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildReview } from './build-review.ts';
import { readReviewPlace } from './review-view.ts';

interface Submitted {
  readonly body: ViewSubmitAction;
  readonly client: AllMiddlewareArgs['client'];
  readonly view: Pick<ViewOutput, 'root_view_id'>;
}

/** Where an officer is in the queue, as a form that opens above it carries it; undefined where there is no queue. */
export function placeBeneath(
  view: Pick<ViewOutput, 'callback_id' | 'private_metadata'> | undefined,
): string | undefined {
  return view?.callback_id === CALLBACKS.review ? view.private_metadata : undefined;
}

/**
 * Draws the queue beneath a form as it is now, before the form is answered: what is given back puts it there at once, so
 * that nobody finds it as it was. Where it is closed already or cannot be drawn, that is all.
 * @param written undefined where there is no queue
 */
export async function drawBeneath(
  slack: SlackContext,
  { body, client, view }: Submitted,
  written: string | undefined,
): Promise<() => Promise<void>> {
  const place = written === undefined ? undefined : readReviewPlace(written);
  const { root_view_id: rootId } = view;
  if (place === undefined || rootId === null) return async () => undefined;
  const press = { clicker: clickerOf(body), windowId: place.windowId, now: slack.clock() };
  const drawn = buildReview(await openReview(slack.review, press), place);
  return async () => {
    // What was sent is done: a queue that stays as it was must not make it look otherwise.
    await showsView(client, rootId, drawn).catch(() => slack.log.warn('The queue beneath a form could not be drawn'));
  };
}
