import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { type Clicker, findActor } from '../../usecases/find-actor.ts';
import type { Patience } from '../../usecases/ports.ts';
import {
  type DecideRequest,
  dismissFinding,
  reopenFinding,
  waiveFinding,
} from '../../usecases/review/decide-finding.ts';
import { openReadingList } from '../../usecases/review/open-reading-list.ts';
import { openWaiver } from '../../usecases/review/open-waiver.ts';
import { section } from '../blocks.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { QUARTER_FIELDS } from '../field-ids.ts';
import { readPageValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showsView } from '../replace-view.ts';
import { pushView, showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildReadingList } from './build-reading-list.ts';
import { buildWaiveForm, decideTrouble, WAIVE_TEXTS } from './build-waive-form.ts';
import { QUARTER_TEXTS } from './quarter-texts.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** What a button of the list carries: see buttonsOf. */
interface Place {
  readonly page: number;
  readonly directorateCode: string;
  readonly quarter: string;
  readonly finding: string;
}

function readPlace(value: string): Place {
  const { page, what } = readPageValue(value);
  const [directorateCode = '', quarter = '', ...finding] = what;
  return { page, directorateCode, quarter, finding: finding.join('|') };
}

/** The reading list of the checks: waive what blocks, dismiss what was read, take either back. */
export function listenToReadingList(app: Listeners, slack: SlackContext): void {
  const decisions = [
    [ACTIONS.dismissFinding, dismissFinding],
    [ACTIONS.reopenFinding, reopenFinding],
  ] as const;
  for (const [actionId, decide] of decisions) {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      // Reading a large report through takes longer than a click may wait; what came of it stands in the list.
      await args.ack();
      const place = readPlace(args.action.value ?? '');
      const request = await toRequest(slack, place, {
        clicker: clickerOf(args.body),
        patience: patienceOf(args.context),
      });
      const decided = request && (await decide(slack.quarter, request));
      const trouble = decided === undefined ? QUARTER_TEXTS.gone : decideTrouble(decided);
      const list = await draw(slack, place, clickerOf(args.body));
      await showView(args, trouble === undefined ? list : withNotice(list, trouble));
    });
  }
  for (const actionId of [ACTIONS.previousFindings, ACTIONS.nextFindings]) {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      await args.ack();
      await showView(args, await draw(slack, readPlace(args.action.value ?? ''), clickerOf(args.body)));
    });
  }
  app.action<BlockAction<ButtonAction>>(ACTIONS.waiveFinding, async (args: ButtonArgs) => {
    await args.ack();
    const { body, action } = args;
    const { directorateCode } = readPlace(action.value ?? '');
    const by = await findActor(slack.quarter, clickerOf(body), slack.clock());
    const opened = await openWaiver(slack.quarter, { by, directorateCode });
    const trouble = opened.ok ? undefined : decideTrouble(opened);
    const form = () => buildWaiveForm(action.value ?? '', findingAbove(body.view?.blocks ?? [], action.block_id));
    await pushView(args, trouble === undefined ? form() : buildNotice('Not waived', [section(trouble)]));
  });
  app.view(CALLBACKS.waiveForm, (args: SubmitArgs) => submit(slack, args));
}

/** What was read before the button was pressed: everything between it and the line above. */
function findingAbove(blocks: ModalView['blocks'], blockId: string): ModalView['blocks'] {
  const before = blocks.slice(
    0,
    blocks.findIndex((block) => block.block_id === blockId),
  );
  return before.slice(before.findLastIndex(({ type }) => type === 'divider') + 1);
}

async function submit(slack: SlackContext, { ack, view, body, context, client }: SubmitArgs): Promise<void> {
  const place = readPlace(view.private_metadata);
  const reason = view.state.values[QUARTER_FIELDS.reason]?.[QUARTER_FIELDS.reason]?.value ?? '';
  const clicker = clickerOf(body);
  const request = await toRequest(slack, place, { clicker, patience: patienceOf(context) });
  const waived = request && (await waiveFinding(slack.quarter, { ...request, reason }));
  if (waived === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not waived', [section(QUARTER_TEXTS.gone)]) });
  }
  const trouble = decideTrouble(waived);
  if (!waived.ok && (waived.refusal.reason === 'reason-missing' || waived.refusal.reason === 'reason-too-long')) {
    return ack({ response_action: 'errors', errors: { [QUARTER_FIELDS.reason]: trouble ?? WAIVE_TEXTS.missing } });
  }
  if (trouble !== undefined) {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(trouble)] }) });
  }
  const under = view.previous_view_id ?? undefined;
  if (under === undefined) return ack();
  // The list beneath is drawn before the form goes, so that nobody presses in an old one. What was decided moves to its end,
  // which may be another page.
  const said = `Waived. Your reason: ${reason.trim()}`;
  const list = withNotice(await draw(slack, place, clicker), said);
  const isDrawn = await showsView(client, under, list).catch(() => false);
  await (isDrawn ? ack() : ack({ response_action: 'update', view: buildNotice('Waived', [section(said)]) }));
}

async function draw(
  slack: SlackContext,
  { page, directorateCode, quarter }: Place,
  clicker: Clicker,
): Promise<ModalView> {
  const now = slack.clock();
  const by = await findActor(slack.quarter, clicker, now);
  return buildReadingList(await openReadingList(slack.quarter, { by, directorateCode, quarter, now }), page);
}

async function toRequest(
  slack: SlackContext,
  { directorateCode, quarter: code, finding }: Place,
  { clicker, patience }: { readonly clicker: Clicker; readonly patience: Patience },
): Promise<DecideRequest | undefined> {
  const quarter = parseQuarter(code);
  if (quarter === undefined) return undefined;
  const now = slack.clock();
  const by = await findActor(slack.quarter, clicker, now);
  const author = { actor: clicker.slackUserId };
  return { directorateCode, quarter, finding, by, author, now, patience };
}

function withNotice(view: ModalView, text: string): ModalView {
  return { ...view, blocks: [section(text), ...view.blocks] };
}
