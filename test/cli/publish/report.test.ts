import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runReport } from '../../../src/cli/publish/report.ts';
import { reportHelp } from '../../../src/cli/publish/report-help.ts';
import { renderReport } from '../../../src/reports/render-report.ts';
import type { Database } from '../../../src/store/database.ts';
import { createUploadStore } from '../../../src/store/publish/upload-store.ts';
import type { ReportRenderer } from '../../../src/usecases/publish/ports.ts';
import { checkedPorts } from '../../support/checked-council.ts';
import { renderWithoutPdf } from '../../support/made-report.ts';
import { insertMilestone, insertUpdate, insertWindow, openSmallCouncil } from '../../support/rows.ts';

let database: Database;
let folder: string;
let closed: number;

beforeEach(async () => {
  database = await openSmallCouncil();
  insertMilestone(database, 'm1');
  insertUpdate(database, 'm1');
  insertWindow(database);
  folder = await mkdtemp(join(tmpdir(), 'ragtime-report-'));
  closed = 0;
});
afterEach(async () => {
  database.close();
  await rm(folder, { recursive: true });
});

function run(...args: readonly string[]) {
  return runWith(renderReport, ...args);
}

async function runWith(render: ReportRenderer, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runReport(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: () => new Date('2026-07-23T09:00:00Z'),
    author: { actor: 'command line: test' },
    openStore: async () => ({
      ...checkedPorts(database),
      uploads: createUploadStore(database),
      renderReport: render,
      close: () => {
        closed += 1;
      },
    }),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const DRAFT = '2026-27-q1-children-and-enterprise-performance-draft';
const asked = (quarter: string) => ['--directorate', 'CE', '--quarter', quarter];

describe('ragtime report', () => {
  it('writes each format once, also when it is asked for again', async () => {
    for (const _ of ['first', 'second']) {
      const { code, out } = await run(...asked('2026-27/Q1'), '--format', 'html, md,json,md', '--out', folder);
      expect({ code, lines: out.split('\n').length }).toEqual({ code: 0, lines: 3 });
    }
    expect((await readdir(folder)).toSorted()).toEqual([`${DRAFT}.html`, `${DRAFT}.json`, `${DRAFT}.md`]);
    expect(await readFile(join(folder, `${DRAFT}.md`), 'utf8')).toContain('Commentary on m1.');
    expect(closed).toBe(2);
  });

  it('says as JSON what it wrote', async () => {
    const { code, out } = await run(...asked('2026-27/q1'), '--out', folder, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      directorateCode: 'CE',
      quarter: '2026-27/Q1',
      files: [{ path: join(folder, `${DRAFT}.html`), format: 'html', revision: null }],
    });
  });

  it.each([
    [['--quarter', '2026-27/Q1'], 'Say which directorate'],
    [['--directorate', 'CE'], 'Say which quarter'],
    [asked('Q5'), '"Q5" is no quarter. Write it like 2026-27/Q1'],
    [
      [...asked('2026-27/Q1'), '--format', 'html,xls'],
      '"xls" is no format. There are html, pdf, docx, md, csv, json, svg, png.',
    ],
    [['--shout'], '--shout'],
  ])('does not understand %j and shows its help', async (args, expected) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(expected);
    expect(err).toContain(reportHelp);
  });

  it.each([
    [['--directorate', 'XX', '--quarter', '2026-27/Q1'], 'There is no directorate "XX". Known are CE.'],
    [asked('2026-27/Q2'), 'Nothing was collected from CE for 2026-27/Q2. There are reports for 2026-27/Q1.'],
  ])('refuses %j and says what there is', async (args, expected) => {
    expect(await run(...args, '--out', folder)).toEqual({ code: 1, out: '', err: expected });
    expect(closed).toBe(1);
  });

  it('makes the folder that it is given, and refuses one that cannot be made', async () => {
    const fresh = join(folder, 'fresh', 'of-today');
    const { code, out } = await run(...asked('2026-27/Q1'), '--out', fresh);
    expect({ code, names: (await readdir(fresh)).map((name) => join(fresh, name)) }).toEqual({
      code: 0,
      names: [out.split(' was written')[0]],
    });
    const refused = await run(...asked('2026-27/Q1'), '--out', join(out.split(' was written')[0] ?? '', 'below'));
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('give another folder with --out');
  });

  it('makes no folder for a report that there is not', async () => {
    await run(...asked('2026-27/Q2'), '--out', join(folder, 'unwanted'));
    expect(await readdir(folder)).not.toContain('unwanted');
  });

  it.each([
    ['of a directorate', ['--directorate', 'CE']],
    ['of a board', ['--board', 'Skills Panel']],
  ])('%s that is too long for one PDF is written in the other formats, and says so', async (_, whose) => {
    insertMilestone(database, 'm9', { board: 'Skills Panel' });
    const args = [...whose, '--quarter', '2026-27/Q1', '--format', 'pdf,md', '--out', folder];
    const { code, out, err } = await runWith(renderWithoutPdf, ...args);
    expect(code).toBe(1);
    expect(out).toContain('.md was written');
    expect(err).toContain('too long for one PDF. HTML has it whole');
    expect((await readdir(folder)).map((name) => name.split('.').at(-1))).toEqual(['md']);
  });

  it('prints its help', async () => {
    expect(await run('--help')).toEqual({ code: 0, out: reportHelp, err: '' });
  });
});

describe('the report of a board', () => {
  it('is written under the name of its board, with the milestones that name it', async () => {
    insertMilestone(database, 'm9', { board: 'Skills Panel', words: 'Open the workshop' });
    const { code } = await run('--board', 'skills panel', '--quarter', '2026-27/Q1', '--format', 'md', '--out', folder);
    expect(code).toBe(0);
    const text = await readFile(join(folder, '2026-27-q1-skills-panel-performance-draft.md'), 'utf8');
    expect(text).toContain('Open the workshop');
    expect(text).not.toContain('Words of m1');
  });

  it('is refused for a board that no plan names, with those that there are', async () => {
    const { code, err } = await run('--board', 'Parks', '--quarter', '2026-27/Q1', '--out', folder);
    expect(code).toBe(1);
    expect(String(err)).toContain('for the board "Parks". Its plans name no board');
  });
});
