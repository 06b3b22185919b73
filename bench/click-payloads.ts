import { randomUUID } from 'node:crypto';
import { writeEntryValue } from '../src/slack/id-values.ts';
import { ACTIONS, CALLBACKS, COMMANDS } from '../src/slack/ids.ts';
import type { Click } from './click-transport.ts';
import { QUARTER } from './council.ts';

/** A form as `views.open` carried it, and what stands in its fields. */
export interface OpenForm {
  readonly view: FormView;
  readonly values: Values;
}

interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly options?: readonly object[];
  readonly initial_value?: string;
  readonly initial_option?: object;
  readonly initial_options?: readonly object[];
  readonly initial_date?: string;
}

interface FormBlock {
  readonly type: string;
  readonly block_id?: string;
  readonly dispatch_action?: boolean;
  readonly element?: Element;
}

export interface FormView {
  readonly callback_id?: string;
  readonly blocks: readonly FormBlock[];
}

type Values = Record<string, Record<string, Record<string, unknown>>>;

/** A click, and the trigger (of the Home tab: the user) by which what it causes is recognised. */
export interface MadeClick {
  readonly click: Click;
  readonly key: string;
}

function interactive(personId: number, payload: Record<string, unknown>): MadeClick {
  const triggerId = randomUUID();
  const user = { id: `U${personId}`, username: `p${personId}`, name: `p${personId}`, team_id: 'T1' };
  const team = { id: 'T1', domain: 'large' };
  const common = {
    user,
    team,
    api_app_id: 'A1',
    trigger_id: triggerId,
    enterprise: null,
    is_enterprise_install: false,
  };
  return { key: triggerId, click: { envelope: 'interactive', payload: { ...common, ...payload } } };
}

/** `/milestone`, with a ref or an empty text. */
export function typedCommand(personId: number, ref: string): MadeClick {
  const triggerId = randomUUID();
  const payload = {
    command: COMMANDS.milestone,
    text: ref,
    user_id: `U${personId}`,
    user_name: `p${personId}`,
    team_id: 'T1',
    channel_id: `D${personId}`,
    channel_name: 'directmessage',
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/respond',
    trigger_id: triggerId,
  };
  return { key: triggerId, click: { envelope: 'slash_commands', payload } };
}

export function openedHome(personId: number): MadeClick {
  const user = `U${personId}`;
  const event = { type: 'app_home_opened', user, channel: `D${personId}`, tab: 'home', event_ts: actionTs() };
  const payload = { type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: `Ev${randomUUID()}`, event };
  return { key: user, click: { envelope: 'events_api', payload } };
}

/** Update, in the message of a reminder. */
export function pressedUpdate(personId: number, milestoneId: string): MadeClick {
  const action = { type: 'button', block_id: 'b', action_id: ACTIONS.updateEntry, action_ts: actionTs() };
  return interactive(personId, {
    type: 'block_actions',
    container: { type: 'message', message_ts: '1.1', channel_id: `D${personId}`, is_ephemeral: false },
    channel: { id: `D${personId}`, name: 'directmessage' },
    message: { ts: '1.1', text: 'Quarter 1', blocks: [] },
    state: { values: {} },
    response_url: 'http://127.0.0.1:9/respond',
    actions: [{ ...action, value: writeEntryValue({ kind: 'milestone', id: milestoneId }, QUARTER) }],
  });
}

/** Some more words in the commentary; undefined where the form does not ask to hear of them. */
export function typedWords(personId: number, { view, values }: OpenForm): MadeClick | undefined {
  const block = view.blocks.find((one) => one.element?.type === 'plain_text_input' && one.dispatch_action === true);
  if (block?.element === undefined) return undefined;
  const { block_id: blockId = '', element } = block;
  const value = values[blockId]?.[element.action_id]?.value;
  const action = { type: element.type, block_id: blockId, action_id: element.action_id, value, action_ts: actionTs() };
  const shown = viewOf({ view, values });
  return interactive(personId, {
    type: 'block_actions',
    container: { type: 'view', view_id: 'V1' },
    view: shown,
    actions: [action],
  });
}

export function pressedSave(personId: number, form: OpenForm): MadeClick {
  return interactive(personId, { type: 'view_submission', view: viewOf(form), response_urls: [] });
}

function viewOf({ view, values }: OpenForm) {
  return { id: 'V1', team_id: 'T1', hash: '1.h', ...view, app_id: 'A1', bot_id: 'B1', state: { values } };
}

export function isMilestoneForm(view: FormView): boolean {
  return view.callback_id === CALLBACKS.milestoneForm;
}

/** The form as somebody fills it in: the first status, the words as commentary, everything else as it stands. */
export function fillForm(view: FormView, words: string): OpenForm {
  const values: Values = {};
  let isWritten = false;
  for (const { block_id: blockId = '', element } of view.blocks) {
    if (element?.action_id === undefined) continue;
    const isCommentary: boolean = element.type === 'plain_text_input' && !isWritten;
    isWritten ||= isCommentary;
    const state = isCommentary ? { type: element.type, value: words } : stateOf(element);
    values[blockId] = { ...values[blockId], [element.action_id]: state };
  }
  return { view, values };
}

function stateOf(element: Element): Record<string, unknown> {
  const { type } = element;
  switch (type) {
    case 'radio_buttons':
      return { type, selected_option: element.options?.[0] ?? null };
    case 'static_select':
      return { type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    default:
      return { type, value: element.initial_value ?? null };
  }
}

function actionTs(): string {
  return (Date.now() / 1000).toFixed(6);
}
