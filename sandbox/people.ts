import { chooseOption, fillField, pressButton, pressEnter, typeInto } from './acting.ts';
import { chooseShortcut, typeCommand } from './commanding.ts';
import type { Deliverer } from './delivery.ts';
import type { Desk } from './desk.ts';
import { topModal } from './desk.ts';
import type { PersonRecord } from './directory.ts';
import type { JsonObject } from './json.ts';
import type { StoredMessage } from './messages.ts';
import type { Screen } from './screens.ts';
import { closeForm, submitForm } from './submitting.ts';
import { errorsByLabel, openView } from './views.ts';
import { openHomeTab, writeMessage } from './visiting.ts';
import type { Workspace } from './workspace.ts';

/** A view as a person has it before them. */
export interface OpenView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  /** What the button that sends it says; undefined where there is none. */
  readonly submit: string | undefined;
  readonly close: string | undefined;
  readonly callbackId: string;
  readonly externalId: string;
  readonly privateMetadata: string;
  readonly hash: string;
  readonly blocks: readonly JsonObject[];
  /** What stands in the fields now, as `view.state.values`. */
  readonly values: JsonObject;
  /** Errors on fields: label to text. */
  readonly errors: Readonly<Record<string, string>>;
  /** All of it as readable text. */
  readonly text: string;
}

/** What came of something a person did. */
export interface Seen {
  /** `answered`: the app acked. `trouble`: it did not, or Slack did not understand it. `refused`: Slack's own client kept it back. */
  readonly outcome: 'answered' | 'trouble' | 'refused';
  /** What Slack itself says when there is trouble. */
  readonly trouble: string | undefined;
  /** Messages that are new for this person or were changed, ephemeral ones included, in order. */
  readonly messages: readonly StoredMessage[];
  readonly modal: OpenView | undefined;
  /** Errors on fields: label to text. */
  readonly errors: Readonly<Record<string, string>>;
  /** Everything above as readable text. */
  readonly text: string;
}

/** Which of several buttons, menus or fields is meant. */
export interface Where {
  /** A message, an open view, or the Home tab. Default: the open modal, else the newest message this person sees from the app. */
  readonly in?: StoredMessage | OpenView | 'home';
  /** Words that stand in the same block, or in the blocks before it up to the last divider. */
  readonly near?: string | RegExp;
  /** The n-th match, from 1. */
  readonly nth?: number;
  /** The button's `value`. */
  readonly value?: string;
  readonly accessibilityLabel?: string;
  readonly actionId?: string;
  readonly blockId?: string;
  /** Act on the message as given, though it has been edited since: an old screen. */
  readonly asShown?: boolean;
  /** What to answer where Slack asks before it is done; `accept` where nothing is said. */
  readonly confirm?: 'accept' | 'dismiss';
  /** How long to wait for something to appear, in real milliseconds. */
  readonly settleMs?: number;
}

/** How something is typed. */
export interface Typing extends Where {
  /** In how many pieces Slack tells the app of it, where the field asks for that; 1 by default. */
  readonly batches?: number;
}

export interface FieldValueFile {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly mimetype?: string;
  /** Where another service keeps it, as for a file that is only linked. */
  readonly storedAt?: string;
}

/**
 * Text and number fields take a string; radio buttons and menus the option's text; checkboxes and multi-menus a list of
 * texts; date pickers YYYY-MM-DD; file inputs a list of files; `null` empties a field.
 */
export type FieldValue = string | readonly string[] | readonly FieldValueFile[] | null;

/** Somebody in the workspace who reads and clicks. */
export interface Person {
  readonly initials: string;
  readonly userId: string;
  readonly name: string;
  /** The visible form; undefined when none is open. */
  readonly modal: OpenView | undefined;
  /** The stack, lowest first. */
  readonly modals: readonly OpenView[];
  readonly home: OpenView | undefined;
  /** Errors on the visible form's fields: label to text. */
  readonly errors: Readonly<Record<string, string>>;
  /** What Slack said the last time something went wrong; undefined once something went well. */
  readonly trouble: string | undefined;
  /** Types a command, such as `/milestone COPS2`, in a channel (default: the DM with the app). */
  command(line: string, options?: { readonly channel?: string; readonly settleMs?: number }): Promise<Seen>;
  /** Uses one of the app's global shortcuts from Slack's own menu, by its name. */
  shortcut(name: string): Promise<Seen>;
  /** Presses the button with this text. Throws, listing the candidates, when none or several match. */
  press(button: string | RegExp, where?: Where): Promise<Seen>;
  /** Chooses an option of a menu, of radio buttons, tick boxes or a "…" menu that stand outside input fields. */
  choose(option: string | readonly string[], where?: Where): Promise<Seen>;
  /** Types at the end of the text in the field with this label. */
  type(label: string | RegExp, text: string, typing?: Typing): Promise<Seen>;
  /** Presses Enter in a text field that sends what it holds when that is done. */
  pressEnter(label: string | RegExp, where?: Where): Promise<Seen>;
  /** Fills in the field with this label. */
  fill(label: string | RegExp, value: FieldValue, where?: Where & { readonly search?: string }): Promise<Seen>;
  submit(options?: { readonly settleMs?: number }): Promise<Seen>;
  /** Closes the visible form, or the whole stack. */
  close(options?: { readonly all?: boolean }): Promise<Seen>;
  /** Opens the app's Home tab. */
  openHome(): Promise<Seen>;
  /** Writes a message, in a channel or in the DM with the app, in a thread or not. */
  say(text: string, options?: { readonly channel?: string; readonly thread?: string }): Promise<Seen>;
  /** The messages in the DM with the app, oldest first, thread replies included. */
  dms(): readonly StoredMessage[];
  /** What only this person was shown, oldest first. */
  ephemerals(): readonly StoredMessage[];
}

interface Sitting {
  readonly record: PersonRecord;
  readonly screen: Screen;
}

export function createPerson(workspace: Workspace, deliverer: Deliverer, { record, screen }: Sitting): Person {
  const desk: Desk = { workspace, deliverer, userId: record.id, screen, messageStates: new Map(), trouble: undefined };
  const { views, messages, directory } = workspace;
  return {
    initials: record.initials,
    userId: record.id,
    name: record.name,
    get modal() {
      const top = topModal(desk);
      return top === undefined ? undefined : openView(top);
    },
    get modals() {
      return views.stack(desk.screen).map(openView);
    },
    get home() {
      const home = views.home(desk.userId);
      return home === undefined ? undefined : openView(home);
    },
    get errors() {
      const top = topModal(desk);
      return top === undefined ? {} : errorsByLabel(top);
    },
    get trouble() {
      return desk.trouble;
    },
    command: (line, options) => typeCommand(desk, line, options),
    shortcut: (name) => chooseShortcut(desk, name),
    press: (button, where = {}) => pressButton(desk, button, where),
    choose: (option, where = {}) => chooseOption(desk, option, where),
    type: (label, text, typing = {}) => typeInto(desk, label, text, typing),
    pressEnter: (label, where = {}) => pressEnter(desk, label, where),
    fill: (label, value, where = {}) => fillField(desk, label, value, where),
    submit: (options) => submitForm(desk, options),
    close: (options) => closeForm(desk, options),
    openHome: () => openHomeTab(desk),
    say: (text, options) => writeMessage(desk, text, options),
    dms: () => messages.all().filter((message) => message.channel === directory.openDm(desk.userId)?.id),
    ephemerals: () => messages.ephemeralsTo(desk.userId),
  };
}
