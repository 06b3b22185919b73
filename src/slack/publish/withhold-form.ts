import type { BlockAction, ButtonAction } from '@slack/bolt';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { numberWords } from '../../core/number-words.ts';
import type { Result } from '../../core/result.ts';
import { findActor } from '../../usecases/find-actor.ts';
import { openWithholding } from '../../usecases/publish/open-withholding.ts';
import {
  LONGEST_WHY,
  type Withheld,
  type WithholdRefusal,
  withholdText,
} from '../../usecases/publish/withhold-text.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { WITHHOLD_FIELDS } from '../field-ids.ts';
import { readPageValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildWithholding, WITHHOLD_TITLE, withholdBlockId } from './build-withholding.ts';

/** An officer keeps a text out of print, and lets it in again. */
export function listenToWithholding(app: Listeners, slack: SlackContext): void {
  app.view(CALLBACKS.withholdForm, (args: SubmitArgs) => withhold(slack, args));
  app.action<BlockAction<ButtonAction>>(ACTIONS.releaseText, (args: ButtonArgs) => release(slack, args));
}

interface Asked {
  readonly directorateCode: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  /** Id of the entry or item. */
  readonly name: string;
  /** Undefined lets it be printed again. */
  readonly why: string | undefined;
}

async function withhold(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const { page: round, what } = readPageValue(view.private_metadata);
  const [directorateCode = '', quarter = ''] = what;
  const field = (name: string) => view.state.values[withholdBlockId(name, round)]?.[name];
  const name = field(WITHHOLD_FIELDS.text)?.selected_option?.value ?? '';
  const why = field(WITHHOLD_FIELDS.why)?.value ?? '';
  const asked = { directorateCode, quarter, name, why };
  const done = await carryOut(slack, asked, { body, patience: patienceOf(context) });
  if (done === undefined) {
    return ack({ response_action: 'update', view: buildNotice(WITHHOLD_TITLE, [section(TEXTS.gone)]) });
  }
  const fault = done.ok ? undefined : faultText(done.refusal);
  if (fault !== undefined)
    return ack({ response_action: 'errors', errors: { [withholdBlockId(WITHHOLD_FIELDS.why, round)]: fault } });
  const notice = [section(outcomeText(done, asked))];
  if (!done.ok && done.refusal.reason === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice }) });
  }
  const opened = await openAgain(slack, asked, body);
  await ack({ response_action: 'update', view: buildWithholding(opened, notice) });
}

async function release(slack: SlackContext, args: ButtonArgs): Promise<void> {
  const { ack, action, body, context } = args;
  const [directorateCode = '', quarter = '', name = ''] = readPageValue(action.value ?? '').what;
  const asked = { directorateCode, quarter, name, why: undefined };
  const done = await carryOut(slack, asked, { body, patience: patienceOf(context) });
  const notice = section(done === undefined ? TEXTS.gone : outcomeText(done, asked));
  const opened = await openAgain(slack, asked, body);
  await ack();
  await showView(args, buildWithholding(opened, [notice]));
}

interface Pressed {
  readonly body: Parameters<typeof clickerOf>[0];
  readonly patience: ReturnType<typeof patienceOf>;
}

/** Undefined where the form is not ours. */
async function carryOut(
  slack: SlackContext,
  { directorateCode, quarter: code, name, why }: Asked,
  { body, patience }: Pressed,
): Promise<Result<Withheld, WithholdRefusal> | undefined> {
  const quarter = parseQuarter(code);
  if (quarter === undefined) return undefined;
  const clicker = clickerOf(body);
  const now = slack.clock();
  const by = await findActor(slack.quarter, clicker, now);
  const author = { actor: clicker.slackUserId };
  return withholdText(slack.quarter, { by, author, directorateCode, quarter, name, why, now, patience });
}

async function openAgain(slack: SlackContext, { directorateCode, quarter }: Asked, body: Pressed['body']) {
  const now = slack.clock();
  const by = await findActor(slack.quarter, clickerOf(body), now);
  return openWithholding(slack.quarter, { by, directorateCode, quarter, now });
}

function faultText({ reason }: WithholdRefusal): string | undefined {
  if (reason === 'why-missing') return 'Please say why; the annex prints it.';
  return reason === 'why-too-long' ? `Please keep this under ${numberWords(LONGEST_WHY)} characters.` : undefined;
}

function outcomeText(done: Result<Withheld, WithholdRefusal>, { why }: Asked): string {
  if (!done.ok) return refusedText(done.refusal);
  const { text, published } = done.value;
  const what = why === undefined ? 'is printed again' : 'is not for publication now, and goes into the annex';
  const stays =
    published === undefined
      ? ''
      : ` Revision ${published} stays as it was published; /quarter amend makes the next one.`;
  return `${text.name} ${what}.${stays}`;
}

function refusedText(refusal: WithholdRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'so-already':
      return `${refusal.text.name} stands so already. Nothing was changed.`;
    case 'busy':
      return TEXTS.notSavedYet;
    default:
      return TEXTS.gone;
  }
}
