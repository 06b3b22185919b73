import { withIds } from './blocks.ts';
import { statesFor } from './fields.ts';
import type { Ids, Timestamps } from './ids.ts';
import { randomId } from './ids.ts';
import type { JsonObject } from './json.ts';
import { objectsAt } from './json.ts';
import type { Screen } from './screens.ts';
import { screenKey } from './screens.ts';
import type { ViewRecord } from './views.ts';

/** At most three modals lie on one another. @see https://docs.slack.dev/surfaces/modals */
const VIEW_STACK_LIMIT = 3;

export interface ViewStore extends Omit<ViewRecords, 'add' | 'remove'> {
  /** Opens a modal; whatever was open on this screen goes. */
  open(screen: Screen, definition: JsonObject): ViewRecord;
  /** Undefined when three are open already. */
  push(screen: Screen, definition: JsonObject): ViewRecord | undefined;
  publish(userId: string, definition: JsonObject): ViewRecord;
  /** Takes the top modal away; the one under it appears. */
  close(screen: Screen): void;
  closeAll(screen: Screen): void;
  /** Lowest first. */
  stack(screen: Screen): readonly ViewRecord[];
  home(userId: string): ViewRecord | undefined;
}

/** Who has which modals on one another, and which Home tab. */
export function createViewStore(ids: Ids, timestamps: Timestamps): ViewStore {
  const { add, remove, ...records } = createViewRecords(ids, timestamps);
  const stacks = new Map<string, readonly string[]>();
  const homes = new Map<string, string>();
  const stackOf = (screen: Screen) => stacks.get(screenKey(screen)) ?? [];

  const closeAll = (screen: Screen) => {
    for (const id of stackOf(screen)) remove(id);
    stacks.delete(screenKey(screen));
  };
  const close = (screen: Screen) => {
    const top = stackOf(screen).at(-1);
    if (top !== undefined) remove(top);
    stacks.set(screenKey(screen), stackOf(screen).slice(0, -1));
  };
  const push = (screen: Screen, definition: JsonObject) => {
    const below = stackOf(screen);
    if (below.length >= VIEW_STACK_LIMIT) return undefined;
    const record = add(screen.userId, definition, below);
    stacks.set(screenKey(screen), [...below, record.id]);
    return record;
  };
  const open = (screen: Screen, definition: JsonObject) => {
    closeAll(screen);
    const record = add(screen.userId, definition, []);
    stacks.set(screenKey(screen), [record.id]);
    return record;
  };
  const publish = (userId: string, definition: JsonObject) => {
    const record = records.update(homes.get(userId) ?? '', definition) ?? add(userId, definition, []);
    homes.set(userId, record.id);
    return record;
  };
  const stack = (screen: Screen) =>
    stackOf(screen)
      .map(records.find)
      .filter((view) => view !== undefined);
  return { ...records, open, push, publish, close, closeAll, stack, home: (id) => records.find(homes.get(id) ?? '') };
}

interface ViewRecords {
  add(userId: string, definition: JsonObject, below: readonly string[]): ViewRecord;
  remove(id: string): void;
  /** Undefined when the view is not open. */
  update(id: string, definition: JsonObject): ViewRecord | undefined;
  /** Open modals and Home tabs only. */
  find(id: string): ViewRecord | undefined;
  findByExternalId(externalId: string): ViewRecord | undefined;
  setState(id: string, key: string, state: JsonObject): void;
  setErrors(id: string, errors: Readonly<Record<string, string>>): void;
}

function createViewRecords(ids: Ids, timestamps: Timestamps): ViewRecords {
  const views = new Map<string, ViewRecord>();
  const newHash = () => `${timestamps.next()}.${randomId().slice(0, 8)}`;

  const change = (id: string, difference: Partial<ViewRecord>): ViewRecord | undefined => {
    const record = views.get(id);
    if (record === undefined) return undefined;
    const changed = { ...record, ...difference };
    views.set(id, changed);
    return changed;
  };
  const add = (userId: string, definition: JsonObject, below: readonly string[]): ViewRecord => {
    const record = newRecord({ id: ids.next('V'), hash: newHash(), userId, definition }, below);
    views.set(record.id, record);
    return record;
  };
  const update = (id: string, definition: JsonObject) => {
    const blocks = withIds(objectsAt(definition, 'blocks'));
    const states = statesFor(blocks, views.get(id)?.states ?? new Map());
    return change(id, { definition, blocks, hash: newHash(), states, errors: {} });
  };
  return {
    add,
    remove: (id) => {
      views.delete(id);
    },
    update,
    find: (id) => views.get(id),
    findByExternalId: (externalId) => [...views.values()].find((view) => view.definition.external_id === externalId),
    setState: (id, key, state) => {
      views.get(id)?.states.set(key, state);
    },
    setErrors: (id, errors) => {
      change(id, { errors });
    },
  };
}

type NewView = Pick<ViewRecord, 'id' | 'hash' | 'userId' | 'definition'>;

function newRecord(given: NewView, below: readonly string[]): ViewRecord {
  const blocks = withIds(objectsAt(given.definition, 'blocks'));
  return {
    ...given,
    type: given.definition.type === 'home' ? 'home' : 'modal',
    blocks,
    rootId: below[0] ?? given.id,
    previousId: below.at(-1),
    states: statesFor(blocks, new Map()),
    errors: {},
  };
}
