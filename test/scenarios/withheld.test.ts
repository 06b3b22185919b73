import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WITHHELD_WORDS } from '../../src/core/publish/withhold-texts.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { findProgram, run } from '../support/programs.ts';
import { readColumn } from '../support/read-column.ts';

const MILESTONE_TEXT = 'The contractor is insolvent, says our solicitor.';
const ACTION = 'Counsel prepares a claim against the contractor.';
const ITEM_TEXT = 'The buyer of the old depot has made an offer.';
const SECRETS = [MILESTONE_TEXT, ACTION, ITEM_TEXT];
const WHY = 'Legal proceedings are open.';
const FORMATS = ['html', 'pdf', 'docx', 'md', 'csv', 'json', 'svg', 'png'];

let council: Council;
let channel: string;

beforeEach(async () => {
  council = await openCollecting('socket');
  channel = council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await anne.fill('Will it be done on time?', 'Red: highly likely or certain to miss');
  await anne.fill('What should councillors know?', MILESTONE_TEXT);
  await anne.fill(/what is being done/, ACTION);
  await anne.submit();
  await anne.close({ all: true });
  await anne.shortcut('Add a key development');
  await anne.fill('Title', 'The old depot');
  await anne.fill('What should councillors know?', ITEM_TEXT);
  await anne.submit();
  await anne.close({ all: true });
});
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

const withhold = (...more: string[]) => council.command('withhold', ...QUARTER, ...more);

async function publishWithheld(): Promise<void> {
  expect((await withhold('--ref', 'cops2', '--why', WHY)).text).toBe(
    'COPS2 is not for publication, and goes into the annex.',
  );
  expect((await withhold('--ref', '2.1', '--why', WHY)).code).toBe(0);
  await tickAt('2026-07-22T08:00:00Z');
  expect((await council.command('quarter', 'publish', ...QUARTER)).code).toBe(0);
  for (const minute of ['05', '06', '07']) await tickAt(`2026-07-22T08:${minute}:00Z`);
}

/** What somebody reads in a file: of Word every part, of a PDF its text. */
function textOf(name: string, bytes: Uint8Array): string {
  if (name.endsWith('.docx'))
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('\n');
  if (name.endsWith('.pdf') && findProgram('pdftotext') !== undefined) {
    const path = join(council.folder, 'read.pdf');
    writeFileSync(path, bytes);
    return run('pdftotext', ['-raw', path, '-']).replaceAll(/\s+/gu, ' ');
  }
  return Buffer.from(bytes).toString('utf8');
}

const filesIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('-performance-'));
const secretsIn = (text: string) => SECRETS.filter((secret) => text.replaceAll('&#x27;', '’').includes(secret));

