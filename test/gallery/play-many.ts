import { readFileSync, writeFileSync } from 'node:fs';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { writeLargePlan } from '../support/large-plan.ts';
import { openAlbum } from './album.ts';
import { lookAtEphemeral, runCommand, tickAt } from './looking.ts';

/** Somebody who answers for two hundred milestones. */
export async function playMany(council: Council): Promise<readonly Chapter[]> {
  const plan = writeLargePlan(council.folder, 1, { owners: 1, milestones: 200 });
  // A ref is a code for an objective: many milestones may share it.
  writeFileSync(plan, readFileSync(plan, 'utf8').replaceAll(/ref: PL1\d\d$/gm, 'ref: PL100'));
  await runCommand(council, 'import', plan);
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
  await ada.command('/milestone PL100');
  album.form('chooser-many', 'A hundred milestones with one ref', ada);
  await ada.press('Next page');
  album.form('chooser-many-second', 'The second page of them', ada);
  await ada.close({ all: true });
  const { messages } = await ada.command('/milestone');
  return [
    {
      title: 'Two hundred milestones',
      screens: { ...album.screens, 'list-many': lookAtEphemeral('/milestone for two hundred', ada, { messages }) },
    },
  ];
}
