import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import * as z from 'zod';
import { openFinance } from '../../../usecases/collect/finance/open-finance.ts';
import { writeFinanceNarrative } from '../../../usecases/collect/finance/write-finance-narrative.ts';
import { type Clicker, findActor } from '../../../usecases/find-actor.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { FINANCE_FIELDS } from '../../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import { showView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { buildNotice } from '../build-notices.ts';
import { buildFinanceForm } from './build-finance-form.ts';
import { CORRECT_NEXT } from './build-finance-result.ts';
import { checkInBackground, storeInBackground } from './finance-in-background.ts';
import {
  type FinanceMemory,
  type FinanceOrder,
  newFinanceMemory,
  quarterOf,
  readFinanceMemory,
  readFinanceOrder,
} from './finance-memory.ts';
import { FINANCE_TEXTS, financeRefusalLines } from './finance-texts.ts';
import { type FinanceAnswer, readFinanceForm, readNarrative } from './read-finance-form.ts';

/** Finance hands its tables in: a file is checked first, read, and stored then. */
export function listenToFinance(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.handInFinance, async (args: ButtonArgs) => {
    const view = await openForm(slack, clickerOf(args.body), readFinanceOrder(args.action.value ?? ''));
    await args.ack();
    await showView(args, view);
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.resumeFinance, (args: ButtonArgs) => resume(slack, args));
  app.view(CALLBACKS.financeForm, (args: SubmitArgs) => submitForm(slack, args));
  app.view(CALLBACKS.financeResult, (args: SubmitArgs) => submitResult(slack, args));
}

async function openForm(slack: SlackContext, clicker: Clicker, order: FinanceOrder | undefined): Promise<ModalView> {
  if (order === undefined) return notStored([FINANCE_TEXTS.old]);
  const now = slack.clock();
  const by = await findActor(slack.finance, clicker, now);
  const asked = { by, directorateCode: order.directorateCode, quarter: quarterOf(order), now };
  const opened = await openFinance(slack.finance, { ...asked, department: order.departmentId });
  if (!opened.ok) return notStored(financeRefusalLines(opened.refusal, order));
  return buildFinanceForm({ opened: opened.value, memory: newFinanceMemory(order) });
}

function notStored(lines: readonly string[]): ModalView {
  return buildNotice(
    'Not now',
    lines.map((line) => section(line)),
  );
}

/** From the message that came because the form was closed: the file is read again, as it is now. */
async function resume(slack: SlackContext, { ack, action, body, client, context }: ButtonArgs): Promise<void> {
  await ack();
  const memory = readFinanceMemory(action.value ?? '');
  const isOurs = memory?.file !== undefined;
  const view = isOurs ? buildNotice('One moment', [section(FINANCE_TEXTS.working)]) : notStored([FINANCE_TEXTS.old]);
  const opened = await client.views.open({ trigger_id: body.trigger_id, view });
  if (memory?.file === undefined || opened.view?.id === undefined) return;
  const chosen = { memory: { ...memory, file: memory.file }, narrative: quotedNarrative(body.message) };
  await checkInBackground(slack, { body, client, context, view: { id: opened.view.id } }, chosen);
}

const quoting = z.looseObject({
  blocks: z.array(z.looseObject({ block_id: z.string(), text: z.looseObject({ text: z.string() }).optional() })),
});

/** What they had written of it stands in the message, and nowhere else. */
function quotedNarrative(message: unknown): string {
  const read = quoting.safeParse(message);
  return read.data?.blocks.find((block) => block.block_id === FINANCE_FIELDS.narrative)?.text?.text ?? '';
}

async function submitForm(slack: SlackContext, args: SubmitArgs): Promise<void> {
  const { ack, view } = args;
  const memory = readFinanceMemory(view.private_metadata);
  if (memory === undefined) return ack({ response_action: 'update', view: notStored([FINANCE_TEXTS.old]) });
  const answer = readFinanceForm(view, memory);
  const { file } = answer.memory;
  if (file === undefined) return writeAlone(slack, args, answer);
  if (!/\.(?:xlsx|csv)$/iu.test(file.name)) {
    return ack({ response_action: 'errors', errors: { [FINANCE_FIELDS.file]: FINANCE_TEXTS.otherFile } });
  }
  await ack({ response_action: 'update', view: buildNotice('One moment', [section(FINANCE_TEXTS.working)]) });
  await checkInBackground(slack, args, { ...answer, memory: { ...answer.memory, file, seen: undefined } });
}

/** Without a file, what finance says of the table is changed by itself. */
async function writeAlone(
  slack: SlackContext,
  { ack, view, body, context }: SubmitArgs,
  { memory, narrative }: FinanceAnswer,
): Promise<void> {
  if (narrative.trim() === '' || memory.departmentId === undefined) {
    return ack({ response_action: 'errors', errors: { [FINANCE_FIELDS.file]: FINANCE_TEXTS.noFile } });
  }
  const now = slack.clock();
  const clicker = clickerOf(body);
  const written = await writeFinanceNarrative(slack.finance, {
    by: await findActor(slack.finance, clicker, now),
    author: { actor: clicker.slackUserId },
    directorateCode: memory.directorateCode,
    quarter: quarterOf(memory),
    department: memory.departmentId,
    text: narrative,
    now,
    patience: patienceOf(context),
  });
  if (written.ok) {
    const { department, isUnchanged, isCorrection } = written.value;
    const done = isUnchanged ? 'the same narrative was in already.' : 'the narrative is in.';
    const lines = [`${department.name}: ${done}`, ...(isCorrection && !isUnchanged ? [CORRECT_NEXT] : [])];
    const blocks = lines.map((line) => section(line));
    return ack({ response_action: 'update', view: buildNotice(isUnchanged ? 'Nothing new' : 'Stored', blocks) });
  }
  const notice = financeRefusalLines(written.refusal, memory).map((line) => section(line));
  await ack({ response_action: 'update', view: redrawView(view, { notice }) });
}

async function submitResult(slack: SlackContext, args: SubmitArgs): Promise<void> {
  const { ack, view } = args;
  const memory: FinanceMemory | undefined = readFinanceMemory(view.private_metadata);
  if (memory?.file === undefined) return ack({ response_action: 'update', view: notStored([FINANCE_TEXTS.old]) });
  await ack({ response_action: 'update', view: buildNotice('One moment', [section(FINANCE_TEXTS.storing)]) });
  const narrative = readNarrative(view);
  await storeInBackground(slack, args, { narrative, memory: { ...memory, file: memory.file } });
}
