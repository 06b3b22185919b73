import SqliteDatabase from 'better-sqlite3';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { runCommand } from '../gallery/looking.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

let council: Council;
let jo: Person;

beforeEach(async () => {
  council = await openCollecting('socket', { storeWithinMs: 150 });
  council.setTime('2026-07-22T08:00:00Z');
  await runCommand(council, 'quarter', 'close', ...QUARTER);
  await runCommand(council, 'quarter', 'publish', ...QUARTER);
  jo = council.slack.as('JP');
});
afterEach(() => council.stop());

function aWordFile(words: string): Uint8Array {
  const text = `<w:document><w:body><w:p>${words}</w:p></w:body></w:document>`;
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(text) });
}
const EDITED = aWordFile('<w:r><w:t>Edited in the last hour</w:t></w:r>');
const TRACKED = aWordFile('<w:ins w:id="1"><w:r><w:t>New</w:t></w:r></w:ins>');

const stored = () => readColumn(council.databasePath, 'select name from revision_upload');
const audited = () => readColumn(council.databasePath, "select actor from audit where action = 'upload-report'");

async function upload(name: string, content: Uint8Array): Promise<string> {
  await jo.close({ all: true }).catch(() => undefined);
  await jo.command('/quarter upload');
  await jo.fill('The Word file', [{ name, content }]);
  await jo.submit();
  await council.slack.until(() => jo.modal?.title !== 'One moment');
  return jo.modal?.text ?? '';
}

describe('a Word file that an officer gives as what was published', () => {
  it('is stored under their name, once, and shown with the way back', async () => {
    expect(await upload('final.docx', EDITED)).toContain('It is kept as what was published of revision 1.');
    expect(await upload('final.docx', EDITED)).toContain('is what was published of revision 1 already');
    expect(stored()).toEqual(['final.docx']);
    expect(audited()).toEqual([jo.userId]);
    await jo.openHome();
    await jo.press('Upload the Word file', { in: 'home' });
    expect(jo.modal?.text).toContain('final.docx is what was published.');
    const other = new SqliteDatabase(council.databasePath, { timeout: 0 });
    other.exec('begin immediate');
    await jo.press('Go back to Ragtime’s own').finally(() => other.close());
    expect(jo.modal?.text).toContain('Ragtime was busy for a moment. Please press the button again.');
    expect(jo.modal?.text).toContain('final.docx is what was published.');
    await jo.press('Go back to Ragtime’s own');
    expect(jo.modal?.text).toContain('all formats agree');
    expect(jo.modal?.text).not.toContain('final.docx');
  });

  it('is refused in words where it is none, or readers would see what is tracked, and nothing is stored', async () => {
    expect(await upload('final.docx', TRACKED)).toContain('tracked changes or comments');
    expect(await upload('final.docx', strToU8('no document'))).toContain('no Word document');
    expect(stored()).toEqual([]);
  });

  it('comes as a message where the form was closed meanwhile', async () => {
    council.slack.faults.nextDelivery('view_submission', { kind: 'held' });
    await jo.command('/quarter upload');
    await jo.fill('The Word file', [{ name: 'final.docx', content: EDITED }]);
    await jo.submit();
    await jo.close({ all: true });
    await council.slack.deliverHeld();
    await council.slack.until(() => jo.dms().some(({ text }) => text.includes('It is kept as what was published')));
    expect(stored()).toEqual(['final.docx']);
  });
});
