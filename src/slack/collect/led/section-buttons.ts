import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { parseQuarter, quarterTitle } from '../../../core/calendar/quarter.ts';
import { listWords } from '../../../core/list-words.ts';
import { type ConfirmOutcome, confirmNothing } from '../../../usecases/collect/led/confirm-nothing.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { ACTIONS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { showView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { refusalText, TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { ITEM_TEXTS } from '../item/item-texts.ts';
import { readSectionValue, SECTION_NAMES, undoButton } from './build-sections-block.ts';

type Section = NonNullable<ReturnType<typeof readSectionValue>>;

/** "Confirm: nothing to report", and taking it back. */
export function listenToSectionButtons(app: Listeners, slack: SlackContext): void {
  const answer = (actionId: string, to: 'confirmed' | 'undone') => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await press(slack, args, to);
      await args.ack();
      await showView(args, view);
    });
  };
  answer(ACTIONS.confirmNothing, 'confirmed');
  answer(ACTIONS.undoConfirmation, 'undone');
}

async function press(
  slack: SlackContext,
  { action, body, context }: ButtonArgs,
  to: 'confirmed' | 'undone',
): Promise<ModalView> {
  const read = readSectionValue(action.value ?? '');
  if (read === undefined) return buildNotice('An older button', [section(TEXTS.oldButton)]);
  const [clicker, now, patience] = [clickerOf(body), slack.clock(), patienceOf(context)];
  return toView(await confirmNothing(slack.collect, { ...read, clicker, to, now, patience }), read, to);
}

function toView(outcome: ConfirmOutcome, read: Section, to: 'confirmed' | 'undone'): ModalView {
  const name = SECTION_NAMES[read.section];
  switch (outcome.outcome) {
    case 'done':
      return to === 'undone'
        ? buildNotice('Taken back', [section(`${name}: it is open again whether there is something to report.`)])
        : buildNotice('Confirmed', [
            section(`${name}: nothing to report. The report says so with your name.`, undoButton(read)),
          ]);
    case 'reported':
      return buildNotice('Something is reported', [
        section(`${listWords(outcome.refs)} was reported this quarter, so this is not confirmed.`),
      ]);
    case 'busy':
      return buildNotice('Not done yet', [section(ITEM_TEXTS.busy)]);
    case 'refused':
      return buildNotice('Not done', [section(whoMayText(outcome.permission))]);
    case 'closed': {
      const parsed = parseQuarter(outcome.quarter);
      const when = parsed === undefined ? 'now' : `in ${quarterTitle(parsed)}`;
      return buildNotice('Not done', [section(`${name}: this is not collected ${when}, so nothing was changed.`)]);
    }
    case 'gone':
      return buildNotice('Not done', [section(ITEM_TEXTS.gone)]);
  }
}

function whoMayText(permission: Parameters<typeof refusalText>[0]): string {
  if (permission.allowed || permission.reason !== 'not-yours') return refusalText(permission);
  return 'The performance officer confirms this, or who leads everything in the section; please ask them.';
}
