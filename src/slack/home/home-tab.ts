import type { AllMiddlewareArgs, App, BlockAction, ButtonAction, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { readHome } from '../../usecases/collect/read-home.ts';
import type { Clicker } from '../../usecases/find-actor.ts';
import type { AnyArgs, ButtonArgs } from '../click-args.ts';
import { clickerOf, isTyping } from '../clicks.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import type { SlackContext } from '../slack-context.ts';
import { type BuiltHome, buildHome } from './build-home.ts';
import type { FreshHomes } from './fresh-homes.ts';

type HomeArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** The Home tab: drawn anew each time it is opened. */
export function listenToHome(app: App, homes: FreshHomes): void {
  app.event('app_home_opened', async ({ event, body }: HomeArgs) => {
    if (event.tab !== 'home') return;
    await homes.open({ slackUserId: event.user, teamId: body.team_id }, { hash: hashOf(event.view) });
  });
}

/** And when a page is turned. */
export function listenToHomePages(app: Listeners, homes: FreshHomes): void {
  for (const actionId of [ACTIONS.previousHomePage, ACTIONS.nextHomePage]) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body }: ButtonArgs) => {
      await ack();
      await homes.open(clickerOf(body), { page: Number(action.value), hash: body.view?.hash });
    });
  }
}

/** Slack sends the view as it stands there; Bolt's type does not know its hash. */
function hashOf(view: object | undefined): string | undefined {
  return view !== undefined && 'hash' in view && typeof view.hash === 'string' ? view.hash : undefined;
}

/** Whatever somebody did has been answered when this goes on: then what they see on their Home tab may have changed. */
export function noteActs(homes: FreshHomes) {
  return async ({ body, context, next }: AnyArgs): Promise<void> => {
    await next();
    if (isAct(body)) await homes.noteAct(clickerOf(body), isTyping(context) ? 'typing' : 'done');
  };
}

const ACTS = ['block_actions', 'view_submission', 'shortcut'];

function isAct(body: AnyArgs['body']): body is Extract<AnyArgs['body'], Parameters<typeof clickerOf>[0]> {
  return 'command' in body || ('type' in body && ACTS.includes(body.type));
}

export async function drawHome(slack: SlackContext, clicker: Clicker, page: number): Promise<BuiltHome> {
  return buildHome(await readHome(slack.home, { clicker, now: slack.clock() }), page);
}

export async function publishHome(
  client: WebClient,
  { userId, view, hash }: { readonly userId: string; readonly view: HomeView; readonly hash: string | undefined },
): Promise<{ readonly hash: string | undefined } | 'conflict'> {
  try {
    const published = await client.views.publish({ user_id: userId, view, ...(hash === undefined ? {} : { hash }) });
    return { hash: published.view?.hash };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'hash_conflict') return 'conflict';
    throw error;
  }
}
