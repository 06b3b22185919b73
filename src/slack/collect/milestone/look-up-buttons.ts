import type { AllMiddlewareArgs, App, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { answerRef, readCard } from '../../../usecases/collect/milestone/answer-milestone-command.ts';
import { type HistoryAnswer, readHistory } from '../../../usecases/collect/milestone/read-history.ts';
import { findActor } from '../../../usecases/find-actor.ts';
import { section } from '../../blocks.ts';
import { clickerOf } from '../../clicks.ts';
import { ACTIONS, readEntryValue, readPageValue } from '../../ids.ts';
import { pushView, showView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { refusalText, TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { buildCard } from './build-cards.ts';
import { buildChooser } from './build-chooser.ts';
import { buildHistory } from './build-history.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Buttons that only show something: a card, a history, another page of either. */
export function listenToLookUps(app: App, slack: SlackContext): void {
  const answer = (
    actionId: string,
    show: typeof showView,
    toView: (args: ButtonArgs, value: string) => Promise<ModalView>,
  ) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args, args.action.value ?? '');
      await args.ack();
      await show(args, view);
    });
  };
  const turnHistory = async ({ body }: ButtonArgs, value: string) => {
    const { page, what } = readPageValue(value);
    return openHistory(slack, { clicker: clickerOf(body), milestoneId: what[0] ?? '', page });
  };
  const turnChooser = async ({ body }: ButtonArgs, value: string) => {
    const { page, what } = readPageValue(value);
    const [purpose, ...ref] = what;
    return openChooser(slack, {
      body,
      ref: ref.join('|'),
      page,
      purpose: purpose === 'history' ? 'history' : 'answer',
    });
  };
  answer(ACTIONS.showHistory, pushView, ({ body }, value) =>
    openHistory(slack, { clicker: clickerOf(body), milestoneId: readEntryValue(value).entry.id, page: 1 }),
  );
  answer(ACTIONS.earlierQuarters, showView, turnHistory);
  answer(ACTIONS.laterQuarters, showView, turnHistory);
  answer(ACTIONS.showCard, pushView, ({ body }, value) => openCard(slack, body, readEntryValue(value).entry.id));
  answer(ACTIONS.previousChoices, showView, turnChooser);
  answer(ACTIONS.nextChoices, showView, turnChooser);
}

interface HistoryPage {
  readonly clicker: ReturnType<typeof clickerOf>;
  readonly milestoneId: string;
  readonly page: number;
}

/** The history of one milestone as this person may read it. */
export async function openHistory(
  slack: SlackContext,
  { clicker, milestoneId, page }: HistoryPage,
): Promise<ModalView> {
  return historyToView(await readHistory(slack.collect, { clicker, milestoneId, now: slack.clock() }), page);
}

function historyToView(answer: HistoryAnswer, page: number): ModalView {
  switch (answer.outcome) {
    case 'history':
      return buildHistory(answer.history, page);
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(answer.permission))]);
    case 'gone':
      return buildNotice('Not in the plan', [section(TEXTS.gone)]);
  }
}

async function openCard(slack: SlackContext, body: BlockAction, milestoneId: string): Promise<ModalView> {
  const now = slack.clock();
  const actor = await findActor(slack.collect, clickerOf(body), now);
  const answer = await readCard(slack.collect, { milestoneId, actor, now });
  if (answer.outcome === 'refused') return buildNotice('Not yours', [section(refusalText(answer.permission))]);
  if (answer.outcome === 'gone') return buildNotice('Not in the plan', [section(TEXTS.gone)]);
  return buildNotice('A milestone', buildCard(answer.card));
}

interface ChooserPage {
  readonly body: BlockAction;
  readonly ref: string;
  readonly purpose: 'answer' | 'history';
  readonly page: number;
}

async function openChooser(slack: SlackContext, { body, ...wanted }: ChooserPage): Promise<ModalView> {
  const answer = await answerRef(slack.collect, { clicker: clickerOf(body), now: slack.clock(), ...wanted });
  return answer.outcome === 'chooser'
    ? buildChooser(answer.choice, answer.indicators)
    : buildNotice('The plan has changed', [section(TEXTS.oldButton)]);
}
