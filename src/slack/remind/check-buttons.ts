import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { CheckContent } from '../../core/remind/check-content.ts';
import type { WindowPress } from '../../usecases/calendar/find-pressed-window.ts';
import { holdWindow, releaseWindow } from '../../usecases/calendar/hold-window.ts';
import { startWindow } from '../../usecases/calendar/start-window.ts';
import { type PreviewRefusal, previewReminders } from '../../usecases/remind/preview-reminders.ts';
import { readCheck } from '../../usecases/remind/read-check.ts';
import { section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { postWords, toMessage } from '../show-or-post.ts';
import type { SlackContext } from '../slack-context.ts';
import { escapeSlack } from '../text.ts';
import { buildCheck } from './check-message.ts';
import { type CheckButton, doneAnswer, type PressAnswer, previewAnswer, refusedAnswer } from './press-texts.ts';

/** What is said, and the check as it is to be drawn now; undefined where it stays as it is. */
interface Pressed {
  readonly answer: PressAnswer;
  readonly check: CheckContent | undefined;
}

/** The buttons of "Check before it starts". */
export function listenToCheckButtons(app: Listeners, slack: SlackContext): void {
  const buttons = [
    [ACTIONS.startWindow, (press) => change(slack, press, { pressed: 'start', act: startWindow })],
    [ACTIONS.releaseWindow, (press) => change(slack, press, { pressed: 'release', act: releaseWindow })],
    [ACTIONS.holdWindow, (press) => change(slack, press, { pressed: 'hold', act: holdWindow })],
    [ACTIONS.previewReminders, (press, nonce) => preview(slack, press, nonce)],
  ] as const satisfies readonly (readonly [string, (press: WindowPress, nonce: string) => Promise<Pressed>])[];
  for (const [actionId, act] of buttons) {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const { ack, action, body, client, respond } = args;
      const { answer, check } = await act(toPress(slack, args), action.action_ts.replaceAll('.', '-'));
      await ack();
      const view = buildNotice(answer.title, [section(answer.text)]);
      // What was done is done: whatever goes wrong from here on must not be told as if nothing had changed.
      await client.views
        .open({ trigger_id: body.trigger_id, view })
        .catch(() => respond(toEphemeral(answer)))
        .catch(() => postWords(client, body.user.id, toMessage(view)));
      await redraw(args, check).catch(() => slack.log.warn({ actionId }, 'A pressed message could not be drawn anew'));
    });
  }
}

function toEphemeral({ text }: PressAnswer) {
  return { response_type: 'ephemeral', replace_original: false, text: escapeSlack(text) } as const;
}

function toPress(slack: SlackContext, { action, body, context }: ButtonArgs): WindowPress {
  const patience = patienceOf(context);
  return { clicker: clickerOf(body), windowId: action.value ?? '', now: slack.clock(), patience };
}

async function change(
  slack: SlackContext,
  press: WindowPress,
  {
    pressed,
    act,
  }: {
    readonly pressed: Exclude<CheckButton, 'preview'>;
    readonly act: typeof startWindow;
  },
): Promise<Pressed> {
  const changed = await act(slack.check, press);
  if (!changed.ok) return refused(slack, press, { pressed, refusal: changed.refusal });
  const check = await readCheck(slack.check, changed.value, press.now);
  const answer = check === undefined ? { title: 'Done', text: 'That is done.' } : doneAnswer(pressed, check);
  return { answer, check };
}

async function preview(slack: SlackContext, press: WindowPress, nonce: string): Promise<Pressed> {
  const sent = await previewReminders(slack.check, { ...press, nonce });
  if (!sent.ok) return refused(slack, press, { pressed: 'preview', refusal: sent.refusal });
  return { answer: previewAnswer(sent.value), check: undefined };
}

async function refused(
  slack: SlackContext,
  { now }: WindowPress,
  { pressed, refusal }: { readonly pressed: CheckButton; readonly refusal: PreviewRefusal },
): Promise<Pressed> {
  const check = 'window' in refusal ? await readCheck(slack.check, refusal.window, now) : undefined;
  return { answer: refusedAnswer(refusal, { pressed, check }), check };
}

/** The pressed message shows how things are now, which may have changed since it was drawn. */
async function redraw({ body, client }: ButtonArgs, check: CheckContent | undefined): Promise<void> {
  if (check === undefined || body.message === undefined || body.channel === undefined) return;
  const blocks = buildCheck(check);
  await client.chat.update({
    channel: body.channel.id,
    ts: body.message.ts,
    text: blocksToText(blocks),
    blocks: [...blocks],
    parse: 'none',
    link_names: false,
  });
}
