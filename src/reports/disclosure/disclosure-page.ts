import { html, raw } from 'hono/html';
import type { Markup } from '../html/markup.ts';

const STYLE = `
body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1a1a1a; }
h1, h2, h3 { line-height: 1.25; }
h3 { margin-top: 2rem; font-size: 1.1rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1rem; border-left: .25rem solid #1d4e89; padding-left: 1rem; }
dt { font-weight: bold; overflow-wrap: anywhere; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
`;

/** One page of a bundle: needs nothing else, runs nothing, and asks nothing of the network. */
export async function disclosurePage(title: string, body: Markup | readonly Markup[]): Promise<string> {
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}</main>
</body>
</html>
`;
  return String(await page);
}

/** Names and what stands under each. */
export function factsToHtml(facts: readonly (readonly [name: string, text: string])[]): Markup {
  return html`<dl>
${facts.map(([name, text]) => html`<dt>${name}</dt><dd dir="auto">${text}</dd>\n`)}</dl>\n`;
}
