import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { openAlbum, openFirstQuarter } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

/** Shares a ref, its words and the name of an area with the other directorate; AMc answers in both. */
const PLACES = `organisation:
  name: Westmere Borough Council
  nation: England
  time zone: Europe/London
  closure days: [2026-12-29, 2026-12-30, 2026-12-31]
  rag wording:
    green: On course to be achieved in time.
    amber: Uncertain, or too early to say, whether it will be achieved in time.
    red: Highly likely or certain not to be achieved in time.
directorate: { code: PL, name: Places and Streets, officers: [JP] }
financial year: 2026-27
people:
  - { initials: AMc, name: Alison McBride, title: Operational Director, email: alison.mcbride@westmere.example.org }
  - { initials: JP, name: Jo Pardew, title: Performance Officer, email: jo.pardew@westmere.example.org }
areas:
  - name: Places where families need them
    milestones:
      - ref: COPS2
        words: Report to members whether each school can fill its classes and balance its budget until 2030
        owner: AMc
        due: March 2027
`;

/** The other directorate, with the same officer. */
export async function importPlaces(council: Council): Promise<void> {
  const path = join(council.folder, 'places.yaml');
  writeFileSync(path, PLACES);
  await runCommand(council, 'import', path);
}

/** What tells two directorates apart, and what calls back to an item that was begun. */
export async function playTwoDirectorates(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  await importPlaces(council);
  await runCommand(council, 'quarter', 'open', '--directorate', 'PL', '--quarter', '2026-27/Q1');
  await tickAt(council, '2026-07-01T08:30:00Z');
  const album = openAlbum(council);
  const [jo, anne] = [council.slack.as('JP'), council.slack.as('AMc')];
  album.message('two-reminder', 'What waits in two directorates', anne);
  await anne.command('/milestone COPS2');
  album.form('two-chooser', '/milestone COPS2, where two directorates share it', anne);
  await anne.press('Update', { nth: 1 });
  album.form('two-form', 'The form names the directorate', anne);
  await anne.close({ all: true });
  await anne.shortcut('Update a milestone');
  album.form('two-shortcut', 'The shortcut “Update a milestone”', anne);
  await anne.close({ all: true });
  await jo.shortcut('Add a key development');
  album.form('two-places', 'Add a key development: for which directorate?', jo);
  await jo.fill('For which directorate?', 'Places and Streets');
  await jo.submit();
  await jo.type('Title', 'The market has a roof');
  await jo.close({ all: true });
  await tickAt(council, '2026-07-10T08:00:00Z');
  album.message('item-last-call', 'The last call, to somebody who has begun an item', jo);
  await jo.press('Look first', { in: jo.dms().at(-1) });
  album.form('item-look-first', 'Look first', jo);
  await jo.close({ all: true });
  return [{ title: 'Two directorates', screens: album.screens }];
}
