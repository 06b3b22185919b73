import { html } from 'hono/html';
import type { JsonObject } from '../json.ts';
import { objectsAt, stringAt } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import type { OpenView } from '../people.ts';
import { drawBlock, UNFILLED } from './draw-block.ts';
import { type Markup, withBreaks } from './draw-text.ts';

/** What a screen is drawn on. */
export const DEVICES = ['phone', 'desktop'] as const;
export type Device = (typeof DEVICES)[number];

type SomeView = Omit<OpenView, 'text'>;

/** What somebody has before them, as the app sent it. */
export type Screen = { readonly caption: string } & (
  | { readonly kind: 'view'; readonly view: SomeView }
  | { readonly kind: 'messages'; readonly place: string; readonly messages: readonly StoredMessage[] }
);

/** A form, a notice or the Home tab. */
export function showView(caption: string, view: SomeView): Screen {
  return { caption, kind: 'view', view };
}

/** Messages of the app, in a direct conversation or a channel named by `place`. */
export function showMessages(
  caption: string,
  { place, messages }: { readonly place: string; readonly messages: readonly StoredMessage[] },
): Screen {
  return { caption, kind: 'messages', place, messages };
}

export function drawScreen(screen: Screen, device: Device): Markup {
  const surface = screen.kind === 'view' ? screen.view.type : 'messages';
  return html`<section class="screen ${device} ${surface}" aria-label="${screen.caption}">${drawContent(screen, device)}</section>`;
}

function drawContent(screen: Screen, device: Device): Markup {
  if (screen.kind === 'messages')
    return html`${drawBar(screen.place, device)}<div class="talk">${screen.messages.map(drawMessage)}</div>`;
  const { view } = screen;
  const body = html`<div class="view">${view.blocks.map((block) => drawBlock(block, view))}</div>`;
  if (view.type === 'home') return html`${drawBar('Ragtime', device)}${body}`;
  return device === 'phone' ? drawPhoneModal(view, body) : drawDesktopModal(view, body);
}

/** On a phone both buttons stand in the bar, and there is little room for the title between them. */
function drawPhoneModal({ title, submit, close }: SomeView, body: Markup): Markup {
  const send = submit === undefined ? '' : html`<span class="send">${submit}</span>`;
  return html`<div class="bar"><span class="shut">${close ?? 'Cancel'}</span><b>${title}</b>${send}</div>${body}`;
}

function drawDesktopModal({ title, submit, close }: SomeView, body: Markup): Markup {
  const send = submit === undefined ? '' : html`<span class="button primary">${submit}</span>`;
  return html`<div class="bar"><b>${title}</b><span class="shut">✕</span></div>${body}
<div class="foot"><span class="button">${close ?? 'Cancel'}</span>${send}</div>`;
}

function drawBar(place: string, device: Device): Markup {
  const back = device === 'phone' ? html`<span class="shut">‹</span>` : '';
  return html`<div class="bar">${back}<b>${place}</b></div>`;
}

function drawMessage(message: StoredMessage): Markup {
  const only = message.ephemeralTo === undefined ? '' : html`<div class="context">Only visible to you</div>`;
  const blocks: readonly JsonObject[] = objectsAt({ blocks: message.blocks }, 'blocks');
  const body = blocks.length === 0 ? withBreaks(message.text) : blocks.map((block) => drawBlock(block, UNFILLED));
  return html`<div class="message"><div class="face">R</div><div class="words"><div class="who"><b>Ragtime</b> <span>APP</span></div>${only}${body}${message.files.map(drawFile)}</div></div>`;
}

/** A card with the file's name; under a picture, what it says to whoever does not see it. */
function drawFile(file: JsonObject): Markup {
  const described = stringAt(file, 'alt_txt') ?? '';
  const alt = described === '' ? '' : html`<div class="context">Description: ${described}</div>`;
  return html`<div class="file"><b>${stringAt(file, 'title') ?? ''}</b><div class="context">${stringAt(file, 'name') ?? ''}</div>${alt}</div>`;
}
