import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { optionOf } from '../support/orphaned.ts';
import { openAlbum } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
const SECOND = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];

/** What a meeting asked for, and how whoever is asked says what was done. */
export async function playMeetingActions(council: Council): Promise<readonly Chapter[]> {
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  await runCommand(council, 'import', EXAMPLE_PLAN);
  council.setTime('2026-07-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...FIRST);
  await tickAt(council, '2026-07-22T08:00:00Z');
  await runCommand(council, 'quarter', 'publish', ...FIRST);
  const album = openAlbum(council);
  const jo = council.slack.as('JP');
  await jo.command('/quarter actions');
  await jo.press('Record an action');
  await jo.fill('What did the meeting ask for?', 'Bring a list of the roofs that leak, and of what each will cost.');
  await jo.fill('Who is asked?', optionOf(jo, 'Alison McBride'));
  await jo.fill('About which paragraph?', '3.2');
  await jo.fill('By when?', '2026-09-30');
  await jo.fill('Minute', '14');
  album.form('action-form', 'Recording what a meeting asked for', jo);
  await jo.submit();
  await jo.press('Withdraw');
  await jo.press('Ask again');
  album.form('action-list', 'What a meeting asked for', jo);
  await jo.close({ all: true });
  council.setTime('2026-10-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...SECOND);
  await tickAt(council, '2026-10-01T08:00:00Z');
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
