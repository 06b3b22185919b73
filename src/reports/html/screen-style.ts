import { STATUS_COLOURS } from '../status-colours.ts';

const STATUS_RULES = Object.entries(STATUS_COLOURS)
  .map(([kind, { text, ground }]) => `.status-${kind} { color: ${text}; background: ${ground}; }`)
  .join('\n');

/** A row of a table as a card: the header row is kept for screen readers, and each cell says which column it is. */
const CARDS = (tables: string) => `
  ${tables}, ${tables} tbody, ${tables} caption { display: block; }
  ${tables} colgroup { display: none; }
  ${tables} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  ${tables} tr { display: block; margin: 0 0 .9rem; padding: .5rem .8rem; border: 1px solid #8a9299; border-radius: .35rem; }
  ${tables} tbody th, ${tables} td { display: block; padding: .2rem 0; border: 0; text-align: left; }
  ${tables} td[data-label]::before { content: attr(data-label) ": "; color: #434a50; }
  ${tables} td.figure { display: flex; justify-content: space-between; gap: 1rem; text-align: left; }
  ${tables} td:empty { display: none; }
  ${tables} tr.total { border: 2px solid #434a50; }
  ${tables} tr.total > * { border-top: 0; }
  ${tables} tr.heading { margin: 1.25rem 0 .25rem; padding: 0; border: 0; }
  ${tables} tr.heading > * { padding-top: 0; }`;

export const SCREEN_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1.25rem 4rem; background: #fff; color: #16191c;
  font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1, h2, h3 { color: var(--look); }
h1 { font-size: 2rem; margin: 0 0 .5rem; }
h2 { font-size: 1.5rem; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 3px solid var(--look); }
h3 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; }
h4 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
h5 { font-size: 1.0625rem; margin: 0 0 .25rem; }
p, ul { margin: 0 0 .75rem; max-width: 44rem; text-wrap: pretty; }
ul { padding-left: 1.4rem; }
li { margin-bottom: .25rem; }
a { color: var(--look); }
a:focus-visible { outline: 3px solid #16191c; outline-offset: 2px; }
.skip { position: absolute; left: 1rem; top: -6rem; padding: .5rem .75rem; background: #fff; }
.skip:focus { top: .5rem; }
.logo { display: block; width: auto; height: auto; max-width: min(16rem, 100%); max-height: 5rem; margin: 0 0 1.25rem; }
.fact { margin: 0; color: #434a50; }
.draft { display: inline-block; margin: 0 0 1rem; padding: .35rem .75rem; border: 2px solid #8a1c12; color: #8a1c12;
  font-weight: 700; }
.note { color: #434a50; }
.contents { padding: 1rem 1.25rem; background: #f3f5f7; }
.contents ul { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 2.5rem; max-width: none; }
.contents li { break-inside: avoid; padding: .15rem 0; }
.counts { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0 0 1rem; padding: 0; list-style: none; max-width: none; }
.counts li { margin: 0; padding: .55rem .85rem; border: 1px solid #0000; border-radius: .35rem; min-width: 7.5rem; }
.counts strong { display: block; font-size: 1.6rem; line-height: 1.15; }
.counts small { display: block; font-size: 1rem; }
.status { display: inline-block; padding: .1rem .5rem; border: 1px solid #0000; border-radius: .25rem; font-weight: 600; }
.status, .counts li { border-color: currentColor; }
figure { margin: 1.5rem 0; max-width: 30rem; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { margin-top: .5rem; color: #434a50; }
table { width: 100%; margin: 0 0 1.25rem; border-collapse: collapse; hyphens: auto; }
caption { padding: 0 0 .4rem; color: #434a50; text-align: left; hyphens: manual; }
h4 + table caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
th, td { overflow-wrap: break-word; padding: .5rem .6rem; border-bottom: 1px solid #c3c9ce; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--look); background: #f3f5f7; hyphens: manual; }
.figure { text-align: right; font-variant-numeric: tabular-nums; }
tr.total > * { border-top: 2px solid #434a50; font-weight: 700; }
tr.heading > * { padding-top: 1rem; }
.commentary { margin: 0 0 1.5rem; padding-left: .9rem; border-left: 4px solid #c3c9ce; }
.commentary > :last-child { margin-bottom: 0; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid #c3c9ce; color: #434a50; }
${STATUS_RULES}
@media screen and (max-width: 60rem) {${CARDS('table.wide')}
}
@media screen and (max-width: 44rem) {
  body { padding: 1rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  h2 { font-size: 1.35rem; margin-top: 2.25rem; }
  .contents ul { columns: 1; }
  .contents li { padding: .3rem 0; }
  .counts { display: grid; grid-template-columns: 1fr 1fr; }
  .counts li { min-width: 0; }${CARDS('table')}
}
`;
