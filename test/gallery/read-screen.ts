import { elementsOf, optionsOf } from '../../sandbox/fields.ts';
import type { JsonObject } from '../../sandbox/json.ts';
import { isObject, listAt, objectAt, objectsAt, stringAt } from '../../sandbox/json.ts';
import type { Screen } from '../../sandbox/pictures/draw-screen.ts';

export interface ShownButton {
  readonly text: string;
  /** What a screen reader says instead. */
  readonly spoken: string | undefined;
}

function blocksOf(screen: Screen): readonly JsonObject[] {
  if (screen.kind === 'view') return screen.view.blocks;
  return screen.messages.flatMap(({ blocks }) => blocks);
}

/** Buttons in the content, not those that Slack draws in the frame. */
export function buttonsOf(screen: Screen): readonly ShownButton[] {
  return blocksOf(screen)
    .flatMap(elementsOf)
    .filter(({ type }) => type === 'button')
    .map((button) => ({
      text: stringAt(objectAt(button, 'text'), 'text') ?? '',
      spoken: stringAt(button, 'accessibility_label'),
    }));
}

/** The buttons of the frame: they send a form, or close it. */
export function frameButtonsOf(screen: Screen): readonly string[] {
  if (screen.kind !== 'view') return [];
  return [screen.view.submit, screen.view.close].filter((text) => text !== undefined);
}

/** Every text that somebody reads in a block, each text object by itself; nothing that a person typed into a field. */
export function textsOf(block: JsonObject): readonly string[] {
  if (block.type === 'rich_text') return [richTextOf(block)];
  const own = [block.text, block.label, block.hint, ...listAt(block, 'fields'), ...listAt(block, 'elements')];
  const asked = elementsOf(block).flatMap((element) => [
    element.text,
    element.placeholder,
    ...optionsOf(element).flatMap((option) => [option.text, option.description]),
    ...Object.values(objectAt(element, 'confirm') ?? {}),
  ]);
  return [...own, ...asked].flatMap((text) => (isObject(text) ? (stringAt(text, 'text') ?? []) : []));
}

/** Every text of a screen, its title and caption-free frame included. */
export function allTextsOf(screen: Screen): readonly string[] {
  const frame = screen.kind === 'view' ? [screen.view.title, ...frameButtonsOf(screen)] : [];
  const errors = screen.kind === 'view' ? Object.values(screen.view.errors) : [];
  return [...frame, ...errors, ...blocksOf(screen).flatMap(textsOf)];
}

function richTextOf(block: JsonObject): string {
  return objectsAt(block, 'elements').map(partOf).join('\n');
}

function partOf(part: JsonObject): string {
  const elements = objectsAt(part, 'elements');
  if (part.type === 'rich_text_list') return elements.map(partOf).join('\n');
  return elements.map((element) => stringAt(element, 'text') ?? `#${stringAt(element, 'channel_id')}`).join('');
}
