import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { type Clicker, findActor } from '../../usecases/find-actor.ts';
import type { Patience } from '../../usecases/ports.ts';
import {
  type DecideRequest,
  dismissFinding,
  readReason,
  reopenFinding,
  type WaiveRequest,
  waiveFinding,
} from '../../usecases/review/decide-finding.ts';
import { openReadingList } from '../../usecases/review/open-reading-list.ts';
import { openWaiver } from '../../usecases/review/open-waiver.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, lastingPatienceOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { QUARTER_FIELDS } from '../field-ids.ts';
import { readPageValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showsView } from '../replace-view.ts';
import { showOrPost } from '../show-or-post.ts';
import { pushView, showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildReadingList } from './build-reading-list.ts';
import { buildWaiveForm, decideTrouble, WAIVE_TEXTS } from './build-waive-form.ts';
import { QUARTER_TEXTS } from './quarter-texts.ts';

/** Nobody's click waits any more when the report is read. Unit: milliseconds, real time. */
const PATIENCE_MS = 10_000;

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

/**
 * Reading a large report through takes longer than a form may wait: it closes at once, and what came of it takes the place of the
 * list beneath, where nobody presses meanwhile.
 */
async function submit(slack: SlackContext, args: SubmitArgs): Promise<void> {
  const { ack, view, body, client, context } = args;
  const place = readPlace(view.private_metadata);
  const reason = view.state.values[QUARTER_FIELDS.reason]?.[QUARTER_FIELDS.reason]?.value ?? '';
  const patience = lastingPatienceOf(context, PATIENCE_MS);
  const request = await toRequest(slack, place, { clicker: clickerOf(body), patience });
  if (request === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not waived', [section(QUARTER_TEXTS.gone)]) });
  }
  const readable = readReason(reason);
  if (!readable.ok) {
    const trouble = decideTrouble(readable) ?? WAIVE_TEXTS.missing;
    return ack({ response_action: 'errors', errors: { [QUARTER_FIELDS.reason]: trouble } });
  }
  const moment = buildNotice('One moment', [section(QUARTER_TEXTS.checking)]);
  const under = view.previous_view_id ?? undefined;
  await (under === undefined ? ack({ response_action: 'update', view: moment }) : ack());
  if (under !== undefined) await showsView(client, under, moment).catch(() => false);
  const wanted = { ...request, reason: readable.value };
  // The click is answered already: what goes wrong from here on is said in the same place.
  const { shown, said } = await waive(slack, args, wanted).catch((error: unknown) => {
    slack.log.error({ problem: error instanceof Error ? error.message : 'unknown' }, 'A finding was not waived');
    return { shown: redrawView(view, { notice: [section(WAIVE_TEXTS.failed)] }), said: WAIVE_TEXTS.failed };
  });
  const words = [section(said), section(yours(wanted))];
  await showOrPost({ client, body, view: { id: under ?? view.id } }, shown, () => words);
}

const yours = ({ reason }: WaiveRequest) => `Your reason: ${reason}`;

/** What stands there then, and in one sentence what came of it. */
async function waive(
  slack: SlackContext,
  { view, body }: SubmitArgs,
  request: WaiveRequest,
): Promise<{ readonly shown: ModalView; readonly said: string }> {
  const waived = await waiveFinding(slack.quarter, request);
  const said = decideTrouble(waived) ?? 'Waived.';
  if (!waived.ok && waived.refusal.reason === 'busy') {
    return { shown: redrawView(view, { notice: [section(said)] }), said };
  }
  // What was decided moves to the end of the list, which may be another page.
  const list = await draw(slack, readPlace(view.private_metadata), clickerOf(body));
  return { shown: withNotice(list, `${said} ${yours(request)}`), said };
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
