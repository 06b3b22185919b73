import { withIds } from './blocks.ts';
import type { FieldStates } from './fields.ts';
import { fieldKey, statesFor, stateValues } from './fields.ts';
import type { Ids, Timestamps } from './ids.ts';
import { randomId } from './ids.ts';
import type { JsonObject } from './json.ts';
import { objectAt, objectsAt, stringAt } from './json.ts';
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

/** At most three modals lie on one another. @see https://docs.slack.dev/surfaces/modals */
export const VIEW_STACK_LIMIT = 3;

export interface ViewStore {
  /** Opens a modal; whatever was open goes. */
  open(userId: string, definition: JsonObject): ViewRecord;
  /** Undefined when three are open already. */
  push(userId: string, definition: JsonObject): ViewRecord | undefined;
  update(id: string, definition: JsonObject): ViewRecord | undefined;
  publish(userId: string, definition: JsonObject): ViewRecord;
  /** Takes the top modal away; the one under it appears. */
  close(userId: string): void;
  closeAll(userId: string): void;
  /** Lowest first. */
  stack(userId: string): readonly ViewRecord[];
  home(userId: string): ViewRecord | undefined;
  /** Open modals and Home tabs only. */
  find(id: string): ViewRecord | undefined;
  findByExternalId(externalId: string): ViewRecord | undefined;
  setState(id: string, key: string, state: JsonObject): void;
  setErrors(id: string, errors: Readonly<Record<string, string>>): void;
}

export function createViewStore(ids: Ids, timestamps: Timestamps): ViewStore {
  const views = new Map<string, ViewRecord>();
  const stacks = new Map<string, readonly string[]>();
  const homes = new Map<string, string>();
  const newHash = () => `${timestamps.next()}.${randomId().slice(0, 8)}`;
  const stackOf = (userId: string) => stacks.get(userId) ?? [];

  const add = (userId: string, definition: JsonObject, below: readonly string[]): ViewRecord => {
    const id = ids.next('V');
    const blocks = withIds(objectsAt(definition, 'blocks'));
    const record: ViewRecord = {
      id,
      userId,
      type: definition.type === 'home' ? 'home' : 'modal',
      definition,
      blocks,
      hash: newHash(),
      rootId: below[0] ?? id,
      previousId: below.at(-1),
      states: statesFor(blocks, new Map()),
      errors: {},
    };
    views.set(id, record);
    return record;
  };

  const change = (id: string, difference: Partial<ViewRecord>): ViewRecord | undefined => {
    const record = views.get(id);
    if (record === undefined) return undefined;
    const changed = { ...record, ...difference };
    views.set(id, changed);
    return changed;
  };

  const update = (id: string, definition: JsonObject) => {
    const blocks = withIds(objectsAt(definition, 'blocks'));
    const states = statesFor(blocks, views.get(id)?.states ?? new Map());
    return change(id, { definition, blocks, hash: newHash(), states, errors: {} });
  };

  const closeAll = (userId: string) => {
    for (const id of stackOf(userId)) views.delete(id);
    stacks.delete(userId);
  };

  const open = (userId: string, definition: JsonObject) => {
    closeAll(userId);
    const record = add(userId, definition, []);
    stacks.set(userId, [record.id]);
    return record;
  };

  const push = (userId: string, definition: JsonObject) => {
    const below = stackOf(userId);
    if (below.length >= VIEW_STACK_LIMIT) return undefined;
    const record = add(userId, definition, below);
    stacks.set(userId, [...below, record.id]);
    return record;
  };

  const publish = (userId: string, definition: JsonObject) => {
    const home = homes.get(userId);
    const updated = home === undefined ? undefined : update(home, definition);
    const record = updated ?? add(userId, definition, []);
    homes.set(userId, record.id);
    return record;
  };

  const close = (userId: string) => {
    const ids = stackOf(userId);
    const top = ids.at(-1);
    if (top !== undefined) views.delete(top);
    stacks.set(userId, ids.slice(0, -1));
  };

  const find = (id: string) => views.get(id);
  const present = (ids: readonly string[]) => ids.map(find).filter((view) => view !== undefined);
  return {
    open,
    push,
    update,
    publish,
    close,
    closeAll,
    find,
    stack: (userId) => present(stackOf(userId)),
    home: (userId) => find(homes.get(userId) ?? ''),
    findByExternalId: (externalId) => [...views.values()].find((view) => view.definition.external_id === externalId),
    setState: (id, key, state) => {
      views.get(id)?.states.set(key, state);
    },
    setErrors: (id, errors) => {
      change(id, { errors });
    },
  };
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

export function stateOf(view: ViewRecord, blockId: string, actionId: string): JsonObject | undefined {
  return view.states.get(fieldKey({ blockId, actionId }));
}
