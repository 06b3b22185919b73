import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { writeLargePlan } from '../support/large-plan.ts';
import { openAlbum } from './album.ts';
import { lookAtEphemeral, runCommand, tickAt } from './looking.ts';

/** Somebody who answers for two hundred milestones. */
export async function playMany(council: Council): Promise<readonly Chapter[]> {
  await runCommand(council, 'import', writeLargePlan(council.folder, 1, { owners: 1, milestones: 200 }));
  await council.slack.setPerson({ initials: 'AA', name: 'Ada Archer', email: 'aa@westmere.example.org' });
  council.setTime('2026-07-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', '--directorate', 'PL', '--quarter', '2026-27/Q1');
  await tickAt(council, '2026-07-01T08:00:00Z');
  await tickAt(council, '2026-07-01T08:05:00Z');
  const album = openAlbum(council);
  const ada = council.slack.as('AA');
  await album.home('home-many', 'Two hundred milestones: the first page', ada);
  await ada.press('Next page', { in: 'home' });
  if (ada.home === undefined) throw new Error('The Home tab is gone.');
  album.view('home-many-second', 'The second page', ada.home);
  album.message('reminder-many', 'The reminder for two hundred', ada);
  const { messages } = await ada.command('/milestone');
  return [
    {
      title: 'Two hundred milestones',
      screens: { ...album.screens, 'list-many': lookAtEphemeral('/milestone for two hundred', ada, { messages }) },
    },
  ];
}
