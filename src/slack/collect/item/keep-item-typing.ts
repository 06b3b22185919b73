import type { AllMiddlewareArgs, BlockAction, ViewOutput } from '@slack/bolt';
import type { KeptDraft } from '../../../usecases/collect/draft/keep-draft.ts';
import { keepItemDraft } from '../../../usecases/collect/item/keep-item-draft.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import type { SlackContext } from '../../slack-context.ts';
import { readTyped } from '../draft/draft-fields.ts';
import { readItemMemory } from './item-memory.ts';

interface TypedView {
  readonly view: ViewOutput;
  /** Block id of the field that was acted on. */
  readonly acted: string | undefined;
  /** Microseconds on Slack's clock. */
  readonly actedAt: number;
}

/** Keeps what stands in the form of an item, with every change that Slack tells us of. */
export async function keepItemTyping(
  slack: SlackContext,
  { body, context }: { readonly body: BlockAction; readonly context: AllMiddlewareArgs['context'] },
  { view, acted, actedAt }: TypedView,
): Promise<KeptDraft | undefined> {
  const memory = readItemMemory(view.private_metadata);
  if (memory === undefined) return undefined;
  const { subject, quarter, nonce: formNonce, basedOn } = memory;
  const now = slack.clock();
  return keepItemDraft(slack.items, {
    clicker: clickerOf(body),
    subject,
    quarter,
    typed: { ...readTyped(view, { entry: { id: formNonce }, acted }), actedAt, at: now, basedOn, formNonce },
    now,
    patience: patienceOf(context),
  });
}
