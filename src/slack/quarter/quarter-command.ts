import type { AllMiddlewareArgs, BlockAction, ButtonAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { actOnQuarter } from '../../usecases/review/act-on-quarter.ts';
import {
  answerQuarterCommand,
  type QuarterAnswer,
  type QuarterCommand,
} from '../../usecases/review/answer-quarter-command.ts';
import { chooseDirectorate } from '../../usecases/review/choose-directorate.ts';
import type { TrailTurn } from '../../usecases/review/trail-ports.ts';
import { fitBlocks, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import type { ButtonArgs, CommandArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { readPageValue } from '../id-values.ts';
import { ACTIONS, COMMANDS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { updateView } from '../replace-view.ts';
import { openView, pushView, showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { ANSWER_TEXT_ROOM, MESSAGE_TEXT_ROOM } from '../text.ts';
import { buildRefused } from './build-acted.ts';
import { buildAnswer } from './build-answer.ts';
import { buildAmendForm, type QuarterMemory } from './build-quarter-form.ts';
import { buildTrail } from './build-trail.ts';
import { QUARTER_TEXTS } from './quarter-texts.ts';

/** `/quarter`, and the buttons that do the same. */
export function listenToQuarterCommand(app: Listeners, slack: SlackContext): void {
  app.command(COMMANDS.quarter, async ({ command, ack, client, context }: CommandArgs) => {
    const asked: QuarterCommand = {
      clicker: clickerOf(command),
      text: command.text,
      channelId: command.channel_id,
      nonce: command.trigger_id.replaceAll('.', '-'),
      now: slack.clock(),
      patience: patienceOf(context),
    };
    const answer = await answerQuarterCommand(slack.quarter, asked);
    const shown = buildAnswer(answer);
    if (shown.kind === 'message') return ack({ ...toEphemeral(shown.blocks, ANSWER_TEXT_ROOM) });
    await ack();
    const viewId = await openView({ triggerId: command.trigger_id, client }, shown.view);
    await goOn(slack, { answer, asked, viewId, client });
  });
  app.actionsOf<BlockAction<ButtonAction>>(ACTIONS.quarterAct, (args: ButtonArgs) => press(slack, args));
  for (const [actionId, towards] of TURNS) {
    app.action<BlockAction<ButtonAction>>(actionId, (args: ButtonArgs) => turnTrail(slack, args, towards));
  }
  app.action<BlockAction<ButtonAction>>(ACTIONS.chooseDirectorate, async (args: ButtonArgs) => {
    const { ack, action, body, context } = args;
    const chosen = await chooseDirectorate(slack.quarter, {
      clicker: clickerOf(body),
      directorateId: action.value ?? '',
      now: slack.clock(),
      patience: patienceOf(context),
    });
    await ack();
    if (chosen.outcome === 'chosen') return;
    const text = 'permission' in chosen ? refusalText(chosen.permission) : QUARTER_TEXTS.busy;
    await showView(args, buildNotice('Not shown', [section(text)]));
  });
}

const TURNS = [
  [ACTIONS.newerChanges, 'newer'],
  [ACTIONS.olderChanges, 'older'],
] as const;

async function turnTrail(slack: SlackContext, args: ButtonArgs, towards: TrailTurn['towards']): Promise<void> {
  const { page: id, what } = readPageValue(args.action.value ?? '');
  const answer = await answerQuarterCommand(slack.quarter, {
    clicker: clickerOf(args.body),
    text: what.join('|'),
    channelId: undefined,
    now: slack.clock(),
    patience: patienceOf(args.context),
    nonce: args.action.action_ts.replaceAll('.', '-'),
    turn: { towards, id },
  });
  await args.ack();
  if (answer.outcome === 'history') await showView(args, buildTrail(answer));
}

async function press(slack: SlackContext, args: ButtonArgs): Promise<void> {
  const { ack, action, body, client, context, respond } = args;
  const asked: QuarterCommand = {
    clicker: clickerOf(body),
    text: action.value ?? '',
    channelId: undefined,
    nonce: action.action_ts.replaceAll('.', '-'),
    now: slack.clock(),
    patience: patienceOf(context),
  };
  const answer = await answerQuarterCommand(slack.quarter, asked);
  const shown = buildAnswer(answer);
  await ack();
  if (shown.kind === 'view') {
    const viewId = await pushView(args, shown.view);
    return goOn(slack, { answer, asked, viewId, client });
  }
  const isEphemeral = body.container.type === 'message' && body.container.is_ephemeral === true;
  const inPlace = isEphemeral && respond({ ...toEphemeral(shown.blocks), replace_original: true });
  // Its address takes five answers, for half an hour.
  const isShown = inPlace !== false && (await inPlace.then(Boolean, () => false));
  if (!isShown) await pushView(args, buildNotice('The quarter', fitBlocks(shown.blocks, 'modal')));
}

interface Opened {
  readonly answer: QuarterAnswer;
  readonly asked: QuarterCommand;
  readonly viewId: string | undefined;
  readonly client: AllMiddlewareArgs['client'];
}

/** What takes longer to find out than a form may take to open takes the place of what was opened. */
async function goOn(slack: SlackContext, opened: Opened): Promise<void> {
  const { answer, viewId, client } = opened;
  if (viewId === undefined) return;
  if (answer.outcome === 'reading') return updateView(client, viewId, await readThrough(slack, opened));
  if (answer.outcome !== 'form' || answer.form.act !== 'amend') return;
  await updateView(client, viewId, await compare(slack, answer.form, opened));
}

async function readThrough(slack: SlackContext, { asked }: Opened): Promise<ModalView> {
  const shown = buildAnswer(await answerQuarterCommand(slack.quarter, { ...asked, depth: 'whole' }));
  return shown.kind === 'view' ? shown.view : buildNotice('The quarter', fitBlocks(shown.blocks, 'modal'));
}

async function compare(slack: SlackContext, memory: QuarterMemory, { asked }: Opened): Promise<ModalView> {
  const compared = await actOnQuarter(slack.quarter, {
    ...memory,
    clicker: asked.clicker,
    deed: { act: 'amend', why: undefined, whyFor: new Map() },
    now: slack.clock(),
    patience: { giveUpAt: performance.now() },
  });
  return compared.ok && compared.value.act === 'amend'
    ? buildAmendForm(memory, compared.value.amended)
    : buildRefused(compared.ok ? { reason: 'gone' } : compared.refusal, memory);
}

function toEphemeral(blocks: readonly KnownBlock[], room = MESSAGE_TEXT_ROOM) {
  const fitting = fitBlocks(blocks, 'message');
  return { response_type: 'ephemeral', text: blocksToText(fitting, room), blocks: [...fitting] } as const;
}
