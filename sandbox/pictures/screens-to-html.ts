import { html, raw } from 'hono/html';
import type { Screen } from './draw-screen.ts';
import { PICTURE_STYLE } from './picture-style.ts';

/** `one-screen`: what a phone shows without scrolling. `all`: as long as it is. */
export type Extent = 'one-screen' | 'all';

/** Lets whoever takes the picture read how large the page is. */
const SAY_SIZE = "document.body.dataset.size = document.body.scrollWidth + 'x' + document.body.scrollHeight";

/** Phones side by side on one page that needs nothing else. */
export async function screensToHtml(screens: readonly Screen[], extent: Extent): Promise<string> {
  const phones = screens.map(
    ({ caption, body }) => html`<section class="phone" aria-label="${caption}">${body}</section>`,
  );
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${screens.map(({ caption }) => caption).join(' · ')}</title>
<style>${raw(PICTURE_STYLE)}</style>
</head>
<body class="${extent}">
${phones}
<script>${raw(SAY_SIZE)}</script>
</body>
</html>
`;
  return String(await page);
}
