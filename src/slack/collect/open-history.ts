import type { ModalView } from '@slack/types';
import { may, type Permission } from '../../core/access.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { readIndicatorHistories } from '../../usecases/collect/indicator/read-indicator-history.ts';
import { readLedHistories } from '../../usecases/collect/led/read-led-history.ts';
import { readHistory } from '../../usecases/collect/milestone/read-history.ts';
import { type Clicker, findActor } from '../../usecases/find-actor.ts';
import { section } from '../blocks.ts';
import type { SlackContext } from '../slack-context.ts';
import { refusalText, TEXTS } from './answer-texts.ts';
import { buildNotice } from './build-notices.ts';
import { buildIndicatorHistories } from './indicator/build-indicator-history.ts';
import { buildLedHistories } from './led/build-led-history.ts';
import { buildHistory } from './milestone/build-history.ts';

interface HistoryPage {
  readonly clicker: Clicker;
  readonly entry: EntryKey;
  /** From 1. */
  readonly page: number;
}

/** The history of one entry, as this person may read it. */
export async function openHistory(slack: SlackContext, { clicker, entry, page }: HistoryPage): Promise<ModalView> {
  const now = slack.clock();
  if (entry.kind === 'milestone') {
    const answer = await readHistory(slack.collect, { clicker, milestoneId: entry.id, now });
    if (answer.outcome === 'history') return buildHistory(answer.history, page);
    return answer.outcome === 'gone' ? buildGone() : buildRefused(answer.permission);
  }
  const actor = await findActor(slack.collect, clicker, now);
  const permission = may(actor, 'see-milestone-card');
  if (!permission.allowed) return buildRefused(permission);
  if (entry.kind === 'indicator') {
    const histories = await readIndicatorHistories(slack.collect, [entry.id], { actor, now });
    return histories.length === 0 ? buildGone() : buildIndicatorHistories(histories);
  }
  const histories = await readLedHistories(slack.collect, [entry], actor);
  return histories.length === 0 ? buildGone() : buildLedHistories(histories);
}

function buildGone(): ModalView {
  return buildNotice('Not in the plan', [section(TEXTS.gone)]);
}

function buildRefused(permission: Permission): ModalView {
  return buildNotice('Not yours', [section(refusalText(permission))]);
}
