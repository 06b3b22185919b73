import type { Person } from '../../sandbox/people.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { ACTION, openAlbum, openFirstQuarter, RED, write } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const SECOND = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];

/** An officer reads what was sent, edits a slip, and its owner objects. */
export async function playReview(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  const anne = council.slack.as('AMc');
  await send(anne, 'COPS2', () => write(anne, 'One site is open. The second opens in October.'));
  council.setTime('2026-10-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...SECOND);
  await tickAt(council, '2026-10-01T08:00:00Z');
  await sendSecond(council, anne);
  await tickAt(council, '2026-10-01T08:05:00Z');
  return [
    { title: 'An officer reviews what was sent', screens: await review(council) },
    { title: 'An owner objects to edited words', screens: await object(council) },
  ];
}

async function send(owner: Person, ref: string, fill: () => Promise<void>): Promise<void> {
  await owner.command(`/milestone ${ref}`);
  await fill();
  await owner.submit();
  await owner.close({ all: true });
}

async function sendSecond(council: Council, anne: Person): Promise<void> {
  await send(anne, 'COPS2', () =>
    write(anne, 'Both sites are opne, and 214 children use them each week.\n- Ford since July\n- Cray since September'),
  );
  const samir = council.slack.as('SN');
  await send(samir, 'LAS2', async () => {
    await write(samir, 'Two of seven adviser posts are vacant since May, and no one has applied.', RED);
    await samir.fill(ACTION, 'The posts are advertised again in November, with a neighbouring council. (SN)');
  });
}

async function review(council: Council) {
  const album = openAlbum(council);
  const jo = council.slack.as('JP');
  album.message('review-overview', 'The overview, with Review', jo);
  await jo.press('Review', { in: jo.dms().at(-1) });
  album.form('review-queue', 'Review: what is to be read', jo);
  await jo.press('Edit what is printed', { near: 'COPS2' });
  album.form('review-edit', 'Edit what is printed', jo);
  await jo.fill('Text', 'Both sites are open, and 214 children use them each week.');
  await jo.submit();
  album.form('review-edited', 'Printed', jo);
  await jo.close();
  album.form('review-both', 'Both texts, one under the other', jo);
  await jo.press('Accept', { near: 'LAS2' });
  album.form('review-accepted', 'Accepted', jo);
  await jo.press('Show all 2');
  album.form('review-all', 'Everything that was sent', jo);
  await jo.press('Undo Accept', { near: 'LAS2' });
  await jo.press('Accept', { near: 'LAS2' });
  await jo.close({ all: true });
  return album.screens;
}

async function object(council: Council) {
  const album = openAlbum(council);
  const anne = council.slack.as('AMc');
  await tickAt(council, '2026-10-01T08:40:00Z');
  album.message('wording-told', 'What is printed in other words', anne);
  await anne.press('Read or object', { in: anne.dms().at(-1) });
  album.form('wording-form', 'Both texts, and Object', anne);
  await anne.fill('What is not right?', 'The dates of both sites are what councillors asked for in July.');
  await anne.submit();
  album.form('wording-objected', 'Objected', anne);
  await anne.close({ all: true });
  await tickAt(council, '2026-10-01T08:45:00Z');
  album.message('wording-told-after', 'The message, once objected to', anne);
  album.message('wording-objection', 'The officer hears why', council.slack.as('JP'));
  return album.screens;
}
