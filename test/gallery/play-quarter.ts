import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { openAlbum, openFirstQuarter, RED, write } from './album.ts';
import { lookAtEphemeral, tickAt } from './looking.ts';

/** The performance officer's desk: how a quarter stands, and what is done with it. */
export async function playQuarter(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  return [{ title: 'The officer’s quarter', screens: await run(council) }];
}

async function run(council: Council) {
  const album = openAlbum(council);
  const jo = council.slack.as('JP');
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await write(anne, 'Two sites are open.', RED);
  await anne.fill(/what is being done/, 'A builder is found.');
  await anne.submit();
  await anne.close({ all: true });
  await tickAt(council, '2026-07-02T08:00:00Z');
  const status = await jo.command('/quarter');
  const screens = { 'quarter-status': lookAtEphemeral('/quarter', jo, status) };
  await album.home('home-officer', 'The officer’s Home while a quarter collects', jo);
  const said = await jo.command('/quarter help');
  const help = { 'quarter-help': lookAtEphemeral('/quarter help', jo, said) };
  await jo.command('/quarter close');
  album.form('quarter-close', '/quarter close', jo);
  await jo.submit();
  album.form('quarter-closed', 'Closed', jo);
  await jo.close();
  await album.home('home-officer-closed', 'The officer’s Home when the quarter has closed', jo);
  await jo.command('/quarter reopen');
  album.form('quarter-reopen', '/quarter reopen', jo);
  await jo.close();
  await tickAt(council, '2026-07-22T08:00:00Z');
  await jo.command('/quarter check');
  album.form('reading-list', 'The reading list', jo);
  await jo.press('Dismiss', { nth: 1 });
  album.form('finding-dismissed', 'A line of it is dismissed', jo);
  await jo.close();
  await jo.command('/quarter history COPS2');
  album.form('quarter-history', '/quarter history COPS2', jo);
  await jo.press('Send me the file');
  album.form('quarter-history-sent', 'The history comes privately, as files', jo);
  await jo.close({ all: true });
  await jo.command('/quarter publish');
  album.form('quarter-publish', '/quarter publish', jo);
  await jo.close();
  return { ...screens, ...help, ...album.screens };
}