describe('texts that are not for publication', () => {
  it('stand in no format, no file in Slack, no message and no stored snapshot, and a sentence stands in their place', async () => {
    await publishWithheld();
    await council.command('report', ...QUARTER, '--format', FORMATS.join(','), '--out', council.folder);
    const names = filesIn(council.folder);
    expect(names).toHaveLength(FORMATS.length);
    const texts = names.map((name) => [name, textOf(name, readFileSync(join(council.folder, name)))] as const);
    expect(texts.flatMap(([name, text]) => secretsIn(text).map((secret) => `${name}: ${secret}`))).toEqual([]);
    for (const [name, text] of texts) {
      const isReadable = !name.endsWith('pdf') || findProgram('pdftotext') !== undefined;
      if (isReadable && /\.(html|docx|md|json|pdf)$/u.test(name)) expect(text, name).toContain(WITHHELD_WORDS);
    }
    const messages = council.slack.messages({ channel });
    expect(secretsIn(JSON.stringify(messages))).toEqual([]);
    expect(JSON.stringify(messages)).toContain(WITHHELD_WORDS);
    for (const { id, name } of messages.flatMap(({ files }) => files)) {
      expect(secretsIn(textOf(String(name), council.slack.fileContent(String(id)) ?? new Uint8Array()))).toEqual([]);
    }
    expect(secretsIn(readColumn(council.databasePath, 'select snapshot from revision').join())).toEqual([]);
    expect(messages.flatMap(({ files }) => files).some(({ name }) => String(name).includes('annex'))).toBe(false);
  });

  it('stand in the annex with who withheld them and why, stored with the revision and sent to no channel', async () => {
    await publishWithheld();
    const written = await withhold('--annex', '--out', council.folder);
    expect(written.text).toContain('revision 1. It is not for publication.');
    const names = filesIn(council.folder);
    expect(names).toEqual([
      '2026-27-q1-children-and-enterprise-performance-v1-annex-not-for-publication.docx',
      '2026-27-q1-children-and-enterprise-performance-v1-annex-not-for-publication.pdf',
    ]);
    const [docx = ''] = names;
    const text = textOf(docx, readFileSync(join(council.folder, docx)));
    for (const secret of [...SECRETS, WHY]) expect(text).toContain(secret);
    const stored = readColumn(council.databasePath, "select hex(bytes) from revision_annex where format = 'docx'");
    expect(stored[0]).toBe(readFileSync(join(council.folder, docx)).toString('hex').toUpperCase());
  });

  it('come to the officer who asks as files, and to nobody else; of what is not kept back there is no annex', async () => {
    await publishWithheld();
    const jo = council.slack.as('JP');
    await jo.command('/quarter withhold CE 2026-27/Q1');
    await jo.press('Send me the annex');
    expect(jo.modal?.text).toContain('The annex of revision 1 comes to your messages');
    await jo.close({ all: true });
    for (const minute of ['10', '11', '12']) await tickAt(`2026-07-22T08:${minute}:00Z`);
    const files = jo.dms().flatMap((message) => message.files);
    expect(files.map(({ name }) => String(name).replace(/.*-v1-/u, ''))).toEqual([
      'annex-not-for-publication.docx',
      'annex-not-for-publication.pdf',
    ]);
    const [docx] = files;
    const text = textOf('annex.docx', council.slack.fileContent(String(docx?.id)) ?? new Uint8Array());
    for (const secret of SECRETS) expect(text).toContain(secret);
    expect(council.slack.messages({ channel }).flatMap((message) => message.files)).not.toContainEqual(docx);
  });

  it('are withheld once, whatever is written later, and published again when that is undone', async () => {
    await withhold('--ref', 'COPS2', '--why', WHY);
    expect((await withhold('--ref', 'COPS2', '--why', WHY)).text).toBe('COPS2 stands so already. Nothing was changed.');
    expect((await withhold()).text).toContain(WHY);
    const anne = council.slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.fill('What should councillors know?', `${MILESTONE_TEXT} He has left the site.`);
    await anne.submit();
    await anne.close({ all: true });
    const draft = async () => {
      await council.command('report', ...QUARTER, '--format', 'md', '--out', council.folder);
      return readFileSync(join(council.folder, '2026-27-q1-children-and-enterprise-performance-draft.md'), 'utf8');
    };
    expect(secretsIn(await draft())).toEqual([ITEM_TEXT]);
    expect((await withhold('--ref', 'COPS2', '--undo')).text).toBe('COPS2 will be published again.');
    expect(secretsIn(await draft())).toEqual(SECRETS);
    expect((await withhold('--ref', 'COPS2', '--undo')).code).toBe(1);
    expect((await withhold()).text).toBe('Nothing is withheld in this quarter.');
    const actions = "select action from audit where action in ('withhold-text', 'release-text') order by id";
    expect(readColumn(council.databasePath, actions)).toEqual(['withhold-text', 'release-text']);
  });

  it('can be taken out of a report that was published, by a revision that does not quote them', async () => {
    await tickAt('2026-07-22T08:00:00Z');
    await council.command('quarter', 'publish', ...QUARTER);
    await tickAt('2026-07-22T08:05:00Z');
    const said = await withhold('--ref', 'COPS2', '--why', WHY);
    expect(said.text).toContain('Revision 1 stays as it was published; "ragtime quarter amend" makes the next one.');
    const amended = await council.command('quarter', 'amend', ...QUARTER, '--why', 'It was not for publication.');
    expect(amended.code).toBe(0);
    await council.command('report', ...QUARTER, '--format', 'md,json', '--out', council.folder);
    for (const name of filesIn(council.folder)) {
      expect(secretsIn(readFileSync(join(council.folder, name), 'utf8'))).toEqual([ITEM_TEXT]);
    }
  });

  it('are named by a ref or a number that exists, with a reason', async () => {
    expect((await withhold('--ref', 'XX9', '--why', WHY)).text).toContain('Nothing in this report has the ref');
    expect((await withhold('--ref', 'COPS1', '--why', WHY)).text).toContain('Several have the ref "COPS1"');
    expect((await withhold('--ref', 'COPS2')).code).toBe(2);
    expect((await withhold('--ref', 'COPS2', '--why', ' ')).text).toContain('--why is empty');
  });
});
