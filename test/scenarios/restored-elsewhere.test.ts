import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { REPORT_FORMATS } from '../../src/core/publish/report-format.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { answerFromMessage, answersFor } from './answering.ts';

let council: Council;
let elsewhere: string;
beforeEach(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'ragtime-elsewhere-'));
  council = await openCollecting('socket');
});
afterEach(async () => {
  await council.stop();
  rmSync(elsewhere, { recursive: true });
});

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Every format of the published report, as the command line hands it out: name and fingerprint. */
async function fromCommandLine(): Promise<readonly string[]> {
  const out = mkdtempSync(join(elsewhere, 'report-'));
  const { code, text } = await council.command('report', ...QUARTER, '--format', REPORT_FORMATS.join(), '--out', out);
  expect({ code, text }).toMatchObject({ code: 0 });
  return readdirSync(out).map((name) => `${name} ${sha256(readFileSync(join(out, name)))}`);
}

/** The files that an officer gets from the running process, and the report as a window. */
async function fromSlack(jo: Person, instant: string) {
  const before = jo.dms().length;
  const overview = jo.dms().find(({ text }) => text.includes('Quarter 1 2026/27'));
  const seen = await jo.press('Preview the report', { in: overview });
  expect(seen.modal?.text).toContain('as it was published (version 1)');
  await jo.close({ all: true });
  await tickAt(instant);
  const files = jo
    .dms()
    .slice(before)
    .flatMap((message) => message.files)
    .map(({ id, name }) => `${name} ${sha256(council.slack.fileContent(String(id)) ?? new Uint8Array())}`);
  await jo.openHome();
  await jo.press('Read', { in: 'home' });
  const read = jo.modal?.text;
  await jo.close({ all: true });
  return { files: files.toSorted(), read };
}

/** Nothing is left but the backup: the disk is lost. */
async function restoreIntoNothing(): Promise<void> {
  const kept = join(elsewhere, 'backups');
  expect((await council.command('backup', '--to', kept)).code).toBe(0);
  const name = readdirSync(kept).find((each) => each.endsWith('.sqlite')) ?? '';
  await council.restart(async () => {
    for (const each of readdirSync(council.folder)) rmSync(join(council.folder, each), { recursive: true });
    const restored = await council.command('restore', join(kept, name));
    expect(restored).toMatchObject({ code: 0 });
  });
}

describe('a published report, after its backup was restored into an empty folder', () => {
  it('comes in every format with the bytes that it had, from the running process and from the command line', async () => {
    for (const given of answersFor(council.plan).slice(0, 3)) await answerFromMessage(council, given);
    const jo = council.slack.as('JP');
    await tickAt('2026-07-22T08:00:00Z');
    expect((await council.command('quarter', 'publish', ...QUARTER)).code).toBe(0);
    await tickAt('2026-07-22T08:05:00Z');
    const printed = await fromCommandLine();
    const shown = await fromSlack(jo, '2026-07-22T08:10:00Z');
    expect(printed.map((line) => /\.(\w+) /.exec(line)?.[1]).toSorted()).toEqual(REPORT_FORMATS.toSorted());
    expect(shown.files.map((line) => /\.(\w+) /.exec(line)?.[1]).toSorted()).toEqual(['docx', 'html', 'pdf', 'png']);

    await restoreIntoNothing();
    expect(await fromCommandLine()).toEqual(printed);
    expect(await fromSlack(jo, '2026-07-22T08:20:00Z')).toEqual(shown);
    // What the process shows is what the file holds, not what it makes anew.
    for (const line of shown.files) expect(printed).toContain(line);
    expect(council.slack.refusals).toEqual([]);
  });
});
