import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { endAbsence, findAbsentee } from '../../usecases/remind/set-absence.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { readAbsence } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { pushView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildAwayFor, othersBackText, undoneText } from './build-away-for.ts';

/** What an assistant or an officer says of one person, and what that person takes back. */
export function listenToAssistants(app: Listeners, slack: SlackContext): void {
  const answer = (actionId: string, toView: (args: ButtonArgs) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args);
      await args.ack();
      await pushView(args, view);
    });
  };
  const requestOf = ({ body, context }: ButtonArgs) => {
    const by = clickerOf(body);
    return { by, author: { actor: by.slackUserId }, now: slack.clock(), patience: patienceOf(context) };
  };
  answer(ACTIONS.awayFor, async (args) => {
    const request = { ...requestOf(args), personId: args.action.value ?? '' };
    return buildAwayFor(await findAbsentee(slack.remind, request), request.now);
  });
  answer(ACTIONS.backFor, async (args) => {
    const { personId, days } = readAbsence(args.action.value ?? '');
    const outcome = await endAbsence(slack.remind, { ...requestOf(args), personId, ...(days && { only: days }) });
    const isTakenBack = outcome.outcome === 'back' && outcome.notBegun !== undefined;
    return buildNotice(isTakenBack ? 'Away' : 'Back', [section(othersBackText(outcome))]);
  });
  answer(ACTIONS.undoAway, async (args) => {
    const { personId, days: only } = readAbsence(args.action.value ?? '');
    if (only === undefined)
      return buildNotice('Not taken back', [section('This button names no days. Nothing was changed.')]);
    const outcome = await endAbsence(slack.remind, { ...requestOf(args), personId, only });
    return buildNotice('Away', [section(undoneText(outcome))]);
  });
}
