import type { Delivery } from '../../sandbox/delivery.ts';
import type { JsonObject } from '../../sandbox/json.ts';

export interface ByHand {
  readonly actionId: string;
  readonly value: string;
}

/** A press of a button with any id and value, as somebody writes it who knows how Slack sends one. */
export function pressByHand(template: Delivery, { actionId, value }: ByHand): Delivery {
  const actions: readonly JsonObject[] = [
    {
      type: 'button',
      action_id: actionId,
      block_id: 'by-hand',
      value,
      // Menus send what was chosen in another place.
      selected_option: { text: { type: 'plain_text', text: value }, value },
      action_ts: '1782900000.000100',
    },
  ];
  return { ...template, payload: { ...template.payload, actions: [...actions] } };
}

/** A form that is sent empty, as somebody writes it who knows its name. */
export function submitByHand(template: Delivery, callbackId: string): Delivery {
  const view = { ...(template.payload.view as JsonObject), callback_id: callbackId, state: { values: {} } };
  return { ...template, payload: { ...template.payload, view } };
}

/** The id by which the matrix names something that was done: an action, a form, a shortcut, or a command with its verb. */
export function nameOfDelivery({ kind, payload }: Delivery): string {
  if (kind === 'slash_commands') return nameOfCommand(String(payload.command), String(payload.text));
  if (kind === 'block_actions') return nameOfAction(payload);
  const view = payload.view as JsonObject | undefined;
  return String(view?.callback_id ?? payload.callback_id);
}

function nameOfCommand(command: string, text: string): string {
  const verb = text.split(' ')[0] ?? '';
  if (command === '/quarter') return `/quarter ${verb === '' ? 'status' : verb}`;
  if (verb === '' || verb === 'help') return `${command} ${verb}`.trim();
  return `${command} REF`;
}

function nameOfAction(payload: JsonObject): string {
  const [action] = payload.actions as readonly JsonObject[];
  const isField = String(action?.block_id).split('|').length === 3;
  return isField ? 'a field of a form' : (String(action?.action_id).split('|')[0] ?? '');
}
