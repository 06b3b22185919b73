import { html } from 'hono/html';
import type { StatusKind } from '../../core/publish/status-kind.ts';
import type { TextRun } from '../document/document.ts';
import { STATUS_LABELS } from '../labels.ts';

/** Escaped HTML. `html` escapes every value that is not itself made by `html`. */
export type Markup = ReturnType<typeof html>;

/** Text with the writer's own line breaks, its weight and its links. */
export function runsToHtml(runs: readonly TextRun[]): readonly Markup[] {
  return runs.map(runToHtml);
}

function runToHtml({ text, isStrong, anchor, status }: TextRun): Markup {
  const plain = html`${withBreaks(text)}`;
  const words = status === undefined ? plain : statusToHtml(status, plain);
  const weighed = isStrong === true ? html`<strong>${words}</strong>` : words;
  return anchor === undefined ? weighed : html`<a href="#${anchor}">${weighed}</a>`;
}

/** A status as words, shape and colour; readers of a screen hear the words only. */
export function statusToHtml(status: StatusKind, words: Markup | readonly Markup[]): Markup {
  return html`<span class="status status-${status}"><span aria-hidden="true">${STATUS_LABELS[status].shape}</span> ${words}</span>`;
}

function withBreaks(text: string): readonly (string | Markup)[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [html`<br>`, line]));
}
