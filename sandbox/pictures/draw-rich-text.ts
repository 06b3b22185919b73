import { html } from 'hono/html';
import type { JsonObject } from '../json.ts';
import { objectAt, objectsAt, stringAt } from '../json.ts';
import type { Markup } from './draw-text.ts';
import { withBreaks } from './draw-text.ts';

/** A `rich_text` block as Slack sets it. */
export function drawRichText(block: JsonObject): Markup {
  return html`<div class="text">${objectsAt(block, 'elements').map(drawPart)}</div>`;
}

function drawPart(part: JsonObject): Markup {
  const elements = objectsAt(part, 'elements');
  switch (part.type) {
    case 'rich_text_list':
      return html`<ul>${elements.map((item) => html`<li>${objectsAt(item, 'elements').map(drawWord)}</li>`)}</ul>`;
    case 'rich_text_quote':
      return html`<blockquote>${elements.map(drawWord)}</blockquote>`;
    case 'rich_text_section':
      return html`<div>${elements.map(drawWord)}</div>`;
    default:
      throw new Error(`A picture of ${String(part.type)} cannot be drawn yet.`);
  }
}

function drawWord(element: JsonObject): Markup {
  const text = withBreaks(stringAt(element, 'text') ?? '');
  if (element.type === 'channel') return html`<span class="link">#${stringAt(element, 'channel_id')}</span>`;
  if (element.type === 'link') return html`<span class="link">${text}</span>`;
  if (element.type !== 'text') throw new Error(`A picture of ${String(element.type)} cannot be drawn yet.`);
  const style = objectAt(element, 'style');
  if (style?.bold === true) return html`<strong>${text}</strong>`;
  return style?.italic === true ? html`<em>${text}</em>` : html`${text}`;
}
