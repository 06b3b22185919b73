import { html, raw } from 'hono/html';
import { type Device, drawScreen, type Screen } from './draw-screen.ts';
import { PICTURE_STYLE } from './picture-style.ts';

/** `one-screen`: what a phone shows without scrolling. `all`: as long as it is. */
export type Extent = 'one-screen' | 'all';

export interface Drawing {
  readonly device: Device;
  readonly extent: Extent;
}

/** Screens side by side on one page that needs nothing else. */
export async function screensToHtml(screens: readonly Screen[], { device, extent }: Drawing): Promise<string> {
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${screens.map(({ caption }) => caption).join(' · ')}</title>
<style>${raw(PICTURE_STYLE)}</style>
</head>
<body class="${extent}">
${screens.map((screen) => drawScreen(screen, device))}
</body>
</html>
`;
  return String(await page);
}
