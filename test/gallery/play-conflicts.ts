import { readFileSync, writeFileSync } from 'node:fs';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { writeEntryFormsPlan } from '../support/entry-forms.ts';
import { type Album, openAlbum, openFirstQuarter, TEXT, write } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const COVERS = 'This text also covers';

/** Two who do something about the same, and what comes when it is too late. */
export async function playConflicts(council: Council): Promise<readonly Chapter[]> {
  await council.slack.setPerson({ initials: 'DS', name: 'Dana Shaw' });
  await openFirstQuarter(council, writePlan(council));
  const album = openAlbum(council);
  await supplyTwice(council, album);
  await draftMeanwhile(council, album);
  await changeItemTwice(council, album);
  await saveTheOlder(council, album);
  await proposeTwice(council, album);
  await coverTooLate(council, album);
  await comeTooLate(council, album);
  return [{ title: 'Two at once, and too late', screens: album.screens }];
}

/** Dana gives a figure and drafts texts for Alison; Farah hands in what finance has, and nothing else. */
function writePlan(council: Council): string {
  const path = writeEntryFormsPlan(council);
  const dana = `  - { initials: DS, name: Dana Shaw, title: Data Analyst, slack: ${council.slack.userId('DS')} }`;
  const plan = readFileSync(path, 'utf8')
    .replace('people:\n', `people:\n${dana}\n`)
    .replaceAll('supplier: FW', 'supplier: DS')
    .replaceAll('contributors: [FW]', 'contributors: [DS]');
  writeFileSync(path, plan);
  return path;
}

async function supplyTwice({ slack }: Council, album: Album): Promise<void> {
  const [laptop, phone, anne] = [slack.as('DS'), slack.as('DS', { device: 'phone' }), slack.as('AMc')];
  for (const screen of [laptop, phone]) await screen.command('/milestone COPI1');
  await phone.fill('Figure', '79.2');
  await phone.fill(/^A note for/, 'As counted in May.');
  await phone.submit();
  await anne.command('/milestone COPI1');
  await laptop.fill('Figure', '79.4');
  await laptop.fill(/^A note for/, 'As counted in June, with the two new nurseries.');
  await laptop.submit();
  album.form('supplier-overtaken', 'Another figure was given meanwhile', laptop);
  await laptop.submit();
  await anne.submit();
  album.form('indicator-resupplied', 'The figure was changed while its owner had it before them', anne);
  await anne.submit();
  await anne.close({ all: true });
  for (const screen of [laptop, phone]) await screen.close({ all: true });
  await anne.command('/milestone COPI1 history');
  album.form('history-indicator', 'The history of an indicator', anne);
  await anne.close({ all: true });
}

async function draftMeanwhile({ slack }: Council, album: Album): Promise<void> {
  const [anne, dana] = [slack.as('AMc'), slack.as('DS')];
  await dana.command('/milestone COPS2');
  await anne.command('/milestone COPS2');
  await write(dana, 'All 41 schools have sent their forecasts, and eleven of them see a deficit by 2028.');
  await write(anne, 'The forecasts are in, and the report to members is half written.');
  await dana.submit();
  await anne.submit();
  album.form('draft-came', 'A draft came while its owner was writing', anne);
  await anne.submit();
  await anne.close({ all: true });
  await dana.close({ all: true });
}

async function changeItemTwice({ slack }: Council, album: Album): Promise<void> {
  const [laptop, phone] = [slack.as('SN'), slack.as('SN', { device: 'phone' })];
  await laptop.shortcut('Add a key development');
  await laptop.fill('Title', 'Elm Road school opens');
  await laptop.fill(TEXT, 'Elm Road school opened in June with 190 places.');
  await laptop.submit();
  await laptop.close({ all: true });
  for (const screen of [laptop, phone]) {
    await screen.openHome();
    await screen.press('Change', { in: 'home', near: 'Elm Road' });
  }
  await phone.fill(TEXT, 'Elm Road school opened in June with 210 places, 60 of them for two-year-olds.');
  await phone.submit();
  await laptop.fill(TEXT, 'Elm Road school opened on 8 June with 210 places.');
  await laptop.submit();
  album.form('item-overtaken', 'A key development was changed elsewhere meanwhile', laptop);
  for (const screen of [laptop, phone]) await screen.close({ all: true });
}

