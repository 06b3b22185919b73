import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type JsonObject, listAt, objectAt, stringAt } from '../json.ts';
import { type Conversation, conversePiped } from './browser-pipe.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'];

/** A browser that can take pictures; undefined where none is installed. `path` as in the environment variable PATH. */
export function findBrowser(path: string): string | undefined {
  return path
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(existsSync);
}

export interface Browser {
  /** A PNG of a whole page. @param scale picture pixels for one CSS pixel */
  photograph(html: string, scale: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Starts one browser for all pictures. It is spoken to through pipes: no port is opened. */
export async function openBrowser(program: string): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-browser-'));
  const flags = [...FLAGS, `--user-data-dir=${folder}`, '--remote-debugging-pipe', 'about:blank'];
  const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const browser = conversePiped(pipesOf(child));
  const session = await openPage(browser);
  return {
    photograph: (html, scale) => photograph(browser, session, { html, scale }),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await browser.ask('Browser.close', {});
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function pipesOf({ stdio }: ChildProcess): { readonly into: Writable; readonly from: Readable } {
  const [, , , into, from] = stdio;
  if (!(into && 'write' in into && from && 'read' in from)) throw new Error('The browser was started without pipes.');
  return { into, from };
}

interface Page {
  readonly sessionId: string;
  readonly frameId: string;
}

async function openPage(browser: Conversation): Promise<Page> {
  const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank' });
  const attached = await browser.ask('Target.attachToTarget', { targetId, flatten: true });
  const sessionId = stringAt(attached, 'sessionId') ?? '';
  const tree = await browser.ask('Page.getFrameTree', {}, sessionId);
  return { sessionId, frameId: stringAt(objectAt(objectAt(tree, 'frameTree'), 'frame'), 'id') ?? '' };
}

const SAY_SIZE = '[document.body.scrollWidth, document.body.scrollHeight]';

async function photograph(
  browser: Conversation,
  { sessionId, frameId }: Page,
  { html, scale }: { readonly html: string; readonly scale: number },
): Promise<Buffer> {
  const ask = (method: string, params: JsonObject) => browser.ask(method, params, sessionId);
  await ask('Page.setDocumentContent', { frameId, html });
  const measured = await ask('Runtime.evaluate', { expression: SAY_SIZE, returnByValue: true });
  const [width, height] = listAt(objectAt(measured, 'result'), 'value');
  if (typeof width !== 'number' || typeof height !== 'number')
    throw new Error('The browser did not say how large a page is.');
  const clip = { x: 0, y: 0, width, height, scale };
  const shot = await ask('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true });
  return Buffer.from(stringAt(shot, 'data') ?? '', 'base64');
}
