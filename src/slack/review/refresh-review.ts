import type { AllMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { openReview } from '../../usecases/review/open-review.ts';
import { clickerOf } from '../clicks.ts';
import { CALLBACKS } from '../ids.ts';
import { refusalOf } from '../refusal-of.ts';
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

/** The queue beneath a form says what has become of it; where it is closed already, nothing is left to be drawn. */
export async function refreshReview(slack: SlackContext, { body, client, view }: Submitted, written: string) {
  const place = readReviewPlace(written);
  if (place === undefined || view.root_view_id === null) return;
  const press = { clicker: clickerOf(body), windowId: place.windowId, now: slack.clock() };
  const drawn = buildReview(await openReview(slack.review, press), place);
  try {
    await client.views.update({ view_id: view.root_view_id, view: drawn });
  } catch (error) {
    if (refusalOf(error) !== 'not_found') throw error;
  }
}
