import { html } from 'hono/html';
import { elementsOf, initialState } from '../fields.ts';
import type { JsonObject } from '../json.ts';
import { listAt, objectAt, objectsAt, stringAt } from '../json.ts';
import { textOf } from '../render.ts';
import { drawAsides } from './draw-aside.ts';
import { drawElement } from './draw-element.ts';
import { drawRichText } from './draw-rich-text.ts';
import { drawText, type Markup } from './draw-text.ts';

/** What stands in the fields of a form, and what is wrong with them. */
export interface Filled {
  readonly values: JsonObject;
  /** Label to text. */
  readonly errors: Readonly<Record<string, string>>;
}

export const UNFILLED: Filled = { values: {}, errors: {} };

/** Slack folds a long section behind "See more"; where exactly it does not publish. */
const FOLDED_FROM = { characters: 700, lines: 10 } as const;

/** Throws for a block that Ragtime has not used so far: a picture that leaves something out would be untrue. */
export function drawBlock(block: JsonObject, filled: Filled): Markup {
  return html`${drawPlain(block, filled)}${drawAsides(elementsOf(block))}`;
}

function drawPlain(block: JsonObject, filled: Filled): Markup {
  switch (block.type) {
    case 'header':
      return html`<h2>${drawText(block.text)}</h2>`;
    case 'divider':
      return html`<hr>`;
    case 'rich_text':
      return drawRichText(block);
    case 'section':
      return drawSection(block, filled);
    case 'context':
      return html`<div class="context">${objectsAt(block, 'elements').map((text) => html`<span>${drawText(text)}</span>`)}</div>`;
    case 'actions':
      return html`<div class="actions">${drawElements(block, filled)}</div>`;
    case 'input':
      return drawInput(block, filled);
    case 'alert':
      return html`<div class="alert ${stringAt(block, 'level') ?? ''}">${drawText(block.text)}</div>`;
    default:
      throw new Error(`A picture of ${String(block.type)} cannot be drawn yet.`);
  }
}

function drawSection(block: JsonObject, filled: Filled): Markup {
  const fields = listAt(block, 'fields').map((field) => html`<div class="field">${drawText(field)}</div>`);
  const columns = fields.length === 0 ? '' : html`<div class="fields">${fields}</div>`;
  return html`<div class="section"><div class="text">${drawFolded(block)}${columns}</div>${drawElements(block, filled)}</div>`;
}

function drawFolded(block: JsonObject): Markup {
  const words = textOf(block.text);
  const isLong = words.length > FOLDED_FROM.characters || words.split('\n').length > FOLDED_FROM.lines;
  if (!isLong || block.expand === true) return html`${drawText(block.text)}`;
  return html`<div class="folded">${drawText(block.text)}</div><span class="link">See more</span>`;
}

function drawInput(block: JsonObject, filled: Filled): Markup {
  const label = drawText(block.label);
  const optional = block.optional === true ? html` <span class="optional">(optional)</span>` : '';
  const error = filled.errors[textOf(block.label)];
  return html`<div class="input ${error === undefined ? '' : 'wrong'}">
<div class="label">${label}${optional}</div>
${drawElements(block, filled)}
${error === undefined ? '' : html`<div class="error">${error}</div>`}
${block.hint === undefined ? '' : html`<div class="hint">${drawText(block.hint)}</div>`}
</div>`;
}

function drawElements(block: JsonObject, { values }: Filled): readonly Markup[] {
  const inBlock = objectAt(values, stringAt(block, 'block_id') ?? '');
  return elementsOf(block).map((element) =>
    drawElement(element, objectAt(inBlock, stringAt(element, 'action_id') ?? '') ?? initialState(element)),
  );
}
