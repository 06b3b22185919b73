import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, findBrowser, openBrowser } from '../../sandbox/pictures/browser.ts';
import { DEVICES, type Screen } from '../../sandbox/pictures/draw-screen.ts';
import { type Chapter, galleryToHtml } from '../../sandbox/pictures/gallery-to-html.ts';
import { screensToHtml } from '../../sandbox/pictures/screens-to-html.ts';
import { playGallery } from './plays.ts';

/*
 * Draws what people see, from the app's own messages and forms, into gallery/: an index page with everything at phone
 * and desktop width, and a PNG of each where a browser is. With --docs the pictures of the README are replaced too.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GALLERY = join(ROOT, 'gallery');
/** Pictures of the README: two screens side by side, as much as a phone shows at once. */
const PAIRS = { 'reminder-and-form': ['reminder', 'form'], summary: ['summary', 'summary-part'] } as const;

rmSync(GALLERY, { recursive: true, force: true });
for (const device of DEVICES) mkdirSync(join(GALLERY, device), { recursive: true });
const chapters = await playGallery();
const program = findBrowser(process.env.PATH ?? '');
const index = join(GALLERY, 'index.html');
writeFileSync(index, await galleryToHtml({ chapters, hasPictures: program !== undefined }));
if (program === undefined) {
  console.log(
    'No Chromium was found on the PATH, so there are no PNG files. Install the package "chromium" to get them.',
  );
} else {
  const browser = await openBrowser(program);
  await takeAll(browser, chapters).finally(browser.close);
  console.log(`Pictures were taken with ${program}.`);
}
console.log(`${Object.keys(screensOf(chapters)).length} screens: open ${index}`);

async function takeAll(browser: Browser, taken: readonly Chapter[]): Promise<void> {
  const screens = screensOf(taken);
  for (const [name, screen] of Object.entries(screens)) {
    for (const device of DEVICES) {
      const html = await screensToHtml([screen], { device, extent: 'all' });
      writeFileSync(join(GALLERY, device, `${name}.png`), await browser.photograph(html, 2));
    }
  }
  if (!process.argv.includes('--docs')) return;
  for (const [name, pair] of Object.entries(PAIRS)) {
    const shown = pair.map((each) => screens[each]).filter((screen) => screen !== undefined);
    const html = await screensToHtml(shown, { device: 'phone', extent: 'one-screen' });
    writeFileSync(join(ROOT, 'docs', 'images', `${name}.png`), await browser.photograph(html, 1.25));
  }
}

function screensOf(taken: readonly Chapter[]): Readonly<Record<string, Screen>> {
  return Object.assign({}, ...taken.map(({ screens }) => screens));
}
