import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { openAlbum, openFirstQuarter } from './album.ts';
import { tickAt } from './looking.ts';

/** An officer edits one item and withdraws another; their author hears of both, and objects to one. */
export async function playItemsChanged(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  const album = openAlbum(council);
  const [jo, anne] = [council.slack.as('JP'), council.slack.as('AMc')];
  for (const title of ['Highfield Primary opens', 'A garden for Lowfield Primary']) {
    await anne.shortcut('Add a key development');
    await anne.fill('Title', title);
    await anne.fill(
      'What should councillors know?',
      `${title}: the school and its parents have worked for it since 2024.`,
    );
    await anne.submit();
    await anne.close();
  }
  await tickAt(council, '2026-07-22T09:00:00Z');
  await jo.openHome();
  await jo.press('Put items in order', { in: 'home' });
  await jo.choose('Change the text', { near: 'Highfield Primary opens', settleMs: 300 });
  await jo.fill(
    'What should councillors know?',
    'The school opened on 1 June. Its parents have worked for it since 2024.',
  );
  await jo.submit();
  await jo.close();
  await jo.choose('Withdraw', { near: 'A garden for Lowfield Primary', settleMs: 300 });
  await jo.close({ all: true });
  await tickAt(council, '2026-07-22T09:15:00Z');
  album.message('items-changed', 'What an officer did to somebody’s items', anne);
  await anne.press('Object', { in: anne.dms().at(-1), nth: 1 });
  await anne.fill('What is not right?', 'Please keep the name of the school.');
  album.form('item-objection', 'Objecting', anne);
  await anne.submit();
  await anne.close({ all: true });
  await tickAt(council, '2026-07-22T09:20:00Z');
  album.message('item-objected', 'An objection, to the officer', jo);
  return [{ title: 'Items that somebody else changed', screens: album.screens }];
}
