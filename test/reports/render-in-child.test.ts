import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { REPORT_FORMATS } from '../../src/core/publish/report-format.ts';
import { ChildRenderer, type ChildRendererOptions } from '../../src/reports/render-in-child.ts';
import { DEFAULT_LOOK } from '../../src/reports/report-look.ts';
import { makeReport } from '../support/made-report.ts';
import { RICH_SNAPSHOT } from '../support/report-documents.ts';

let renderer: ChildRenderer | undefined;
const open = (options: Partial<ChildRendererOptions> = {}) => {
  renderer = new ChildRenderer({ look: DEFAULT_LOOK, ...options });
  return renderer;
};
afterEach(() => renderer?.stop());

const program = (name: string) => fileURLToPath(new URL(`../support/${name}`, import.meta.url));

describe('documents that are made in a process of their own', () => {
  it('have the bytes of those that are made here, all formats asked for at once', async () => {
    const { renderReport: render } = open();
    const files = await Promise.all(REPORT_FORMATS.map((format) => makeReport(RICH_SNAPSHOT, format, render)));
    for (const [index, format] of REPORT_FORMATS.entries()) {
      const here = await makeReport(RICH_SNAPSHOT, format);
      expect(files[index]?.name).toBe(here.name);
      expect(Buffer.compare(Buffer.from(files[index]?.bytes ?? []), Buffer.from(here.bytes))).toBe(0);
    }
  });

  it('are made again by a new process after that one has ended for want of work', async () => {
    const { renderReport: render } = open({ idleMs: 0 });
    const first = await makeReport(RICH_SNAPSHOT, 'md', render);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await makeReport(RICH_SNAPSHOT, 'md', render)).bytes.length).toBe(first.bytes.length);
  });

  it('leave this process free: it goes on while one is made', async () => {
    const made = open().renderReport(RICH_SNAPSHOT, 'pdf');
    const first = await Promise.race([made, new Promise((resolve) => setImmediate(() => resolve('a turn')))]);
    expect(first).toBe('a turn');
    await made;
  });

  it('say which one was not made when the process dies of it twice', async () => {
    const { renderReport: render } = open({ program: program('dying-process.ts') });
    await expect(render(RICH_SNAPSHOT, 'pdf')).rejects.toThrow(
      'The pdf document was not made: its process ended with SIGKILL',
    );
  });

  it('are given up when the process says nothing', async () => {
    const { renderReport: render } = open({ program: program('silent-process.ts'), giveUpMs: 50 });
    await expect(render(RICH_SNAPSHOT, 'pdf')).rejects.toThrow('The pdf document was not made: its process ended');
  });

  it('are refused when Ragtime stops meanwhile', async () => {
    const made = open({ program: program('silent-process.ts') }).renderReport(RICH_SNAPSHOT, 'html');
    renderer?.stop();
    await expect(made).rejects.toThrow('The html document was not made: Ragtime stops');
  });
});
