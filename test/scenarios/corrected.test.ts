import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const AMEND = ['quarter', 'amend', ...QUARTER, '--why', 'The number of sites was mistyped.'];

let council: Council;
let anne: Person;
let channel: string;

async function answer(text: string): Promise<void> {
  await anne.fill(STATUS, 'Green: on course');
  await anne.fill(TEXT, text);
  await anne.submit();
  await anne.close();
}

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

const write = (...more: string[]) =>
  council.command('report', ...QUARTER, '--out', council.folder, '--format', 'html,md', ...more);
const read = (version: number, format: string) =>
  readFileSync(join(council.folder, `2026-27-q1-children-and-enterprise-performance-v${version}.${format}`), 'utf8');
const MARK = 'Corrected on 3 September 2026: see below.';
/** What was posted of the area of COPS2 keeps its words, below a mark. */
const marked = (text: string) => (text.includes('Two sites are open') ? text.replace('\n', `\n${MARK}\n`) : text);
const hashes = () =>
  readColumn(council.databasePath, 'select sha256 from revision_file where revision_id = 1 order by format');
const messages = () => council.slack.messages({ channel });

beforeEach(async () => {
  council = await openCollecting('socket');
  channel = council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await answer('Two sites are open, and the third follows.');
  await tickAt('2026-07-22T08:00:00Z');
  expect((await council.command('quarter', 'publish', ...QUARTER)).code).toBe(0);
  await tickAt('2026-07-22T08:05:00Z');
  await tickAt('2026-07-22T08:06:00Z');
});
afterEach(() => council.stop());

describe('a report that was published with a mistake', () => {
  it('has no next revision while nothing is put right', async () => {
    const refused = await council.command(...AMEND);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('Nothing has changed in CE 2026-27/Q1 since revision 1');
  });

  it('is put right by its owner, who is asked, and becomes revision 2; the first stays as it was', async () => {
    await write();
    const [first, before, posted] = [read(1, 'html'), hashes(), messages()];

    council.setTime('2026-09-03T09:00:00Z');
    const asked = await council.command('return', ...QUARTER, '--ref', 'cops2', '--question', 'Two sites, or three?');
    expect(asked.text).toContain('COPS2 was sent back.');
    await tickAt('2026-09-03T09:01:00Z');
    expect(anne.dms().at(-1)?.text).toContain('What you send is for its correction, and is sent once.');
    await anne.press('Answer');
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'Three sites are open, and the fourth follows.');
    await anne.submit();
    expect(anne.modal?.text).toContain('It is for the correction of the published report, and is sent once.');
    await anne.close();
    await tickAt('2026-09-03T09:02:00Z');
    expect(anne.dms().at(-1)?.text).toContain('Your answer is for the correction of the published report.');
    // One answer: then it is closed again.
    await anne.command('/milestone COPS2');
    expect(anne.modal).toBeUndefined();

    const dry = await council.command(...AMEND, '--dry-run');
    expect(dry.text).toContain('Revision 2 would have 1 change. Nothing was stored.');
    expect((await council.command('report', ...QUARTER, '--revision', '2')).text).toContain('has no revision 2');

    const amended = await council.command(...AMEND);
    expect(amended.text).toContain('Corrected as revision 2, with 1 change.');
    expect(amended.text).toContain('was: Two sites are open, and the third follows.');
    expect(amended.text).toContain('is:  Three sites are open, and the fourth follows.');
    expect((await council.command(...AMEND)).text).toContain('since revision 2');

    await write('--revision', '1');
    expect(read(1, 'html')).toBe(first);
    expect(hashes()).toEqual(before);
    await write();
    expect(read(2, 'md')).toContain('Three sites are open, and the fourth follows.');
    expect(read(2, 'md')).toContain('The number of sites was mistyped.');

    await tickAt('2026-09-03T09:05:00Z');
    await tickAt('2026-09-03T09:06:00Z');
    await tickAt('2026-09-03T09:07:00Z');
    const now = messages();
    const added = now.slice(posted.length);
    expect(added.flatMap(({ files }) => files.map(({ name }) => String(name).replace(/.*-v/, 'v')))).toEqual([
      'v2.pdf',
      'v2.docx',
      'v2.html',
    ]);
    const fresh = added.filter(({ files }) => files.length === 0);
    expect(now[0]?.text).toContain('Corrected on 3 September 2026: 1 change.');
    expect(now.slice(1, posted.length).map(({ text }) => text)).toEqual(
      posted.slice(1).map(({ text }) => marked(text)),
    );
    expect(fresh.map(({ thread_ts }) => thread_ts)).toEqual([now[0]?.ts, now[0]?.ts]);
    expect(fresh[0]?.text).toContain('Was: Two sites are open, and the third follows.');
    expect(fresh[1]?.text).toContain(', corrected, Quarter 1 2026/27');
    expect(fresh[1]?.text).toContain('Three sites are open, and the fourth follows.');
    expect(council.slack.refusals).toEqual([]);

    const list = await council.command('report', ...QUARTER, '--list');
    expect(list.text).toMatch(/Revision 1, 9:06am|Revision 1, 9am/);
    expect(list.text).toContain('1 change: The number of sites was mistyped.');
  });

  it('takes a reason for one ref, and none for what was not changed', async () => {
    council.setTime('2026-09-03T09:00:00Z');
    await council.command('return', ...QUARTER, '--ref', 'cops2', '--question', 'Two sites, or three?');
    await tickAt('2026-09-03T09:01:00Z');
    await anne.press('Answer');
    await answer('Three sites are open, and the fourth follows.');
    const refused = await council.command(...AMEND, '--why-for', 'XX9: No reason.');
    expect(refused.text).toContain('Nothing has changed in "XX9"');
    const amended = await council.command(...AMEND, '--why-for', 'cops2: The third site was counted late.');
    expect(amended.text).toContain('why: The third site was counted late.');
  });
});

