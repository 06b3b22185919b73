import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { answerRef, readCard } from '../../../usecases/collect/milestone/answer-milestone-command.ts';
import { findActor } from '../../../usecases/find-actor.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs } from '../../click-args.ts';
import { clickerOf } from '../../clicks.ts';
import { readEntryValue, readPageValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { pushView, showView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { refusalText, TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { openHistory } from '../open-history.ts';
import { buildCard } from './build-cards.ts';
import { buildChooser } from './build-chooser.ts';

/** Buttons that only show something: a card, a history, another page of either. */
export function listenToLookUps(app: Listeners, slack: SlackContext): void {
  const answer = (
    actionId: string,
    show: (args: ButtonArgs, view: ModalView) => Promise<unknown>,
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
    return openHistory(slack, { clicker: clickerOf(body), entry: { kind: 'milestone', id: what[0] ?? '' }, page });
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
    openHistory(slack, { clicker: clickerOf(body), entry: readEntryValue(value).entry, page: 1 }),
  );
  answer(ACTIONS.earlierQuarters, showView, turnHistory);
  answer(ACTIONS.laterQuarters, showView, turnHistory);
  answer(ACTIONS.showCard, pushView, ({ body }, value) => openCard(slack, body, readEntryValue(value).entry.id));
  answer(ACTIONS.previousChoices, showView, turnChooser);
  answer(ACTIONS.nextChoices, showView, turnChooser);
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
