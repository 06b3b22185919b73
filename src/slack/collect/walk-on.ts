import type { KnownBlock, ModalView } from '@slack/types';
import { type StepRequest, takeStep } from '../../usecases/collect/take-step.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildClosingCard } from './build-closing-card.ts';
import { buildNotice } from './build-notices.ts';
import { buildWorkList } from './build-work-list.ts';
import { openEntry } from './open-entry.ts';
import { readBesides } from './read-left.ts';

export interface WalkRequest extends Omit<StepRequest, 'now'> {
  /** Said above what comes next. */
  readonly notice?: readonly KnownBlock[];
}

/** What a step through everything that waits leads to: the form of an entry, or the closing card at the end. */
export async function walkOn(slack: SlackContext, request: WalkRequest): Promise<ModalView> {
  const { clicker, notice = [] } = request;
  const stepped = await takeStep(slack.collect, { ...request, now: slack.clock() });
  switch (stepped.outcome) {
    case 'entry':
      return openEntry(slack, { clicker, notice, walk: stepped.walk, ...stepped.line });
    case 'end':
      return buildClosingCard({ ...stepped.end, besides: await readBesides(slack, clicker) }, notice);
    case 'no-work':
      return buildNotice('Nothing open now', [...notice, ...buildWorkList(stepped.work)]);
  }
}
