import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { ACTION, openAlbum, openFirstQuarter, RED, write } from './album.ts';
import { tickAt } from './looking.ts';

/** The last of them is answered, and a key development is begun and not sent. */
async function finish(council: Council, album: ReturnType<typeof openAlbum>): Promise<void> {
  const samir = council.slack.as('SN');
  await samir.shortcut('Add a key development');
  await samir.type('Title', 'The advice centre has moved');
  await samir.close();
  await samir.press('Start', { in: samir.dms()[0] });
  while (samir.modal?.submit !== undefined) {
    await write(samir, 'All of it is as planned; the next step is in September.');
    await samir.submit();
  }
  album.form('walk-all-but-items', 'The end of it, with a key development that is begun', samir);
  await samir.close({ all: true });
}

/** Start, Save and next, Skip; what is begun and not sent, also after the close. */
export async function playWalk(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  const album = openAlbum(council);
  const anne = council.slack.as('AMc');
  await anne.press('Start', { in: anne.dms()[0] });
  album.form('walk-first', 'Start: the first of six', anne);
  await write(anne, 'All 212 providers were surveyed in May and 94% replied.');
  await anne.submit();
  album.form('walk-second', 'Save and next', anne);
  await write(anne, 'The tenders for two roofs came in 18% above the estimate.', RED);
  await anne.press('Skip');
  await write(
    anne,
    'Governors approve their budgets in July. Pupil forecasts to 2030 are complete for primary schools.',
  );
  while (anne.modal?.submit !== undefined) await anne.press('Skip');
  album.form('walk-closing', 'The end of it, with drafts left', anne);
  await anne.press('Look first');
  album.form('drafts-list', 'Look first', anne);
  await anne.press('Edit', { nth: 1 });
  album.form('draft-continued', 'A draft, opened again', anne);
  await anne.close({ all: true });
  await album.home('home-drafts', 'With drafts that are not sent', anne);
  await anne.press('Send these 2', { in: 'home' });
  album.form('drafts-sent', 'Send these 2: one is not whole', anne);
  await anne.press('Open');
  await anne.fill(ACTION, 'Property services is asking for revised tenders by September.');
  await anne.submit();
  await anne.close({ all: true });
  await anne.command('/milestone COPS1');
  await anne.press('Change', { nth: 1 });
  await anne.type('What should councillors know?', ' Words that are begun and never sent.');
  album.form('form-change', 'Changing what was sent', anne);
  await anne.close({ all: true });
  await finish(council, album);
  await tickAt(council, '2026-07-21T16:00:00Z');
  await tickAt(council, '2026-07-21T16:05:00Z');
  album.message('draft-at-close', 'Told at close: a draft was not sent', anne);
  return [{ title: 'Start, and drafts', screens: album.screens }];
}
