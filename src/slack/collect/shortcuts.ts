import type { ModalView } from '@slack/types';
import type { ItemKind } from '../../core/collect/item/item.ts';
import { openItemForm } from '../../usecases/collect/item/open-item-form.ts';
import { type ItemPlace, listItemPlaces } from '../../usecases/collect/item/read-my-items.ts';
import { listMyWork } from '../../usecases/collect/list-my-work.ts';
import type { Clicker } from '../../usecases/find-actor.ts';
import { cut, section } from '../blocks.ts';
import type { ShortcutArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf } from '../clicks.ts';
import { WHICH_FIELD } from '../field-ids.ts';
import { readEntryValue, readQuarterValue, writeQuarterValue } from '../id-values.ts';
import { CALLBACKS, SHORTCUTS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { openView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { plainText } from '../text.ts';
import { buildEntryChoice } from './build-entry-choice.ts';
import { buildNotice } from './build-notices.ts';
import { ITEM_NAMES } from './item/item-texts.ts';
import { openedItemToView } from './item/open-item.ts';
import { openEntry } from './open-entry.ts';

/** What stands in Slack's own menu, wherever somebody is. */
export function listenToShortcuts(app: Listeners, slack: SlackContext): void {
  const open = (callbackId: string, toView: (clicker: Clicker) => Promise<ModalView>) => {
    app.shortcut(callbackId, async ({ ack, shortcut, client }: ShortcutArgs) => {
      const view = await toView(clickerOf(shortcut));
      await ack();
      await openView({ triggerId: shortcut.trigger_id, client }, view);
    });
  };
  open(SHORTCUTS.updateMilestone, async (clicker) =>
    buildEntryChoice(await listMyWork(slack.collect, { clicker, now: slack.clock() })),
  );
  open(SHORTCUTS.addKeyDevelopment, (clicker) => addItem(slack, clicker, 'key-development'));
  open(SHORTCUTS.addEmergingIssue, (clicker) => addItem(slack, clicker, 'emerging-issue'));
  app.view(CALLBACKS.entryChoice, async ({ ack, view, body }: SubmitArgs) => {
    const chosen = readEntryValue(chosenIn(view));
    await ack({ response_action: 'update', view: await openEntry(slack, { clicker: clickerOf(body), ...chosen }) });
  });
  app.view(CALLBACKS.itemPlace, async ({ ack, view, body }: SubmitArgs) => {
    const { id: directorateId, quarter } = readQuarterValue(chosenIn(view));
    const kind = readKind(view.private_metadata);
    const next = await openItem(slack, { clicker: clickerOf(body), kind, directorateId, quarter });
    await ack({ response_action: 'update', view: next });
  });
}

function chosenIn(view: SubmitArgs['view']): string {
  return view.state.values[WHICH_FIELD]?.[WHICH_FIELD]?.selected_option?.value ?? '';
}

function readKind(text: string): ItemKind {
  return text === 'emerging-issue' ? text : 'key-development';
}

async function addItem(slack: SlackContext, clicker: Clicker, kind: ItemKind): Promise<ModalView> {
  const places = await listItemPlaces(slack.items, { clicker, now: slack.clock() });
  const [only] = places;
  if (only === undefined) return buildNotice('Not open', [section(NOWHERE)]);
  return places.length === 1 ? openItem(slack, { clicker, kind, ...only }) : buildPlaceChoice(kind, places);
}

const NOWHERE =
  'Nothing is collected just now that you could add to. Items come from those who answer for something in a plan, and from performance officers, while a quarter is open; /milestone says when the next one opens.';

async function openItem(
  slack: SlackContext,
  {
    clicker,
    kind,
    directorateId,
    quarter,
  }: Pick<ItemPlace, 'directorateId' | 'quarter'> & { readonly clicker: Clicker; readonly kind: ItemKind },
): Promise<ModalView> {
  const subject = { about: 'new', kind, directorateId } as const;
  return openedItemToView(await openItemForm(slack.items, { clicker, subject, quarter, now: slack.clock() }));
}

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OPTIONS = 100;
const LONGEST_OPTION = 75;

function buildPlaceChoice(kind: ItemKind, places: readonly ItemPlace[]): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.itemPlace,
    title: plainText(ITEM_NAMES[kind].name),
    submit: plainText('Next'),
    close: plainText('Close'),
    private_metadata: kind,
    blocks: [
      {
        type: 'input',
        block_id: WHICH_FIELD,
        label: plainText('For which directorate?'),
        element: {
          type: 'static_select',
          action_id: WHICH_FIELD,
          options: places.slice(0, MOST_OPTIONS).map(({ directorateId, directorateName, quarter }) => ({
            text: plainText(cut(directorateName, LONGEST_OPTION)),
            value: writeQuarterValue(directorateId, quarter),
          })),
        },
      },
    ],
  };
}
