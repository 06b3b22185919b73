import type { FieldStates } from './fields.ts';
import { stateValues } from './fields.ts';
import type { JsonObject } from './json.ts';
import { objectAt, stringAt } from './json.ts';
import type { OpenView } from './people.ts';
import { renderView } from './render.ts';
import type { Settings } from './settings.ts';

/** A modal that is open, or a Home tab. */
export interface ViewRecord {
  readonly id: string;
  readonly userId: string;
  readonly type: 'modal' | 'home';
  readonly definition: JsonObject;
  readonly blocks: readonly JsonObject[];
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  readonly states: FieldStates;
  /** Block id to text. */
  readonly errors: Readonly<Record<string, string>>;
}

/** A view as methods answer it and as payloads carry it; `inputs: 'left out'` as in `view_closed`. */
export function viewJson(view: ViewRecord, app: Settings, options: { inputs?: 'left out' } = {}): JsonObject {
  const { definition } = view;
  return {
    id: view.id,
    team_id: app.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: definition.private_metadata ?? '',
    callback_id: definition.callback_id ?? '',
    state: { values: stateValues(options.inputs === 'left out' ? withoutInputs(view) : view.states) },
    hash: view.hash,
    title: definition.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: definition.clear_on_close ?? false,
    notify_on_close: definition.notify_on_close ?? false,
    close: definition.close ?? null,
    submit: definition.submit ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: app.appId,
    external_id: definition.external_id ?? '',
    app_installed_team_id: app.teamId,
    bot_id: app.botId,
  };
}

function withoutInputs(view: ViewRecord): FieldStates {
  const inputs = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  return new Map([...view.states].filter(([key]) => !inputs.has(key.split('\n')[0])));
}

/** A view as a person has it before them. */
export function openView(view: ViewRecord): OpenView {
  const { definition } = view;
  const shown = {
    id: view.id,
    type: view.type,
    title: stringAt(objectAt(definition, 'title'), 'text') ?? '',
    submit: stringAt(objectAt(definition, 'submit'), 'text'),
    close: stringAt(objectAt(definition, 'close'), 'text'),
    callbackId: stringAt(definition, 'callback_id') ?? '',
    externalId: stringAt(definition, 'external_id') ?? '',
    privateMetadata: stringAt(definition, 'private_metadata') ?? '',
    hash: view.hash,
    blocks: view.blocks,
    values: stateValues(view.states),
    errors: errorsByLabel(view),
  };
  return { ...shown, text: renderView(shown) };
}

export function errorsByLabel(view: ViewRecord): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const [blockId, text] of Object.entries(view.errors)) {
    const block = view.blocks.find((candidate) => candidate.block_id === blockId);
    errors[stringAt(objectAt(block, 'label'), 'text') ?? blockId] = text;
  }
  return errors;
}
