import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { openAlbum, openFirstQuarter, TEXT } from './album.ts';
import { tickAt } from './looking.ts';

/** An owner asks somebody to draft; a supplier gives a figure first; an item is changed and withdrawn. */
export async function playAskingOthers(council: Council): Promise<readonly Chapter[]> {
  const planPath = join(council.folder, 'supplier.yaml');
  // Farah is asked for one thing here: finance comes from somebody else.
  const plan = readFileSync(EXAMPLE_PLAN, 'utf8').replaceAll('finance contact: FW', 'finance contact: HD');
  writeFileSync(planPath, plan.replace(/(- ref: COPI1\n.*\n.*owner: AMc\n)/, '$1        supplier: FW\n'));
  await openFirstQuarter(council, planPath);
  return [
    { title: 'A supplier gives the figure first', screens: await supply(council) },
    { title: 'Asking somebody to draft', screens: await ask(council) },
    { title: 'Changing and withdrawing an item', screens: await changeItem(council) },
    { title: 'Nothing to report', screens: await confirmNothing(council) },
  ];
}

async function supply(council: Council) {
  const album = openAlbum(council);
  const [anne, farah] = [council.slack.as('AMc'), council.slack.as('FW')];
  // Whoever hands in the figures of finance is asked for those, too.
  album.messageWith('supplier-asked', 'A supplier is asked', { person: farah, words: 'COPI1' });
  const asked = farah.dms().findLast(({ text }) => text.includes('COPI1'));
  await farah.press('Give figure', { in: asked, near: 'COPI1' });
  album.form('supplier-form', 'The supplier’s form', farah);
  await farah.fill('Figure', '97.2');
  await farah.fill(/^A note for/, 'From the May census.');
  await farah.submit();
  album.form('supplier-given', 'Given', farah);
  await farah.close({ all: true });
  await anne.command('/milestone COPI1');
  album.form('supplied-form', 'The owner finds the figure filled in', anne);
  await anne.press('Query figure');
  album.form('query-form', 'Query figure', anne);
  await anne.fill(/^What do you want to ask/, 'Is this not 79.2?');
  await anne.submit();
  album.form('query-asked', 'The supplier is asked', anne);
  await anne.close({ all: true });
  await tickAt(council, '2026-07-01T08:10:00Z');
  album.message('query-message', 'The supplier hears the question', farah);
  return album.screens;
}

async function ask(council: Council) {
  const album = openAlbum(council);
  const theresa = council.slack.as('TC');
  await theresa.press('Ask someone to draft', { in: theresa.dms().at(-1) });
  album.form('ask-form', 'Ask someone to draft', theresa);
  await theresa.fill('By when?', '2026-07-20');
  await theresa.submit();
  album.form('ask-refused', 'Too late, and nobody chosen', theresa);
  await theresa.fill('By when?', '2026-07-07');
  await theresa.fill('Who?', 'Farah Whitlock');
  await theresa.fill('A note for them', 'Two sentences are enough.');
  await theresa.submit();
  album.form('ask-done', 'Asked', theresa);
  await theresa.close({ all: true });
  await album.home('home-to-draft', 'Of somebody who drafts for others', council.slack.as('FW'));
  return album.screens;
}

async function changeItem(council: Council) {
  const album = openAlbum(council);
  const samir = council.slack.as('SN');
  await samir.shortcut('Add an emerging issue');
  await samir.submit();
  album.form('item-refused', 'Nothing filled in', samir);
  await samir.fill('Title', 'Advisers leave');
  await samir.fill(TEXT, 'Two of seven adviser posts are vacant since May.');
  await samir.submit();
  await samir.press('Change it');
  album.form('item-change', 'Change it', samir);
  await samir.press('Withdraw');
  album.form('item-withdrawn', 'Withdrawn', samir);
  await samir.close({ all: true });
  return album.screens;
}

async function confirmNothing(council: Council) {
  const album = openAlbum(council);
  const jo = council.slack.as('JP');
  await album.home('home-office-sections', 'An officer, with sections that may have nothing to report', jo);
  await jo.press('Confirm: nothing to report', { in: 'home', near: 'Equality actions' });
  album.form('nothing-confirmed', 'Confirmed', jo);
  await jo.close({ all: true });
  return album.screens;
}
