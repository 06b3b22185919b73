import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import { GAP_PRINTS, type GapPrint } from '../../core/review/gap.ts';
import { findActor } from '../../usecases/find-actor.ts';
import { chooseGaps, openGaps } from '../../usecases/review/decide-gaps.ts';
import { section } from '../blocks.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { GAP_FIELDS } from '../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildChosen, buildGaps, gapRefusalText } from './build-gaps.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** What the report prints where no update came. */
export function listenToGaps(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.decideGaps, async (args: ButtonArgs) => {
    const windowId = args.action.value ?? '';
    const by = await findActor(slack.collect, clickerOf(args.body), slack.clock());
    const view = buildGaps(await openGaps(slack.review, { by, windowId }), windowId);
    await args.ack();
    await showView(args, view);
  });
  app.view(CALLBACKS.gaps, async ({ ack, view, body, context }: SubmitArgs) => {
    const now = slack.clock();
    const clicker = clickerOf(body);
    const windowId = view.private_metadata;
    const by = await findActor(slack.collect, clicker, now);
    const opened = await openGaps(slack.review, { by, windowId });
    const ids = opened.outcome === 'gaps' ? opened.gaps.map(({ milestone }) => milestone.id) : [];
    const outcome = await chooseGaps(slack.review, {
      by,
      windowId,
      author: { actor: clicker.slackUserId },
      chosen: readChosen(view, ids),
      now,
      patience: patienceOf(context),
    });
    switch (outcome.outcome) {
      case 'chosen':
        return ack({ response_action: 'update', view: buildChosen(outcome) });
      case 'busy':
        return ack({ response_action: 'update', view: redrawView(view, { notice: [section(TEXTS.notSavedYet)] }) });
      default:
        return ack({ response_action: 'update', view: buildNotice('Not saved', [section(gapRefusalText(outcome))]) });
    }
  });
}

/** What is chosen for all goes before what stands beside each. */
function readChosen({ state }: ViewOutput, milestoneIds: readonly string[]): ReadonlyMap<string, GapPrint> {
  const of = (blockId: string) => {
    const value = state.values[blockId]?.[GAP_FIELDS.choice]?.selected_option?.value;
    return GAP_PRINTS.find((prints) => prints === value);
  };
  const all = of(GAP_FIELDS.all);
  return new Map(
    milestoneIds.flatMap((id) => {
      const prints = all ?? of(`${GAP_FIELDS.one}${id}`);
      return prints === undefined ? [] : [[id, prints] as const];
    }),
  );
}
