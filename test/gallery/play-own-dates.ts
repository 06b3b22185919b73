import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { QUARTER } from '../support/open-collecting.ts';
import { writeWithParts } from '../support/plans-of-tests.ts';
import { type Album, openAlbum, write } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

/** Values are due on 24 July and close on the 28th, items close on the 23rd; the rest has 14 and 21 July. */
const PARTS = [
  'values: { due: { working day: 18, at: "17:00" }, closes: { working day: 20, at: "17:00" } }',
  'items: { closes: { working day: 17, at: "17:00" } }',
  'finance: { closes: { working day: 25, at: "12:00" } }',
];

/** A quarter in which some parts have dates of their own: what an owner and an officer are told, and until when. */
export async function playOwnDates(council: Council): Promise<readonly Chapter[]> {
  const album = openAlbum(council);
  council.setTime('2026-06-23T10:00:00Z');
  await runCommand(council, 'import', writeWithParts(council, PARTS));
  await tickAt(council, '2026-06-24T08:00:00Z');
  album.message('dates-check', 'Check before it starts, with dates of their own', council.slack.as('JP'));
  council.setTime('2026-07-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...QUARTER);
  await tickAt(council, '2026-07-01T08:00:00Z');
  await lookAtOpening(council, album);
  await lookAtMoving(council, album);
  await lookAfterTexts(council, album);
  return [{ title: 'Parts with dates of their own', screens: album.screens }];
}

async function lookAtOpening(council: Council, album: Album): Promise<void> {
  const [anne, jo] = [council.slack.as('AMc'), council.slack.as('JP')];
  album.message('dates-reminder', 'The first reminder says both dates', anne);
  await album.home('dates-home', 'Home: what is due first, and what is due later', anne);
  album.ephemeral('dates-list', '/milestone', { person: anne, seen: await anne.command('/milestone') });
  album.message('dates-overview', 'The overview', jo);
  await album.home('dates-office', 'Home of an officer', jo);
}

async function lookAtMoving(council: Council, album: Album): Promise<void> {
  const jo = council.slack.as('JP');
  await runCommand(council, 'quarter', 'move', ...QUARTER, '--part', 'values', '--closes', '2026-07-30');
  await tickAt(council, '2026-07-02T08:00:00Z');
  album.message('dates-moved', 'The overview, once figures may come until 30 July', jo);
  await album.home('dates-moved-home', 'Home, once figures may come until 30 July', council.slack.as('AMc'));
  await tickAt(council, '2026-07-10T08:00:00Z');
  album.message('dates-last-call', 'The last call for texts', council.slack.as('AMc'));
}

async function lookAfterTexts(council: Council, album: Album): Promise<void> {
  const [anne, jo] = [council.slack.as('AMc'), council.slack.as('JP')];
  await anne.press('Start', { in: 'home', nth: 1 });
  await write(anne, 'The first families moved in during May, and the last will do so before the winter begins.');
  await anne.submit();
  await anne.close({ all: true });
  await tickAt(council, '2026-07-15T08:00:00Z');
  album.message('dates-overdue', 'Overdue: texts alone', anne);
  album.message('dates-overview-overdue', 'The overview, when texts are overdue', jo);
  await tickAt(council, '2026-07-21T16:00:00Z');
  await tickAt(council, '2026-07-21T16:01:00Z');
  album.message('dates-texts-closed', 'Texts have closed, figures are open', anne);
  await album.home('dates-home-closed', 'Home, when texts have closed', anne);
  album.message('dates-overview-closed', 'The overview, when texts have closed', jo);
  await album.home('dates-office-closed', 'Home of an officer, when texts have closed', jo);
  await tickAt(council, '2026-07-30T16:00:00Z');
  await tickAt(council, '2026-07-30T16:01:00Z');
  album.message('dates-missing', 'Everything but finance has closed', jo);
}
