import { html } from 'hono/html';
import { optionsOf } from '../fields.ts';
import type { JsonObject } from '../json.ts';
import { objectAt } from '../json.ts';
import { optionText, textOf } from '../render.ts';
import type { Markup } from './draw-text.ts';

/** More of a long menu, such as one of hundreds of milestones, says nothing new. */
const MOST_OPTIONS = 12;

/** What a press would open on the same screen: a question to be confirmed, or what a menu offers. */
export function drawAsides(elements: readonly JsonObject[]): readonly Markup[] {
  return elements.flatMap((element) => [...drawConfirm(element), ...drawOffer(element)]);
}

function drawConfirm(element: JsonObject): readonly Markup[] {
  const confirm = objectAt(element, 'confirm');
  if (confirm === undefined) return [];
  const lead = `“${textOf(element.text)}” asks first:`;
  return [
    html`<div class="aside"><i>${lead}</i> <b>${textOf(confirm.title)}</b> ${textOf(confirm.text)}
<span>[${textOf(confirm.deny)}]</span> <span>[${textOf(confirm.confirm)}]</span></div>`,
  ];
}

function drawOffer(element: JsonObject): readonly Markup[] {
  const offered = optionsOf(element).map(optionText);
  if (offered.length === 0 || element.type === 'radio_buttons' || element.type === 'checkboxes') return [];
  const more = offered.length > MOST_OPTIONS ? ` and ${offered.length - MOST_OPTIONS} more` : '';
  return [html`<div class="aside"><i>Offers:</i> ${offered.slice(0, MOST_OPTIONS).join(' · ')}${more}</div>`];
}
