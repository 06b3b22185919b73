import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { openAlbum } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
const SECOND = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
const ASKED = ['--text', 'Bring a list of the roofs that leak, and of what each will cost.', '--who', 'AMc'];
const NOTED = ['--paragraph', '3.2', '--by', '2026-09-30', '--minute', '14', '--entered-by', 'JP'];

/** What a meeting asked for, and how whoever is asked says what was done. */
export async function playMeetingActions(council: Council): Promise<readonly Chapter[]> {
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  await runCommand(council, 'import', EXAMPLE_PLAN);
  council.setTime('2026-07-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...FIRST);
  await tickAt(council, '2026-07-22T08:00:00Z');
  await runCommand(council, 'quarter', 'publish', ...FIRST);
  await runCommand(council, 'actions', 'add', ...FIRST, ...ASKED, ...NOTED);
  council.setTime('2026-10-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...SECOND);
  await tickAt(council, '2026-10-01T08:00:00Z');
  const album = openAlbum(council);
  const anne = council.slack.as('AMc');
  album.message('meeting-asked', 'Asked by the last meeting', anne);
  await anne.press('Say what was done', { in: anne.dms().at(-1) });
  album.form('meeting-form', 'What was done', anne);
  await anne.fill('How far is it?', 'Done');
  await anne.fill('What was done?', 'The list went to members on 4 September.');
  await anne.submit();
  album.form('meeting-saved', 'Saved', anne);
  await anne.close({ all: true });
  return [{ title: 'Actions from the meeting', screens: album.screens }];
}
