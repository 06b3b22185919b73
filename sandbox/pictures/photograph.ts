import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'];
const PATIENCE_MS = 60_000;
/** A browser that can take pictures; undefined where none is installed. `path` as in the environment variable PATH. */
export function findBrowser(path: string): string | undefined {
  return path
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(existsSync);
}

export interface Photograph {
  readonly htmlPath: string;
  readonly pngPath: string;
  /** Picture pixels for one CSS pixel. */
  readonly scale: number;
}

/** Takes a picture of a whole page. */
export async function photograph(browser: string, { htmlPath, pngPath, scale }: Photograph): Promise<void> {
  const url = pathToFileURL(htmlPath).href;
  const { width, height } = await measure(browser, url);
  const size = [`--window-size=${width},${height}`, `--force-device-scale-factor=${scale}`];
  await run(browser, [...FLAGS, ...size, `--screenshot=${pngPath}`, url], { timeout: PATIENCE_MS });
}

async function measure(browser: string, url: string) {
  const { stdout } = await run(browser, [...FLAGS, '--dump-dom', url], { timeout: PATIENCE_MS });
  const [, width, height] = /data-size="(\d+)x(\d+)"/.exec(stdout) ?? [];
  if (width === undefined || height === undefined) throw new Error(`${browser} did not say how large ${url} is.`);
  return { width: Number(width), height: Number(height) };
}
