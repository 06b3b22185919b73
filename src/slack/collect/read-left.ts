import { type BegunItem, readMyItemDrafts } from '../../usecases/collect/item/read-item-drafts.ts';
import { type MyItems, readMyItems } from '../../usecases/collect/item/read-my-items.ts';
import { listMyWork } from '../../usecases/collect/list-my-work.ts';
import type { WorkLine } from '../../usecases/collect/work-line.ts';
import type { Clicker } from '../../usecases/find-actor.ts';
import type { SlackContext } from '../slack-context.ts';
import { openOnes } from './item/build-item-drafts.ts';

/** What is no entry of the plan: what somebody has begun of items and not sent, and what councillors should know besides. */
export interface Besides {
  readonly begun: readonly BegunItem[];
  readonly items: readonly MyItems[];
}

/** What waits for somebody once something is saved. */
export interface Left {
  readonly lines: readonly WorkLine[];
  /** Where none of the plan's entries does. */
  readonly besides: Besides;
}

export async function readBesides(slack: SlackContext, clicker: Clicker): Promise<Besides> {
  const request = { clicker, now: slack.clock() };
  const [begun, items] = await Promise.all([readMyItemDrafts(slack.items, request), readMyItems(slack.items, request)]);
  return { begun: openOnes(begun), items };
}

/** @returns undefined where nothing is asked of them now. */
export async function readLeft(slack: SlackContext, clicker: Clicker): Promise<Left | undefined> {
  const work = await listMyWork(slack.collect, { clicker, now: slack.clock() });
  if (work.outcome !== 'work') return undefined;
  const lines = work.windows.flatMap((window) => window.outstanding);
  return { lines, besides: lines.length > 0 ? { begun: [], items: [] } : await readBesides(slack, clicker) };
}
