import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs, ViewOutput } from '@slack/bolt';
import { MOST_DRAFT_LETTERS } from '../../../core/collect/draft.ts';
import { numberWords } from '../../../core/number-words.ts';
import { keepDraft } from '../../../usecases/collect/draft/keep-draft.ts';
import { clickerOf, markTyping, patienceOf } from '../../clicks.ts';
import { CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { keepProposalTyping } from '../../plan/keep-proposal-typing.ts';
import type { SlackContext } from '../../slack-context.ts';
import { readFormMemory } from '../form/form-memory.ts';
import { keepItemTyping } from '../item/keep-item-typing.ts';
import { isChanged, readTyped } from './draft-fields.ts';

/** Forms of which is remembered that their writer was told. */
const MOST_TOLD = 1000;
const TOO_LARGE = `What stands in your form is longer than a draft may be, ${numberWords(MOST_DRAFT_LETTERS)} letters in all. What was kept before is still there; please shorten the text before you close the form.`;

type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/**
 * Keeps what is typed in a form, with every change that Slack tells us of. The form itself is never drawn anew
 * meanwhile. A change that could not be kept is no reason to disturb whoever types: the next one carries everything.
 */
export function listenToDrafts(app: Listeners, slack: SlackContext): void {
  const told = new Set<string>();
  app.field(async (args: ActionArgs) => {
    markTyping(args.context);
    try {
      if ((await keepTyped(slack, args)) === 'too-large') await tellOnce(told, args);
    } catch (error) {
      const problem = error instanceof Error ? error.message : 'unknown';
      slack.log.error({ problem }, 'What somebody types could not be kept as a draft');
    } finally {
      await args.ack();
    }
  });
}

/** No form holds so much; whoever gets there all the same is told once for each. */
async function tellOnce(told: Set<string>, { body, client }: ActionArgs): Promise<void> {
  const { view, user } = body;
  if (view === undefined || told.has(view.id)) return;
  if (told.size >= MOST_TOLD) told.clear();
  told.add(view.id);
  await client.chat.postMessage({ channel: user.id, text: TOO_LARGE });
}

async function keepTyped(slack: SlackContext, args: ActionArgs) {
  const { view, actions } = args.body;
  const [action] = actions;
  if (view === undefined || action === undefined) return undefined;
  const outcome = await keepView(slack, args, { view, acted: action.block_id, actedAt: toActedAt(action.action_ts) });
  if (outcome === 'busy') slack.log.warn('The store was busy: what somebody types is kept with the next change');
  return outcome;
}

/** Before a form is left by one of its buttons: the last words may not have been told yet. */
export async function keepBeforeLeaving(slack: SlackContext, args: ActionArgs): Promise<void> {
  const { view, actions } = args.body;
  const [action] = actions;
  if (view === undefined || action === undefined || !isChanged(view)) return;
  await keepView(slack, args, { view, acted: undefined, actedAt: toActedAt(action.action_ts) });
}

interface Change {
  readonly view: ViewOutput;
  readonly acted: string | undefined;
  readonly actedAt: number;
}

async function keepView(slack: SlackContext, { body, context }: ActionArgs, { view, acted, actedAt }: Change) {
  if (view.callback_id === CALLBACKS.proposal)
    return keepProposalTyping(slack, { body, context }, { view, acted, actedAt });
  if (view.callback_id === CALLBACKS.itemForm)
    return keepItemTyping(slack, { body, context }, { view, acted, actedAt });
  const memory = readFormMemory(view.private_metadata);
  if (memory === undefined) return undefined;
  const { entry, quarter, nonce: formNonce, basedOn, suppliedId, returnId, handedId } = memory;
  const seen = { suppliedId, returnId, handedId };
  const leaving = acted === undefined ? { draftedAt: memory.draftedAt } : undefined;
  const now = slack.clock();
  return keepDraft(slack.collect, {
    clicker: clickerOf(body),
    entry,
    quarter,
    typed: { ...readTyped(view, { entry, acted }), actedAt, at: now, basedOn, formNonce, seen, leaving },
    now,
    patience: patienceOf(context),
  });
}

/** `1782900000.123456`, Slack's clock, in microseconds. */
export function toActedAt(actionTs: string): number {
  const [seconds = '', fraction = ''] = actionTs.split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}
