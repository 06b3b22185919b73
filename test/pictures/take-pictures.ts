import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Screen } from '../../sandbox/pictures/draw-screen.ts';
import { findBrowser, photograph } from '../../sandbox/pictures/photograph.ts';
import { type Extent, screensToHtml } from '../../sandbox/pictures/screens-to-html.ts';
import { openCouncil } from '../support/council.ts';
import { playReminders } from './play-reminders.ts';
import { playToPictures } from './play-to-pictures.ts';

/*
 * Draws what people see, from the app's own messages and forms, into gallery/: as HTML, and as PNG where a browser is.
 * With --docs the pictures of the README are replaced too.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GALLERY = join(ROOT, 'gallery');
const browser = findBrowser(process.env.PATH ?? '');

rmSync(GALLERY, { recursive: true, force: true });
mkdirSync(GALLERY);
const council = await openCouncil({ transport: 'socket' });
const screens = await playToPictures(council).finally(council.stop);
const secondCouncil = await openCouncil({ transport: 'socket' });
const reminders = await playReminders(secondCouncil).finally(secondCouncil.stop);
for (const [name, screen] of Object.entries({ ...screens, ...reminders }))
  await take(name, [screen], { extent: 'all', scale: 2 });
const PAIRS = {
  'reminder-and-form': [screens.reminder, screens.form],
  summary: [screens.summary, screens['summary-part']],
};
for (const [name, pair] of Object.entries(PAIRS)) {
  await take(`pair-of-${name}`, pair, { extent: 'one-screen', scale: 1.25 });
  if (browser !== undefined && process.argv.includes('--docs'))
    copyFileSync(join(GALLERY, `pair-of-${name}.png`), join(ROOT, 'docs', 'images', `${name}.png`));
}
console.log(browser === undefined ? 'No Chromium was found on the PATH: HTML only.' : `Taken with ${browser}.`);

async function take(
  name: string,
  shown: readonly Screen[],
  { extent, scale }: { readonly extent: Extent; readonly scale: number },
): Promise<void> {
  const htmlPath = join(GALLERY, `${name}.html`);
  writeFileSync(htmlPath, await screensToHtml(shown, extent));
  if (browser !== undefined) await photograph(browser, { htmlPath, pngPath: join(GALLERY, `${name}.png`), scale });
  console.log(`gallery/${name}`);
}