async function saveTheOlder({ slack }: Council, album: Album): Promise<void> {
  const [laptop, phone] = [slack.as('TC'), slack.as('TC', { device: 'phone' })];
  for (const screen of [laptop, phone]) {
    await screen.command('/milestone CFS3');
    await screen.press('Update', { nth: 1 });
    if (screen === laptop) await write(laptop, 'The template is out, and three teams of five use it.');
  }
  await phone.fill(TEXT, 'The template is out, and three teams of five use it. The other two begin in September.');
  await phone.close({ all: true });
  await laptop.submit();
  album.form('saved-and-draft-left', 'Saved, and more was typed on the phone', laptop);
  await laptop.press('Open');
  album.form('draft-beside-sent', 'The draft from the phone, beside what was sent', laptop);
  await laptop.submit();
  await laptop.close({ all: true });
}

async function proposeTwice({ slack }: Council, album: Album): Promise<void> {
  const [laptop, phone] = [slack.as('SN'), slack.as('SN', { device: 'phone' })];
  const open = async () => {
    for (const screen of [laptop, phone]) {
      await screen.command('/milestone LAS2');
      await screen.press(/^(Ask to change or stop this milestone|Change or withdraw your proposal)$/);
    }
  };
  const close = async () => {
    for (const screen of [laptop, phone]) await screen.close({ all: true });
  };
  await open();
  for (const [screen, day] of [
    [phone, '2027-12-31'],
    [laptop, '2027-09-30'],
  ] as const) {
    await screen.fill('What do you ask for?', 'Change it');
    await screen.fill('To be done by', day);
    await screen.fill('Why?', 'Four schools have no partner yet.');
    await screen.submit();
  }
  album.form('proposal-overtaken', 'A proposal was made elsewhere meanwhile', laptop);
  await close();
  await open();
  await laptop.fill('Why?', 'Five schools have no partner yet.');
  await phone.press('Withdraw this proposal');
  await laptop.submit();
  album.form('proposal-gone', 'A proposal was withdrawn elsewhere meanwhile', laptop);
  await close();
}

async function coverTooLate({ slack }: Council, album: Album): Promise<void> {
  const [laptop, phone] = [slack.as('TC'), slack.as('TC', { device: 'phone' })];
  await laptop.command('/milestone CFS1');
  await write(laptop, 'The first year was reviewed with all eleven apprentices, and nine have passed.');
  await laptop.fill(COVERS, ["CFS4 Carry out this year's part of the promise to children in our care"]);
  await phone.command('/milestone CFS4');
  await write(phone, 'Every child in our care has had a health check, and 38 of 41 a personal education plan.');
  await phone.submit();
  await laptop.submit();
  album.form('cover-refused', 'One that is to be covered was answered meanwhile', laptop);
  for (const screen of [laptop, phone]) await screen.close({ all: true });
}

/** The window closes over what was begun; a figure still counts until sign-off, and is a late one once published. */
async function comeTooLate(council: Council, album: Album): Promise<void> {
  const [anne, samir] = [council.slack.as('AMc'), council.slack.as('SN')];
  await samir.command('/milestone LAS2');
  await write(samir, 'Adviser days were matched in May, with four schools that asked for more.');
  await samir.close({ all: true });
  await samir.shortcut('Add an emerging issue');
  await samir.fill('Title', 'Advisers leave');
  await samir.fill(TEXT, 'Two of seven adviser posts are vacant since May.');
  await samir.close({ all: true });
  for (const instant of ['2026-07-21T16:00:00Z', '2026-07-21T16:05:00Z']) await tickAt(council, instant);
  await samir.press('Read what I wrote', { in: samir.dms().at(-1) });
  album.form('too-late-list', 'What is too late to be sent', samir);
  await samir.close({ all: true });
  await anne.command('/milestone COPI2');
  album.form('figure-after-close', 'A figure that comes after the close', anne);
  await anne.close({ all: true });
  await runCommand(
    council,
    'quarter',
    'publish',
    '--directorate',
    'CE',
    '--quarter',
    '2026-27/Q1',
    '--unsigned',
    'For the gallery.',
  );
  await tickAt(council, '2026-07-22T08:00:00Z');
  await anne.command('/milestone COPI2');
  album.form('figure-late', 'A figure that comes after publishing', anne);
  await anne.fill('Figure', '34');
  await anne.fill(/target on course/, 'Green: on course');
  await anne.submit();
  album.form('figure-late-saved', 'A late figure, saved', anne);
  await anne.close({ all: true });
}
