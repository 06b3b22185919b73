import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { openAlbum, openFirstQuarter, RED, STATUS, TEXT, write } from './album.ts';

const WORDS = 'Two sites have opened, with places for 60 children. The third follows in May.';

/** What a form asks once about what it reads, and what was said before. */
export async function playChecks(council: Council): Promise<readonly Chapter[]> {
  const planPath = join(council.folder, 'overdue.yaml');
  const plan = readFileSync(EXAMPLE_PLAN, 'utf8');
  writeFileSync(planPath, plan.replace(/(- ref: CFS4\n(?: {8}.*\n)*? {8})due:.*/, '$1due: 31 March 2026'));
  await openFirstQuarter(council, planPath);
  return [
    { title: 'What a form asks once', screens: await beAsked(council) },
    { title: 'History', screens: await lookBack(council) },
  ];
}

async function beAsked(council: Council) {
  const album = openAlbum(council);
  const [theresa, samir] = [council.slack.as('TC'), council.slack.as('SN')];
  await theresa.command('/milestone CFS4');
  album.form('form-date-passed', 'The date has come: no forecast is asked', theresa);
  await theresa.fill('Was it done?', 'Not completed');
  await theresa.fill(TEXT, 'The report waits for the figures of two schools.');
  await theresa.submit();
  album.form('asked-what-happens-now', 'Asked once: what happens now', theresa);
  await theresa.close({ all: true });
  await samir.command('/milestone LAS2');
  await write(samir, 'The second post is delayed.');
  await samir.submit();
  album.form('asked-about-words', 'Asked once: the words say something else than the status', samir);
  await samir.fill(STATUS, RED);
  await samir.submit();
  album.form('asked-and-refused', 'Then red needs a line', samir);
  await samir.close({ all: true });
  return album.screens;
}

async function lookBack(council: Council) {
  const album = openAlbum(council);
  const [anne, jo] = [council.slack.as('AMc'), council.slack.as('JP')];
  await anne.command('/milestone COPS2');
  await write(anne, WORDS);
  await anne.submit();
  await anne.close({ all: true });
  await anne.command('/milestone COPS2 history');
  album.form('history-of-owner', '/milestone COPS2 history, for its owner', anne);
  await anne.close({ all: true });
  await jo.command('/milestone COPS2 history');
  album.form('history-of-officer', 'The same for an officer', jo);
  await jo.press('Send back with a question');
  album.form('history-send-back', 'An officer sends it back', jo);
  await jo.fill('What do you want to know?', 'Which two sites?');
  await jo.submit();
  album.form('history-sent-back', 'Sent back', jo);
  await jo.close({ all: true });
  return album.screens;
}