describe('a report that is corrected twice', () => {
  const correct = async (day: string, text: string) => {
    council.setTime(`${day}T09:00:00Z`);
    await council.command('return', ...QUARTER, '--ref', 'cops2', '--question', `How many on ${day}?`);
    await tickAt(`${day}T09:01:00Z`);
    await anne.press('Answer', { in: anne.dms().at(-1) });
    await answer(text);
    expect((await council.command(...AMEND)).code).toBe(0);
    for (const minute of ['05', '06', '07']) await tickAt(`${day}T09:${minute}:00Z`);
  };

  it('has one mark on each text that was replaced, with the day of what replaced it', async () => {
    await correct('2026-09-03', 'Three sites are open, and the fourth follows.');
    await correct('2026-09-04', 'Four sites are open.');
    const about = (words: string) =>
      messages()
        .filter(({ text }) => text.includes(words) && !text.includes('Was: '))
        .map(({ text }) => text.match(/Corrected on \d+ September 2026: see below\./gu) ?? []);
    expect(about('Two sites are open')).toEqual([[MARK]]);
    expect(about('Three sites are open')).toEqual([['Corrected on 4 September 2026: see below.']]);
    expect(about('Four sites are open.')).toEqual([[]]);
    expect(messages()[0]?.text.match(/Corrected on/gu)).toHaveLength(2);
    expect(council.slack.refusals).toEqual([]);
  });
});

describe('a published figure with a mistake', () => {
  it('is asked about, answered once in its own form, and stands in the correction', async () => {
    council.setTime('2026-07-22T08:10:00Z');
    expect((await council.command('return', ...QUARTER, '--ref', 'COPI1', '--question', 'Is it so?')).code).toBe(1);
    await anne.command('/milestone COPI1');
    await anne.fill('Figure', '79.2');
    await anne.submit();
    expect(anne.modal?.text).toContain('It is a late figure, and is printed in the next report.');
    await anne.close({ all: true });
    expect((await council.command(...AMEND)).text).toContain('Nothing has changed');

    await council.command('return', ...QUARTER, '--ref', 'COPI1', '--question', '79.2, or 97.2?');
    await tickAt('2026-07-22T08:15:00Z');
    await anne.press('Answer', { in: anne.dms().at(-1) });
    expect(anne.modal?.text).toContain('What you send now stands in its correction; it is sent once.');
    await anne.fill('Figure', '97.2');
    await anne.submit();
    expect(anne.modal?.text).toContain('It is for the correction of the published report, and is sent once.');
    await anne.close({ all: true });
    expect((await council.command(...AMEND)).text).toContain('97.2%');
    expect(council.slack.refusals).toEqual([]);
  });
});

describe('a Word file that was edited outside and published', () => {
  const upload = (path: string, ...more: string[]) => council.command('report', ...QUARTER, '--upload', path, ...more);
  const wordPath = (name: string) => join(council.folder, name);

  it('is taken with its hash, written from then on, and named in the list; the other formats are said to differ', async () => {
    await write('--format', 'docx');
    const own = readFileSync(wordPath('2026-27-q1-children-and-enterprise-performance-v1.docx'));
    const parts = unzipSync(own);
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const edited = zipSync({ ...parts, 'word/document.xml': strToU8(text.replace('Two sites', 'A pair of sites')) });
    writeFileSync(wordPath('final.docx'), edited);

    expect((await upload(wordPath('final.docx'), '--revision', '2')).text).toContain('has no revision 2');
    const stored = await upload(wordPath('final.docx'), '--revision', '1');
    expect(stored.text).toContain('Stored as what was published of revision 1. SHA-256');
    expect(stored.text).toContain('It begins: ');
    expect((await upload(wordPath('final.docx'))).text).toContain('The same Word file is what was published');

    const written = await write('--format', 'docx,html');
    expect(written.text).toContain('revision 1, as it was edited outside and uploaded.');
    expect(written.text).toContain('It may differ from the Word file, which was edited outside.');
    const now = readFileSync(wordPath('2026-27-q1-children-and-enterprise-performance-v1.docx'));
    expect(now.equals(Buffer.from(edited))).toBe(true);
    await write('--format', 'docx', '--original');
    expect(readFileSync(wordPath('2026-27-q1-children-and-enterprise-performance-v1.docx')).equals(own)).toBe(true);
    expect((await council.command('report', ...QUARTER, '--list')).text).toContain(
      'The Word file was edited outside Ragtime: final.docx, uploaded',
    );
  });

  it('is refused where it is something else, and nothing is stored', async () => {
    writeFileSync(wordPath('notes.docx'), 'Only words.');
    const refused = await upload(wordPath('notes.docx'));
    expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('is no Word document') });
    expect((await upload(wordPath('nowhere.docx'))).text).toContain('cannot be read');
    expect(await readColumn(council.databasePath, 'select count(*) from revision_upload')).toEqual([0]);
  });
});
