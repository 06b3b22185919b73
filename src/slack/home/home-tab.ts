import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { listMyWork } from '../../usecases/collect/list-my-work.ts';
import { context, fitBlocks } from '../blocks.ts';
import { buildWorkList } from '../collect/build-work-list.ts';
import type { SlackContext } from '../slack-context.ts';

type HomeArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** The Home tab: what waits for me, drawn anew each time it is opened. */
export function listenToHome(app: App, slack: SlackContext): void {
  app.event('app_home_opened', async ({ event, body, client }: HomeArgs) => {
    if (event.tab !== 'home') return;
    const clicker = { slackUserId: event.user, teamId: body.team_id };
    const work = await listMyWork(slack.collect, { clicker, now: slack.clock() });
    const help = context('Type /milestone help to see what else you can do.');
    const blocks = [...fitBlocks([help, ...buildWorkList(work)], 'home')];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
}
