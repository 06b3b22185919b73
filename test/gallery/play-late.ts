import { elementsOf, optionsOf } from '../../sandbox/fields.ts';
import { objectAt, stringAt } from '../../sandbox/json.ts';
import type { Person } from '../../sandbox/people.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { writeEntryFormsPlan } from '../support/entry-forms.ts';
import { type Album, openAlbum, TEXT, write } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const BOXES = 'I have checked each one';
const WINDOW = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
/** Values stay open for a week longer than everything else, which closes on Wednesday 21 October. */
const PARTS = `  parts:
    values: { due: { working day: 18, at: "17:00" }, closes: { working day: 20, at: "17:00" } }
`;

/** Forms that are open while what they are for closes. */
export async function playLate(council: Council): Promise<readonly Chapter[]> {
  const planPath = writeEntryFormsPlan(council, { 'commentary: all\n': `commentary: amber and red\n${PARTS}` });
  await runCommand(council, 'import', planPath);
  council.setTime('2026-10-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...WINDOW);
  await tickAt(council, '2026-10-01T08:00:00Z');
  const album = openAlbum(council);
  await closeOverTexts(council, album);
  await closeOverFigures(council, album);
  return [{ title: 'Closed while a form was open', screens: album.screens }];
}

async function closeOverTexts(council: Council, album: Album): Promise<void> {
  const { slack } = council;
  const [anne, theresa, phone] = [slack.as('AMc'), slack.as('TC'), slack.as('TC', { device: 'phone' })];
  const [samir, farah] = [slack.as('SN'), slack.as('FW')];
  await anne.command('/milestone COPS2');
  await write(anne, 'Eleven of 41 schools see a deficit by 2028, and each has a plan for it.');
  await anne.close({ all: true });
  await theresa.command('/milestone');
  await theresa.press('Still on course');
  await theresa.fill(BOXES, boxesOf(theresa).slice(0, 2));
  await phone.command('/milestone Risk 1');
  await phone.fill('How likely is it now, with the controls in place?', '4: likely');
  await phone.fill('What would the impact be now?', '3: medium');
  await phone.fill('What was done?', 'Eleven carers were approved, two of them for siblings.');
  await phone.fill('What comes next, and by when?', 'A second campaign in January.');
  await samir.shortcut('Add an emerging issue');
  await samir.fill('Title', 'Advisers leave');
  await samir.fill(TEXT, 'Two of seven adviser posts are vacant since September.');
  await farah.command('/milestone COPS2');
  await write(farah, 'All schools have sent their forecasts.');
  await tickAt(council, '2026-10-21T16:00:00Z');
  await tickAt(council, '2026-10-21T16:05:00Z');
  for (const person of [theresa, phone, samir, farah]) await person.submit();
  album.form('late-on-course', 'Still on course, after the close', theresa);
  album.form('late-risk', 'A risk, after the close', phone);
  album.form('late-item', 'An emerging issue, after the close', samir);
  album.form('late-hand-in', 'A draft for its owner, after the close', farah);
  for (const person of [theresa, phone, samir, farah]) await person.close({ all: true });
  album.message('late-texts-closed', 'Texts have closed, and values are open', anne);
}

async function closeOverFigures(council: Council, album: Album): Promise<void> {
  const [anne, farah] = [council.slack.as('AMc'), council.slack.as('FW')];
  await anne.command('/milestone COPI2');
  await anne.fill('Figure', '95');
  await anne.fill(/target on course/, 'Green: on course');
  await farah.command('/milestone COPI1');
  await farah.fill('Figure', '79.2');
  await tickAt(council, '2026-10-28T17:00:00Z');
  await tickAt(council, '2026-10-28T17:05:00Z');
  for (const person of [anne, farah]) await person.submit();
  album.form('late-figure', 'A figure, after its window has closed', anne);
  album.form('late-supply', 'A figure of a supplier, after the close', farah);
  for (const person of [anne, farah]) await person.close({ all: true });
}

/** The boxes of "Still on course" that say all the words of their milestone. */
function boxesOf({ modal }: Person): readonly string[] {
  const options = (modal?.blocks ?? []).flatMap(elementsOf).flatMap(optionsOf);
  return options
    .map((option) => stringAt(objectAt(option, 'text'), 'text') ?? '')
    .filter((words) => !words.endsWith('…'));
}
