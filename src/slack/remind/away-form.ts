import type { BlockAction, ButtonAction } from '@slack/bolt';
import { parseLocalDate } from '../../core/calendar/local-date.ts';
import { openDesk } from '../../usecases/remind/officer-desk.ts';
import { type AbsenceOutcome, setAbsence } from '../../usecases/remind/set-absence.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { AWAY_FIELDS } from '../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { awayFaultText, buildAwayForOthers, othersAwayText, ownAwayText } from './build-away.ts';
import { buildDeskRefusal } from './build-nudge.ts';

const NOT_SAVED = 'Not saved yet, press Save again. Ragtime was busy for a moment; your dates are still here.';

/** "I'm away", and "Somebody is away" under the officers' overview. */
export function listenToAwayForm(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.awayForOthers, async (args: ButtonArgs) => {
    const { ack, action, body } = args;
    const click = { clicker: clickerOf(body), windowId: action.value ?? '', now: slack.clock() };
    const opened = await openDesk(slack.desk, 'set-absence', click);
    await ack();
    const view =
      opened.outcome === 'desk' ? buildAwayForOthers(opened.content.owners, click.now) : buildDeskRefusal(opened);
    await showView(args, view);
  });
  app.view(CALLBACKS.away, async ({ ack, view, body, context }: SubmitArgs) => {
    const dayOf = (id: string) => parseLocalDate(view.state.values[id]?.[id]?.selected_date ?? '');
    const [firstDay, lastDay] = [dayOf(AWAY_FIELDS.first), dayOf(AWAY_FIELDS.last)];
    if (firstDay === undefined || lastDay === undefined) {
      const missing = firstDay === undefined ? AWAY_FIELDS.first : AWAY_FIELDS.last;
      return ack({ response_action: 'errors', errors: { [missing]: 'Please choose a day.' } });
    }
    const chosen = view.state.values[AWAY_FIELDS.who]?.[AWAY_FIELDS.who]?.selected_option?.value;
    const clicker = clickerOf(body);
    const outcome = await setAbsence(slack.remind, {
      by: clicker,
      author: { actor: clicker.slackUserId },
      personId: chosen ?? view.private_metadata,
      firstDay,
      lastDay,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    if (outcome.outcome === 'fault') {
      return ack({ response_action: 'errors', errors: { [AWAY_FIELDS.last]: awayFaultText(outcome.fault) } });
    }
    if (outcome.outcome === 'busy') {
      return ack({ response_action: 'update', view: redrawView(view, { notice: [section(NOT_SAVED)] }) });
    }
    return ack({
      response_action: 'update',
      view: buildNotice(view.title.text, [
        section(isOwn(outcome, clicker.slackUserId) ? ownAwayText(outcome) : othersAwayText(outcome)),
      ]),
    });
  });
}

function isOwn(outcome: AbsenceOutcome, slackUserId: string): boolean {
  return outcome.outcome === 'set' && outcome.person.slackUserId === slackUserId;
}
