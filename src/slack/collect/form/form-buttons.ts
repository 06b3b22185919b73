import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import { discardDraft } from '../../../usecases/collect/draft/discard-draft.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { ACTIONS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import { showView, type ToShow } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { DISCARDED, TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { keepBeforeLeaving, toActedAt } from '../draft/keep-drafts.ts';
import { openEntry } from '../open-entry.ts';
import { walkOn } from '../walk-on.ts';
import { type FormMemory, readFormMemory } from './form-memory.ts';

interface Pressed {
  readonly args: ButtonArgs;
  readonly view: ViewOutput;
  readonly memory: FormMemory;
}

/** Skip, Back and Discard draft, in the form of an entry of any kind. */
export function listenToButtonsInForms(app: Listeners, slack: SlackContext): void {
  const answer = (actionId: string, toNext: (pressed: Pressed) => Promise<ToShow>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const { view } = args.body;
      const memory = view && readFormMemory(view.private_metadata);
      const next =
        view === undefined || memory === undefined
          ? { view: buildNotice('An older button', [section(TEXTS.oldButton)]) }
          : await toNext({ args, view, memory });
      await args.ack();
      if (view !== undefined) await showView(args, next.view, next.said);
    });
  };
  answer(ACTIONS.skipEntry, (pressed) => leave(slack, pressed, 'next'));
  answer(ACTIONS.backToEntry, (pressed) => leave(slack, pressed, 'back'));
  answer(ACTIONS.discardDraft, (pressed) => discard(slack, pressed));
}

async function leave(slack: SlackContext, { args, memory }: Pressed, step: 'next' | 'back'): Promise<ToShow> {
  await keepBeforeLeaving(slack, args);
  const { entry, quarter, walk } = memory;
  return { view: await walkOn(slack, { clicker: clickerOf(args.body), entry, quarter, walk, step }) };
}

async function discard(slack: SlackContext, { args, view, memory }: Pressed): Promise<ToShow> {
  const { entry, quarter, walk } = memory;
  const clicker = clickerOf(args.body);
  const discarded = await discardDraft(slack.collect, {
    clicker,
    entry,
    quarter,
    actedAt: toActedAt(args.action.action_ts),
    now: slack.clock(),
    patience: patienceOf(args.context),
  });
  const notice = [section(DISCARDED[discarded])];
  return discarded === 'busy'
    ? { view: redrawView(view, { notice }) }
    : { view: await openEntry(slack, { clicker, entry, quarter, walk, notice }), said: notice };
}
