import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { optionOf } from '../support/orphaned.ts';
import { type Album, openAlbum, openFirstQuarter } from './album.ts';
import { tickAt } from './looking.ts';

/** The officer and the people of the directorate: deputies, and days in post. */
export async function playPeople(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  return [{ title: 'The people of a directorate', screens: await run(council) }];
}

async function run(council: Council) {
  const album = openAlbum(council);
  const [jo, anne, hugh] = [council.slack.as('JP'), council.slack.as('AMc'), council.slack.as('HD')];
  await jo.openHome();
  await jo.press('Show people', { in: 'home' });
  album.form('people', 'The people of a directorate', jo);
  await jo.press('Change', { near: 'Alison McBride (AMc)' });
  await jo.fill('Deputy', optionOf(jo, 'Hugh Danvers'));
  await jo.fill('Last day in post', '2026-08-31');
  album.form('person-form', 'Another deputy, and a last day', jo);
  await jo.submit();
  album.form('person-changed', 'Changed', jo);
  await jo.close({ all: true });
  await tickAt(council, '2026-07-02T08:00:00Z');
  album.message('person-receipt', 'The officer’s message, from which it can be taken back', jo);
  album.message('person-told', 'What they read themselves', anne);
  album.message('person-deputy-told', 'What the new deputy reads', hugh);
  await jo.command('/quarter people AMc');
  await jo.fill('Take a day away', ['No last day: they stay in post']);
  album.form('person-form-again', '/quarter people AMc', jo);
  await jo.close();
  await jo.press('Undo', { in: jo.dms().at(-1) });
  album.form('person-undone', 'Taken back', jo);
  await jo.close();
  await jo.command('/quarter people AMc');
  await jo.press('Hand over');
  await jo.fill('Who answers for it from now on?', optionOf(jo, 'Theresa Colbourne'));
  album.form('hand-over-form', 'Everything that somebody answers for, to somebody else', jo);
  await jo.submit();
  album.form('handed-over', 'Handed over', jo);
  await jo.close({ all: true });
  await tickAt(council, '2026-07-02T08:05:00Z');
  album.message('hand-over-new-owner', 'The new owner reads', council.slack.as('TC'));
  album.message('hand-over-old-owner', 'The old owner reads', anne);
  await jo.press('Undo', { in: jo.dms().at(-1) });
  album.form('hand-over-undone', 'Taken back', jo);
  await jo.close();
  await letAssist(council, album);
  await jo.openHome();
  await jo.press('Show people', { in: 'home' });
  await jo.press('Choose who drafts');
  await jo.fill('Which milestone?', optionOf(jo, 'COPS2'));
  album.form('contributor-entry', 'Whose text somebody else drafts', jo);
  await jo.submit();
  await jo.fill('Who drafts it?', [optionOf(jo, 'Samir Nadar')]);
  album.form('contributors-form', 'Who drafts it', jo);
  await jo.submit();
  album.form('contributors-changed', 'Changed', jo);
  await jo.close({ all: true });
  await tickAt(council, '2026-07-02T08:10:00Z');
  album.message('contributor-added', 'Who drafts it from now on', council.slack.as('SN'));
  album.message('contributors-owner', 'Its owner', anne);
  await jo.press('Undo', { in: jo.dms().at(-1) });
  album.form('contributors-undone', 'Taken back', jo);
  await jo.close();
  return album.screens;
}

/** An assistant is named, and says when somebody is away. */
async function letAssist(council: Council, album: Album): Promise<void> {
  const [jo, anne, farah] = [council.slack.as('JP'), council.slack.as('AMc'), council.slack.as('FW')];
  await jo.command('/quarter people AMc');
  await jo.fill('Assistant', optionOf(jo, 'Farah Whitlock'));
  await jo.submit();
  await jo.close();
  await tickAt(council, '2026-07-02T08:06:00Z');
  album.message('assistant-named', 'What the assistant reads', farah);
  album.message('assistant-told', 'What they read themselves', anne);
  await farah.openHome();
  await album.home('home-of-an-assistant', 'An assistant on Home', farah);
  await farah.press('Say when away', { in: 'home' });
  await farah.fill('Last day away', '2026-07-07');
  album.form('away-for-form', 'An assistant says when somebody is away', farah);
  await farah.submit();
  album.form('away-for-saved', 'Saved', farah);
  await farah.close();
  await tickAt(council, '2026-07-02T08:07:00Z');
  album.message('away-said-by-another', 'Who is said to be away reads by whom', anne);
  await farah.openHome();
  await album.home('home-of-an-assistant-away', 'The same while they are away', farah);
  await farah.press('Say they are back', { in: 'home' });
  album.form('back-for', 'Back', farah);
  await farah.close();
  await tickAt(council, '2026-07-02T08:08:00Z');
  album.message('back-said-by-another', 'Who is said to be back reads it', anne);
  await farah.openHome();
  await farah.press('Say when away', { in: 'home' });
  await farah.fill('First day away', '2026-07-13');
  await farah.fill('Last day away', '2026-07-17');
  await farah.submit();
  await farah.close();
  await album.home('home-of-an-assistant-later', 'Days that have not begun can be cancelled', farah);
  await farah.press('Cancel these days', { in: 'home' });
  album.form('days-cancelled', 'Cancelled', farah);
  await farah.close();
  await anne.press('Undo', { in: anne.dms().find(({ text }) => text.includes('has said that you are away')) });
  album.form('undo-away', 'Undo, where nothing is left to be taken back', anne);
  await anne.close();
}
