import { html } from 'hono/html';
import type { JsonObject } from '../json.ts';
import { objectsAt } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import type { OpenView } from '../people.ts';
import { drawBlock, UNFILLED } from './draw-block.ts';
import { type Markup, withBreaks } from './draw-text.ts';

/** Something on the screen of a phone. */
export interface Screen {
  readonly caption: string;
  readonly body: Markup;
}

/** A form or a notice with its bar, or the Home tab. */
export function drawView(caption: string, view: Omit<OpenView, 'text'>): Screen {
  const blocks = view.blocks.map((block) => drawBlock(block, view));
  if (view.type === 'home') return { caption, body: html`${drawBar('Ragtime')}<div class="view">${blocks}</div>` };
  const submit = view.submit === undefined ? '' : html`<span class="send">${view.submit}</span>`;
  const bar = html`<div class="bar"><span class="shut">${view.close ?? 'Cancel'}</span><b>${view.title}</b>${submit}</div>`;
  return { caption, body: html`${bar}<div class="view">${blocks}</div>` };
}

/** Messages of the app, in a direct conversation or a channel named by `place`. */
export function drawMessages(
  caption: string,
  { place, messages }: { readonly place: string; readonly messages: readonly StoredMessage[] },
): Screen {
  return { caption, body: html`${drawBar(place)}<div class="talk">${messages.map(drawMessage)}</div>` };
}

function drawBar(place: string): Markup {
  return html`<div class="bar"><span class="shut">‹</span><b>${place}</b></div>`;
}

function drawMessage(message: StoredMessage): Markup {
  const only = message.ephemeralTo === undefined ? '' : html`<div class="context">Only visible to you</div>`;
  const blocks: readonly JsonObject[] = objectsAt({ blocks: message.blocks }, 'blocks');
  const body = blocks.length === 0 ? withBreaks(message.text) : blocks.map((block) => drawBlock(block, UNFILLED));
  return html`<div class="message"><div class="face">R</div><div class="words"><div class="who"><b>Ragtime</b> <span>APP</span></div>${only}${body}</div></div>`;
}
