import type { StatusKind } from '../core/publish/status-kind.ts';

/** Text and ground of each status; every pair has a contrast of at least 4.5 to 1 (WCAG 1.4.3), which a test computes. */
export const STATUS_COLOURS: Readonly<Record<StatusKind, { readonly text: string; readonly ground: string }>> = {
  completed: { text: '#0c4a75', ground: '#d9e8f5' },
  green: { text: '#0b5a34', ground: '#d5ebdf' },
  amber: { text: '#664400', ground: '#ffe9b8' },
  red: { text: '#8a1c12', ground: '#fadcd8' },
  'not-started': { text: '#383f43', ground: '#eaecee' },
  'not-completed': { text: '#8a1c12', ground: '#fadcd8' },
  deferred: { text: '#4a2a76', ground: '#e6dcf3' },
  dropped: { text: '#383f43', ground: '#eaecee' },
  'no-update': { text: '#383f43', ground: '#ffffff' },
};

const STATUS_RULES = Object.entries(STATUS_COLOURS)
  .map(([kind, { text, ground }]) => `.status-${kind} { color: ${text}; background: ${ground}; }`)
  .join('\n');

/** Print: sizes in points; the browser repeats header rows by itself. Narrow screens: each table row becomes a card. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem 4rem; background: #fff; color: #16191c;
  font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { font-size: 2rem; margin: 0 0 .5rem; }
h2 { font-size: 1.5rem; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 3px solid #1d3f66; }
h3 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; }
h4 { font-size: 1.0625rem; margin: 1.5rem 0 .5rem; }
h5 { font-size: 1.0625rem; margin: 0 0 .25rem; }
p, ul { margin: 0 0 .75rem; max-width: 44rem; }
ul { padding-left: 1.4rem; }
li { margin-bottom: .25rem; }
a { color: #1a4f8a; }
.facts { margin: 0; color: #434a50; }
.draft { display: inline-block; margin: 0 0 1rem; padding: .35rem .75rem; border: 2px solid #8a1c12; color: #8a1c12;
  font-weight: 700; }
.contents { margin: 1.75rem 0 0; padding: 1rem 1.25rem; background: #f3f5f7; }
.contents ol { margin: 0; padding-left: 1.4rem; columns: 2; column-gap: 2.5rem; }
.contents li { break-inside: avoid; }
.counts { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0 0 1rem; padding: 0; list-style: none; max-width: none; }
.counts li { margin: 0; padding: .55rem .85rem; border: 1px solid #0000; border-radius: .35rem; min-width: 7.5rem; }
.counts .status-no-update { border-color: #6b7278; }
.counts strong { display: block; font-size: 1.6rem; line-height: 1.15; }
.counts small { display: block; font-size: 1rem; }
.status { display: inline-block; padding: .1rem .5rem; border: 1px solid #0000; border-radius: .25rem; font-weight: 600; }
.status-no-update.status { border-color: #6b7278; }
.was { display: block; margin-top: .15rem; font-size: 1rem; color: #434a50; }
table { width: 100%; margin: 0 0 1rem; border-collapse: collapse; }
caption { padding: 0 0 .4rem; color: #434a50; text-align: left; }
th, td { padding: .5rem .6rem; border-bottom: 1px solid #c3c9ce; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #1d3f66; background: #f3f5f7; }
.area tbody th { white-space: nowrap; }
td.status-cell { min-width: 11.5rem; }
td.due-cell { min-width: 8.8rem; }
.area caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.why { color: #434a50; }
.commentary { margin: 0 0 1.25rem; padding-left: .9rem; border-left: 4px solid #c3c9ce; }
.commentary p:last-child { margin-bottom: 0; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid #c3c9ce; color: #434a50; }
${STATUS_RULES}
@media screen and (max-width: 44rem) {
  body { padding: 1rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  h2 { font-size: 1.35rem; margin-top: 2.25rem; }
  .contents ol { columns: 1; }
  .counts { display: grid; grid-template-columns: 1fr 1fr; }
  table, tbody, caption { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { display: block; margin: 0 0 .9rem; padding: .5rem .8rem; border: 1px solid #c3c9ce; border-radius: .35rem; }
  th, td { display: block; padding: .2rem 0; border: 0; }
  .area tbody th { white-space: normal; }
  tbody th { font-size: 1.0625rem; }
  td.due-cell, td.status-cell { min-width: 0; }
  td[data-label]::before { content: attr(data-label) ": "; color: #434a50; }
}
@page { size: A4; margin: 20mm 18mm 26mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 12pt; line-height: 1.4; }
  h1 { font-size: 20pt; } h2 { font-size: 16pt; margin-top: 20pt; } h3 { font-size: 14pt; } h4, h5 { font-size: 12pt; }
  p, ul { max-width: none; orphans: 3; widows: 3; }
  td.due-cell { min-width: 6rem; }
  td.status-cell { min-width: 9rem; }
  .was, .counts small { font-size: 12pt; }
  .contents, footer { display: none; }
  tr, .counts li { break-inside: avoid; }
  thead { display: table-header-group; }
  .status, .counts li, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;

/** The foot of every printed page. The text is data: each character is written as an escape, so that it stays a string. */
export function pageFootRule(text: string): string {
  return `@page {
  @bottom-left { content: ${cssString(text)}; font: 12pt system-ui, Arial, sans-serif; color: #434a50; }
  @bottom-right { content: counter(page) " of " counter(pages); white-space: nowrap; font: 12pt system-ui, Arial, sans-serif; color: #434a50; }
}
`;
}

function cssString(text: string): string {
  const escaped = [...text].map((letter) =>
    /[a-z0-9 ,.:]/iu.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
