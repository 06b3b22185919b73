import { showMessages } from '../../sandbox/pictures/draw-screen.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { openAlbum, openFirstQuarter, TEXT, write } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

/** A published report with a mistake: the question, the one answer, and what the channel reads afterwards. */
export async function playCorrections(council: Council): Promise<readonly Chapter[]> {
  const album = openAlbum(council);
  const [anne, officer] = [council.slack.as('AMc'), council.slack.as('JP')];
  const channel = council.slack.addChannel({
    name: 'performance',
    id: council.plan.directorate.channelId ?? '',
    hasBot: true,
  });
  await openFirstQuarter(council);
  await anne.command('/milestone COPS2');
  await write(anne, 'Two sites are open, and the third follows.');
  await anne.submit();
  await anne.close({ all: true });
  await tickAt(council, '2026-07-22T08:00:00Z');
  await runCommand(council, 'quarter', 'publish', ...QUARTER);
  for (const minute of ['05', '06', '07']) await tickAt(council, `2026-07-22T08:${minute}:00Z`);
  album.message('share', 'Told what the report prints of hers', anne);
  council.setTime('2026-09-03T09:00:00Z');
  await officer.command('/milestone COPS2 history');
  await officer.press('Send back with a question');
  album.form('correction-question', 'Asking about what was published', officer);
  await officer.fill('What do you want to know?', 'Two sites, or three? The minutes say three.');
  await officer.submit();
  album.form('correction-asked', 'Asked', officer);
  await officer.close({ all: true });
  await tickAt(council, '2026-09-03T09:01:00Z');
  album.message('correction-message', 'Asked about what was published', anne);
  await anne.press('Answer', { in: anne.dms().at(-1) });
  await anne.fill(TEXT, 'Three sites are open, and the fourth follows.');
  await anne.submit();
  album.form('correction-answered', 'Answered, for the correction', anne);
  await anne.close({ all: true });
  await officer.command('/quarter amend');
  await council.slack.until(() => officer.modal?.text.includes('would have') === true);
  album.form('amend-form', '/quarter amend: what a correction would say', officer);
  await officer.fill('Why is it corrected?', 'The number of sites was mistyped.');
  await officer.submit();
  await council.slack.until(() => officer.modal?.text.includes('revision 2') === true);
  album.form('amended', 'Corrected', officer);
  await officer.close({ all: true });
  for (const minute of ['05', '06', '07']) await tickAt(council, `2026-09-03T09:${minute}:00Z`);
  album.message('share-corrected', 'Told what the correction prints otherwise', anne);
  await officer.command('/milestone COPS2 history');
  album.form('correction-history', 'The history afterwards', officer);
  const posted = council.slack.messages({ channel });
  const shown = [
    posted.slice(0, 1),
    posted.filter(({ text }) => text.includes('Two sites are open')).slice(0, 1),
    posted.filter(({ text }) => text.startsWith('Corrected on')),
  ].flat();
  const caption = 'The channel after a correction: the first message, a part that was replaced, and the list';
  const messages = showMessages(caption, { place: '# performance', messages: shown });
  return [{ title: 'A correction after publication', screens: { ...album.screens, 'correction-channel': messages } }];
}
