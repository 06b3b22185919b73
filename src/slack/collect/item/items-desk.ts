import type { BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { arrangeItems } from '../../../usecases/collect/item/arrange-items.ts';
import { openItemForm } from '../../../usecases/collect/item/open-item-form.ts';
import { type DeskKey, readItemsDesk } from '../../../usecases/collect/item/read-items-desk.ts';
import { withdrawItem } from '../../../usecases/collect/item/withdraw-item.ts';
import { findActor } from '../../../usecases/find-actor.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs, MenuArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { readQuarterValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { pushView, showView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { buildItemsDesk, type DeskChoice, readDeskChoice, readDeskPlace } from './build-items-desk.ts';
import { ITEM_TEXTS, itemRefusalText } from './item-texts.ts';
import { arrangeRefusalText } from './items-desk-texts.ts';
import { openedItemToView } from './open-item.ts';

type Pressed = Pick<ButtonArgs | MenuArgs, 'body'>;
interface Trouble {
  /** What is said above, where something was not done. */
  readonly trouble?: string | undefined;
}

/** An officer puts the items of a quarter in order. */
export function listenToItemsDesk(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.itemsDesk, async (args: ButtonArgs) => {
    const { id: code, quarter } = readQuarterValue(args.action.value ?? '');
    const directorate = (await slack.items.plans.directorates()).find((each) => each.code === code);
    const view = await draw(slack, args, { directorateId: directorate?.id ?? '', quarter });
    await args.ack();
    await showView(args, view);
  });
  app.action<BlockAction<StaticSelectAction>>(ACTIONS.arrangeItem, async (args: MenuArgs) => {
    const place = readDeskPlace(args.body.view?.private_metadata ?? '');
    const chosen = readDeskChoice(args.action.selected_option?.value ?? '');
    if (place === undefined || chosen === undefined) {
      await args.ack();
      return showView(args, buildNotice('An older menu', [section(TEXTS.oldButton)]));
    }
    const request = { ...place, ...chosen };
    const view = await carryOut(slack, args, request);
    await args.ack();
    await (chosen.choice === 'change' ? pushView(args, view) : showView(args, view));
  });
}

async function draw(slack: SlackContext, { body }: Pressed, place: DeskKey & Trouble): Promise<ModalView> {
  const now = slack.clock();
  const by = await findActor(slack.collect, clickerOf(body), now);
  const read = await readItemsDesk(slack.items, { ...place, by, now });
  const notice = place.trouble === undefined ? [] : [section(place.trouble)];
  if (read.outcome === 'desk') return buildItemsDesk(read.desk, notice);
  return buildNotice('Not open', [section(arrangeRefusalText(read))]);
}

interface Chosen extends DeskKey {
  readonly choice: DeskChoice;
  readonly itemId: string;
}

async function carryOut(slack: SlackContext, args: MenuArgs, chosen: Chosen): Promise<ModalView> {
  const { choice, itemId, directorateId, quarter } = chosen;
  const clicker = clickerOf(args.body);
  const now = slack.clock();
  if (choice === 'change') {
    const subject = { about: 'change', itemId } as const;
    return openedItemToView(await openItemForm(slack.items, { clicker, subject, quarter, now }));
  }
  const press = { submissionId: args.body.trigger_id, now, patience: patienceOf(args.context) };
  if (choice === 'withdraw') {
    const withdrawn = await withdrawItem(slack.items, { ...press, clicker, itemId, to: 'withdrawn' });
    return draw(slack, args, { ...chosen, trouble: withdrawTrouble(withdrawn) });
  }
  const outcome = await arrangeItems(slack.items, {
    ...press,
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    ...{ directorateId, quarter, itemId, act: { kind: choice } },
  });
  return outcome.outcome === 'done'
    ? buildItemsDesk(outcome.desk)
    : draw(slack, args, { ...chosen, trouble: arrangeRefusalText(outcome) });
}

function withdrawTrouble(outcome: Awaited<ReturnType<typeof withdrawItem>>): string | undefined {
  if (outcome.outcome === 'done') return undefined;
  if (outcome.outcome === 'busy') return ITEM_TEXTS.busy;
  return outcome.outcome === 'went-on' ? ITEM_TEXTS.wentOn : itemRefusalText(outcome);
}
