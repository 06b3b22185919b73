import { randomId } from './ids.ts';
import type { JsonObject } from './json.ts';
import { isObject, listAt, objectAt } from './json.ts';

/** Blocks as Slack keeps them: those without `block_id` or `action_id` are given one, new at every render. */
export function withIds(blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block) => {
    const named: Record<string, JsonObject[string]> = { ...block, block_id: block.block_id ?? randomId().slice(0, 5) };
    for (const key of ['accessory', 'element']) {
      const element = objectAt(block, key);
      if (element !== undefined) named[key] = withActionId(element);
    }
    if (block.type === 'actions') {
      named.elements = listAt(block, 'elements').map((element) =>
        isObject(element) ? withActionId(element) : element,
      );
    }
    return named;
  });
}

function withActionId(element: JsonObject): JsonObject {
  if (element.type === 'image' || element.action_id !== undefined) return element;
  return { ...element, action_id: randomId().slice(0, 5) };
}
