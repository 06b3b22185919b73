import type { KnownBlock, ModalView } from '@slack/types';
import { toMessage } from './show-or-post.ts';

/** A view that Slack did not take. Where something was done before, what it says must not be lost with it. */
export class NotShown extends Error {
  override readonly name = 'NotShown';
  /** What was done, in words that can stand in a message; undefined where the view is a form, which cannot. */
  readonly said: readonly KnownBlock[] | undefined;

  constructor(view: ModalView, said: readonly KnownBlock[] | undefined, cause: unknown) {
    super(`A view could not be shown: ${cause instanceof Error ? cause.message : 'unknown'}`, { cause });
    this.said = said ?? (isForm(view) ? undefined : toMessage(view));
  }
}

function isForm({ blocks }: ModalView): boolean {
  return blocks.some(({ type }) => type === 'input');
}
