import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { findActor } from '../../usecases/find-actor.ts';
import { acceptUpdates } from '../../usecases/review/accept-updates.ts';
import { nameWindow, openReview } from '../../usecases/review/open-review.ts';
import { undoAcceptance } from '../../usecases/review/undo-acceptance.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildReview } from './build-review.ts';
import { acceptedText, REVIEW_TEXTS, undoneText } from './review-texts.ts';
import { type ReviewPlace, readReadUpdates, readReviewPlace } from './review-view.ts';

/** Review: the queue of what was sent, and what an officer accepts of it. */
export function listenToReview(app: Listeners, slack: SlackContext): void {
  const answer = (actionId: string, toView: (args: ButtonArgs) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args);
      await args.ack();
      await showView(args, view);
    });
  };
  const turn = (args: ButtonArgs) => show(slack, args, { page: Number(args.action.value) });
  answer(ACTIONS.review, (args) => {
    return draw(slack, args, { windowId: args.action.value ?? '', shows: 'to-read', page: 1 });
  });
  answer(ACTIONS.previousReviewPage, turn);
  answer(ACTIONS.nextReviewPage, turn);
  answer(ACTIONS.showReview, (args) => {
    return show(slack, args, { shows: args.action.value === 'all' ? 'all' : 'to-read', page: 1 });
  });
  answer(ACTIONS.acceptUpdate, (args) => accept(slack, args));
  answer(ACTIONS.acceptAllRead, (args) => accept(slack, args));
  answer(ACTIONS.undoAcceptance, (args) => undo(slack, args));
}

/** Somewhere else in the queue that stands before the officer. */
async function show(slack: SlackContext, args: ButtonArgs, change: Partial<ReviewPlace>): Promise<ModalView> {
  return draw(slack, args, { ...placeOf(args), ...change });
}

const NOWHERE: ReviewPlace = { windowId: '', shows: 'to-read', page: 1 };

function placeOf({ body }: ButtonArgs): ReviewPlace {
  return readReviewPlace(body.view?.private_metadata ?? '') ?? NOWHERE;
}

async function draw(
  slack: SlackContext,
  { body }: ButtonArgs,
  place: ReviewPlace,
  notice: readonly KnownBlock[] = [],
): Promise<ModalView> {
  const press = { clicker: clickerOf(body), windowId: place.windowId, now: slack.clock() };
  return buildReview(await openReview(slack.review, press), place, notice);
}

async function accept(slack: SlackContext, args: ButtonArgs): Promise<ModalView> {
  const { action, body, context } = args;
  const place = placeOf(args);
  const named = await nameWindow(slack.review, place.windowId);
  if (named === undefined) return draw(slack, args, place, [section(REVIEW_TEXTS.gone)]);
  const clicker = clickerOf(body);
  const now = slack.clock();
  const outcome = await acceptUpdates(slack.review, {
    ...named,
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    read: readReadUpdates(action.value ?? ''),
    now,
    patience: patienceOf(context),
  });
  return draw(slack, args, place, [section(acceptedText(outcome))]);
}

async function undo(slack: SlackContext, args: ButtonArgs): Promise<ModalView> {
  const { action, body, context } = args;
  const place = placeOf(args);
  const named = await nameWindow(slack.review, place.windowId);
  const [read] = readReadUpdates(action.value ?? '');
  if (named === undefined || read === undefined) return draw(slack, args, place, [section(REVIEW_TEXTS.gone)]);
  const clicker = clickerOf(body);
  const now = slack.clock();
  const undone = await undoAcceptance(slack.review, {
    ...named,
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    read,
    now,
    patience: patienceOf(context),
  });
  return draw(slack, args, place, [section(undoneText(undone))]);
}
