import type { AllMiddlewareArgs, BlockAction, ViewOutput } from '@slack/bolt';
import type { KeptDraft } from '../../usecases/collect/draft/keep-draft.ts';
import { keepProposalDraft } from '../../usecases/plan/keep-proposal-draft.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { readTyped } from '../collect/draft/draft-fields.ts';
import type { SlackContext } from '../slack-context.ts';
import { readProposalMemory } from './proposal-memory.ts';

interface TypedView {
  readonly view: ViewOutput;
  /** Block id of the field that was acted on. */
  readonly acted: string | undefined;
  /** Microseconds on Slack's clock. */
  readonly actedAt: number;
}

/** Keeps what stands in the form of a proposal, with every change that Slack tells us of. */
export async function keepProposalTyping(
  slack: SlackContext,
  { body, context }: { readonly body: BlockAction; readonly context: AllMiddlewareArgs['context'] },
  { view, acted, actedAt }: TypedView,
): Promise<KeptDraft | undefined> {
  const memory = readProposalMemory(view.private_metadata);
  if (memory === undefined) return undefined;
  const { milestoneId, nonce: formNonce } = memory;
  const now = slack.clock();
  const typed = readTyped(view, { entry: { id: milestoneId }, acted });
  return keepProposalDraft(slack.plan, {
    clicker: clickerOf(body),
    milestoneId,
    typed: { ...typed, actedAt, at: now, basedOn: undefined, formNonce },
    now,
    patience: patienceOf(context),
  });
}
