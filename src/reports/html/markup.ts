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

/** A status as words, shape and colour; readers of a screen hear the words only. The shape stays with the first word. */
export function statusToHtml(status: StatusKind, words: Markup | readonly Markup[]): Markup {
  return html`<span class="status status-${status}"><span aria-hidden="true">${STATUS_LABELS[status].shape}</span>&nbsp;${words}</span>`;
}

function withBreaks(text: string): readonly (string | Markup)[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => (index === 0 ? breakable(line) : [html`<br>`, ...breakable(line)]));
}

/** A table gives each column room for its longest word; one of a hundred letters, such as an address, would take it all. */
const LONG_WORD = /\S{24,}/u;
const PIECES = /.{1,8}/gsu;

/** Places to break in long words only; they are no letters, and are not copied. */
function breakable(line: string): readonly (string | Markup)[] {
  if (!LONG_WORD.test(line)) return [line];
  return line.split(/(\S{24,})/u).flatMap((part) => {
    if (!LONG_WORD.test(part)) return [part];
    return (part.match(PIECES) ?? []).flatMap((piece, index) => (index === 0 ? [piece] : [html`<wbr>`, piece]));
  });
}
