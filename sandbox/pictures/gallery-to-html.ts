import { html, raw } from 'hono/html';
import { DEVICES, drawScreen, type Screen } from './draw-screen.ts';
import type { Markup } from './draw-text.ts';
import { PICTURE_STYLE } from './picture-style.ts';

/** Screens that belong together, by the name of their pictures. */
export interface Chapter {
  readonly title: string;
  readonly screens: Readonly<Record<string, Screen>>;
}

const INDEX_STYLE = `
body { display: block; width: auto; padding: 24px; font: 16px/1.5 Lato, "Liberation Sans", "DejaVu Sans Condensed", Arial, sans-serif; color: #1d1c1d; }
nav { margin: 12px 0 24px; }
nav li { display: inline; margin-right: 16px; }
h1, .chapter { margin: 24px 0 8px; }
.chapter { font-size: 24px; }
.caption { margin: 20px 0 8px; font-size: 16px; }
.caption a { font-weight: 400; margin-left: 10px; }
.pair { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
`;

/** @param hasPictures whether there is a PNG of each screen beside the page. */
export interface GalleryPage {
  readonly chapters: readonly Chapter[];
  readonly hasPictures: boolean;
}

/** Every screen with its caption, on a phone and at a desk, on one page that needs nothing else. */
export async function galleryToHtml({ chapters, hasPictures }: GalleryPage): Promise<string> {
  const anchors = chapters.map(({ title }, index) => html`<li><a href="#chapter-${index}">${title}</a></li>`);
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Ragtime: what people see</title>
<style>${raw(PICTURE_STYLE)}${raw(INDEX_STYLE)}</style>
</head>
<body class="all">
<h1>Ragtime: what people see</h1>
<p>Drawn from the messages and forms that the app sends. Dashed boxes say what a press would open: what a menu offers, or what is asked first.</p>
<nav><ul>${anchors}</ul></nav>
${chapters.map((chapter, index) => drawChapter({ chapter, index, hasPictures }))}
</body>
</html>
`;
  return String(await page);
}

function drawChapter({
  chapter,
  index,
  hasPictures,
}: {
  readonly chapter: Chapter;
  readonly index: number;
  readonly hasPictures: boolean;
}): Markup {
  const shown = Object.entries(chapter.screens).map(
    ([
      name,
      screen,
    ]) => html`<h3 class="caption" id="${name}">${screen.caption}${hasPictures ? drawLinks(name) : ''}</h3>
<div class="pair">${DEVICES.map((device) => drawScreen(screen, device))}</div>`,
  );
  return html`<h2 class="chapter" id="chapter-${index}">${chapter.title}</h2>${shown}`;
}

function drawLinks(name: string): readonly Markup[] {
  return DEVICES.map((device) => html`<a href="${device}/${name}.png">${device}</a>`);
}
