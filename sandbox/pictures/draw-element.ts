import { html } from 'hono/html';
import { optionsOf, valueKeyOf } from '../fields.ts';
import type { JsonObject } from '../json.ts';
import { objectAt, objectsAt, stringAt } from '../json.ts';
import { optionText, textOf } from '../render.ts';
import { drawText, type Markup, withBreaks } from './draw-text.ts';

/** One element; `state` is what stands in it. */
export function drawElement(element: JsonObject, state: JsonObject): Markup {
  switch (element.type) {
    case 'button':
      return html`<span class="button ${stringAt(element, 'style') ?? ''}">${textOf(element.text)}</span>`;
    case 'radio_buttons':
    case 'checkboxes':
      return html`<div class="options">${optionsOf(element).map((option) => drawOption(option, state))}</div>`;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
      return drawTextInput(element, state);
    case 'datepicker':
      return html`<div class="box choice">${stringAt(state, 'selected_date') ?? 'Select a date'}<span>▾</span></div>`;
    case 'overflow':
      return html`<span class="button">⋯</span>`;
    default:
      return drawMenu(element, state);
  }
}

function drawOption(option: JsonObject, state: JsonObject): Markup {
  const isChosen = chosenOf(state).some((chosen) => chosen.value === option.value);
  const isTick = state.type === 'checkboxes';
  const look = `${isTick ? 'tick' : 'radio'}${isChosen ? ' chosen' : ''}`;
  const description = option.description === undefined ? '' : html`<small>${drawText(option.description)}</small>`;
  return html`<div class="option"><span class="mark ${look}">${isTick && isChosen ? '✓' : ''}</span><span>${optionText(option)}${description}</span></div>`;
}

function drawTextInput(element: JsonObject, state: JsonObject): Markup {
  const value = stringAt(state, 'value');
  const look = `${element.multiline === true ? 'tall' : ''} ${element.type === 'number_input' ? 'number' : ''}`;
  return value === undefined
    ? html`<div class="box ${look} empty">${textOf(element.placeholder)}</div>`
    : html`<div class="box ${look}">${withBreaks(value)}</div>`;
}

function drawMenu(element: JsonObject, state: JsonObject): Markup {
  if (valueKeyOf(element) === undefined) throw new Error(`A picture of ${String(element.type)} cannot be drawn yet.`);
  const chosen = chosenOf(state).map(optionText).join(', ');
  return html`<div class="box choice">${chosen === '' ? textOf(element.placeholder) : chosen}<span>▾</span></div>`;
}

function chosenOf(state: JsonObject): readonly JsonObject[] {
  const one = objectAt(state, 'selected_option');
  return one === undefined ? objectsAt(state, 'selected_options') : [one];
}
