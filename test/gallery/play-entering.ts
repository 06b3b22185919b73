import type { Person } from '../../sandbox/people.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { type Album, openAlbum, openFirstQuarter, write } from './album.ts';
import { tickAt } from './looking.ts';

const MISSED = '2026-07-21T16:01:00Z';

/** What an officer enters for somebody, how its owner hears of it, and what is printed where nothing came. */
export async function playEntering(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  const album = openAlbum(council);
  await tickAt(council, MISSED);
  await enter(council, album);
  await dispute(council, album);
  return [{ title: 'What comes outside Slack, and what never comes', screens: album.screens }];
}

async function enter(council: Council, album: Album): Promise<void> {
  const jo = council.slack.as('JP');
  album.message('missing-at-close', 'What is missing at close', jo);
  const missing = jo.dms().at(-1);
  await jo.press('Enter for someone', { in: missing });
  album.form('enter-for', 'Enter for someone', jo);
  await choose(jo);
  album.form('enter-form', 'The form of its owner, for an officer', jo);
  await write(jo, 'The report went to members on 29 June, and they agreed to it.');
  await jo.submit();
  album.form('entered', 'Entered', jo);
  await jo.close({ all: true });
  await jo.press('Choose what is printed', { in: missing });
  album.form('gaps', 'What is printed where no update came', jo);
  await jo.fill(/^COPI1/, 'An update was not available');
  await jo.fill(/^Equality action 1/, 'Enter what came from Alison McBride');
  await jo.submit();
  album.form('gaps-chosen', 'Saved, with the way to what came', jo);
  await jo.press('Enter for Alison McBride');
  album.form('enter-missing', 'Enter what came, chosen already', jo);
  await jo.fill('How did it come?', 'By telephone');
  await jo.submit();
  album.form('enter-led-form', 'The form of an equality action, for an officer', jo);
  await jo.close({ all: true });
}

async function choose(jo: Person): Promise<void> {
  await jo.fill(
    'Milestone, indicator, risk or action',
    'COPS2 Report to members whether each school can fill its classes and balan…',
  );
  await jo.fill('How did it come?', 'By telephone');
  await jo.fill('On what day?', '2026-07-21');
  await jo.submit();
}

async function dispute(council: Council, album: Album): Promise<void> {
  const alison = council.slack.as('AMc');
  await tickAt(council, '2026-07-22T08:00:00Z');
  album.message('entered-receipt', 'What was entered for an owner', alison);
  await alison.press('Something is wrong', { in: alison.dms().at(-1) });
  album.form('dispute-form', 'Something is wrong', alison);
  await alison.fill('What is wrong?', 'They asked for a second report; nothing is agreed yet.');
  await alison.submit();
  album.form('disputed', 'Sent, and open to the owner again', alison);
  await alison.close({ all: true });
  await tickAt(council, '2026-07-22T08:05:00Z');
  album.message('dispute-message', 'What the officer hears', council.slack.as('JP'));
}
