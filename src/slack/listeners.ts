import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  GlobalShortcut,
  SlackActionMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { CommandArgs, ShortcutArgs, SubmitArgs } from './click-args.ts';
import { DRAFTABLE_BLOCK } from './id-values.ts';
import { isWhole, redrawUndrafted } from './redraw-undrafted.ts';

type ActionArgs<Action extends BlockAction = BlockAction> = SlackActionMiddlewareArgs<Action> & AllMiddlewareArgs;

interface Listener<Args> {
  answer(args: Args): Promise<void>;
}
type Answer<Args> = (args: Args) => Promise<void>;

/** Where each listener says what it answers: every id has one. */
export interface Listeners {
  command(name: string, answer: Answer<CommandArgs>): void;
  shortcut(callbackId: string, answer: Answer<ShortcutArgs>): void;
  /** A form that is sent. Where a field has not arrived it is drawn again, and nothing is done. */
  view(callbackId: string, answer: Answer<SubmitArgs>): void;
  /** The same of a form that is drawn again from its draft, which its listener does. */
  draftedView(callbackId: string, answer: Answer<SubmitArgs>): void;
  /** A button or a menu. Which kind it is follows from its id: both are ours. */
  action<Action extends BlockAction>(actionId: string, answer: Answer<ActionArgs<Action>>): void;
  /** All buttons whose ids are this one, or this one and `|` and more. */
  actionsOf<Action extends BlockAction>(actionId: string, answer: Answer<ActionArgs<Action>>): void;
  /** A field of a form that tells of every change. */
  field(answer: Answer<ActionArgs>): void;
  /** What no other listener knows. */
  otherAction(answer: Answer<ActionArgs>): void;
}

/**
 * Bolt asks each of its listeners in turn whether a click is theirs, which with a hundred of them takes longer than many
 * an answer. It has one of each kind here, and the rest is found by its id. An id that is no text is nobody's. Calls that answer a click go through `client`.
 */
export function createListeners(
  app: Pick<App, 'action' | 'command' | 'shortcut' | 'view'>,
  client: WebClient,
): Listeners {
  const commands = createTable<CommandArgs>();
  const shortcuts = createTable<ShortcutArgs>();
  const views = createTable<SubmitArgs>();
  const actions = createTable<ActionArgs>();
  const families = createTable<ActionArgs>();
  let ofFields: Listener<ActionArgs> | undefined;
  let ofOthers: Listener<ActionArgs> | undefined;
  const find = ({ action }: ActionArgs) => {
    const own = actions.find(action.action_id) ?? families.find(familyOf(action.action_id));
    if (own !== undefined) return own;
    return DRAFTABLE_BLOCK.test(String(action.block_id)) ? ofFields : ofOthers;
  };
  app.command(/^/, async (args) => commands.find(args.command.command)?.answer({ ...args, client }));
  app.shortcut<GlobalShortcut>({ type: 'shortcut' }, async (args: ShortcutArgs) =>
    shortcuts.find(args.shortcut.callback_id)?.answer({ ...args, client }),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, async (args: SubmitArgs) =>
    views.find(args.view.callback_id)?.answer({ ...args, client }),
  );
  app.action<BlockAction>({ type: 'block_actions' }, async (args: ActionArgs) =>
    find(args)?.answer({ ...args, client }),
  );
  return {
    command: (name, answer) => commands.add(name, { answer }),
    shortcut: (callbackId, answer) => shortcuts.add(callbackId, { answer }),
    view: (callbackId, answer) => views.add(callbackId, { answer: whereWhole(answer) }),
    draftedView: (callbackId, answer) => views.add(callbackId, { answer }),
    action: (actionId, answer) => actions.add(actionId, { answer }),
    actionsOf: (actionId, answer) => families.add(actionId, { answer }),
    field: (answer) => {
      ofFields = { answer };
    },
    otherAction: (answer) => {
      ofOthers = { answer };
    },
  };
}

function whereWhole(answer: Answer<SubmitArgs>): Answer<SubmitArgs> {
  return async (args) => {
    if (isWhole(args.view)) return answer(args);
    await args.ack({ response_action: 'update', view: redrawUndrafted(args.view) });
  };
}

function createTable<Args>() {
  const listeners = new Map<unknown, Listener<Args>>();
  return {
    find: (id: unknown) => listeners.get(id),
    add: (id: string, listener: Listener<Args>) => {
      if (listeners.has(id)) throw new Error(`Two listeners answer to ${id}.`);
      listeners.set(id, listener);
    },
  };
}

function familyOf(actionId: unknown): string | undefined {
  return typeof actionId === 'string' ? actionId.split('|', 1)[0] : undefined;
}
