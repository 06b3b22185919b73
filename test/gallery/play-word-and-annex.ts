import { strToU8, zipSync } from 'fflate';
import type { Person } from '../../sandbox/people.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { optionOf } from '../support/orphaned.ts';
import { type Album, openAlbum } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

/** What is kept out of print, and a Word file that somebody changed in the last hour. */
export async function playWordAndAnnex(council: Council): Promise<readonly Chapter[]> {
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  await runCommand(council, 'import', EXAMPLE_PLAN);
  council.setTime('2026-07-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...FIRST);
  await tickAt(council, '2026-07-22T08:00:00Z');
  const album = openAlbum(council);
  const jo = council.slack.as('JP');
  await withhold(jo, album);
  await edit(jo, album);
  await runCommand(council, 'quarter', 'publish', ...FIRST);
  await upload(council, jo, album);
  return [{ title: 'Not for publication, and what was published', screens: album.screens }];
}

async function withhold(jo: Person, album: Album): Promise<void> {
  await jo.command('/quarter withhold');
  album.form('withhold', 'What is not for publication', jo);
  await jo.fill('Which text is not for publication?', optionOf(jo, 'COPS2'));
  await jo.fill('Why?', 'A court case about one of the schools is open until September.');
  await jo.submit();
  album.form('withheld', 'Kept back, with the way back', jo);
  await jo.press('Send me the annex');
  album.form('annex-sent', 'The annex comes privately', jo);
  await jo.close();
  await jo.press('Print it again');
  await jo.close({ all: true });
}

async function edit(jo: Person, album: Album): Promise<void> {
  await jo.command('/quarter texts');
  album.form('section-texts', 'What stands at the head of each section', jo);
  await jo.press('Edit', { nth: 1 });
  album.form('section-form', 'The introduction, to be edited', jo);
  await jo.fill(
    'What is printed',
    'This report shows how the directorate did in its first quarter after the reorganisation.',
  );
  await jo.submit();
  album.form('section-edited', 'Printed in the place of the plan’s', jo);
  await jo.press('Edit', { nth: 1 });
  album.form('section-form-again', 'With the plan’s text beside it', jo);
  await jo.close({ all: true });
  await jo.command('/quarter texts');
  await jo.press('Print the plan’s text');
  await jo.close({ all: true });
}

async function upload({ slack }: Council, jo: Person, album: Album): Promise<void> {
  await jo.command('/quarter upload');
  album.form('upload', 'A Word file that was edited outside', jo);
  await jo.fill('The Word file', [{ name: 'Children and Enterprise Q1 final.docx', content: aWordFile() }]);
  await jo.submit();
  await slack.until(() => jo.modal?.title !== 'One moment');
  album.form('uploaded', 'Kept as what was published', jo);
  await jo.close({ all: true });
  await jo.command('/quarter upload');
  album.form('upload-standing', 'With the way back to Ragtime’s own', jo);
  await jo.press('Go back to Ragtime’s own');
  await jo.close({ all: true });
}

/** As little as a Word document is. */
function aWordFile(): Uint8Array {
  const text =
    '<w:document><w:body><w:p><w:r><w:t>Quarterly performance report</w:t></w:r></w:p></w:body></w:document>';
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(text) });
}
