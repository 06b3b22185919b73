import { html } from 'hono/html';
import type { Json } from '../json.ts';
import { textOf } from '../render.ts';

/** Escaped HTML. `html` escapes every value that is not itself made by `html`. */
export type Markup = ReturnType<typeof html>;

/** A text object with its line breaks. */
export function drawText(value: Json | undefined): readonly (string | Markup)[] {
  return withBreaks(textOf(value));
}

export function withBreaks(text: string): readonly (string | Markup)[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [html`<br>`, line]));
}
