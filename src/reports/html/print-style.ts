import type { ReportDocument } from '../document/document.ts';

/** Sizes in points; the browser repeats header rows by itself. */
export const PRINT_STYLE = `
@media print {
  body { max-width: none; padding: 0; font-size: 12pt; line-height: 1.4; }
  h1 { font-size: 22pt; }
  h2 { font-size: 16pt; margin-top: 22pt; }
  h3 { font-size: 14pt; }
  h4, h5 { font-size: 12pt; }
  h1, h2, h3, h4, h5 { break-inside: avoid; }
  p, ul { max-width: none; orphans: 3; widows: 3; }
  .counts { gap: 5pt; }
  .counts li { min-width: 5.5em; padding: 4pt 7pt; }
  .counts small { font-size: 12pt; }
  .skip, footer { display: none; }
  .page-break { break-after: page; }
  tr, figure, .counts li, .status { break-inside: avoid; }
  thead { display: table-header-group; }
  th, td { padding: 4pt 3pt; }
  caption, thead, .commentary .note { break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  td .status, th .status { padding: 0 3pt; }
  figure { max-width: 12cm; }
  .status, .counts li, thead th, figure { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;

/** What stands on every printed page. The texts are data: each character is written as an escape, so that it stays a string. */
export function runningRules({
  running,
  version,
  isDraft,
}: Pick<ReportDocument, 'running' | 'version' | 'isDraft'>): string {
  const font = 'font: 10pt system-ui, Arial, sans-serif; color: #434a50;';
  return `@page {
  size: A4; margin: 24mm 15mm 22mm;
  @top-left { content: ${cssString(running)}; ${font} }
  @top-right { content: ${cssString(version)}; ${font} white-space: nowrap;${isDraft ? ' color: #8a1c12; font-weight: 700;' : ''} }
  @bottom-right { content: counter(page) " of " counter(pages); ${font} white-space: nowrap; }
}
`;
}

function cssString(text: string): string {
  const escaped = [...text].map((letter) =>
    /[a-z0-9 ,.:]/iu.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
