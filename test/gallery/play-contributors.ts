import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { readColumn } from '../support/read-column.ts';
import { openAlbum, openFirstQuarter, write } from './album.ts';
import { tickAt } from './looking.ts';

/** One text was handed in, and nobody has read it in time. */
async function lookAfterClose(council: Council, album: ReturnType<typeof openAlbum>): Promise<void> {
  const [anne, farah, jo] = [council.slack.as('AMc'), council.slack.as('FW'), council.slack.as('JP')];
  const closed = anne.dms().findLast(({ text }) => text.includes('the window has closed'));
  album.messageWith('ready-too-late', 'The window closed over a text that was ready', {
    person: anne,
    words: 'the window has closed',
  });
  await anne.press('Read it', { in: closed });
  album.form('ready-too-late-text', 'The text, to be read', anne);
  await anne.close();
  album.message('handed-in-too-late', 'Its writer hears it, too', farah);
  await album.home('home-ready-too-late', 'Home of its owner', anne);
  const missing = jo.dms().find(({ text }) => text.includes('Handed in, and not sent by the owner'));
  if (missing === undefined) throw new Error('The officer hears of the text.');
  album.message('missing-with-a-draft', 'What is missing, with a text that is there', jo);
  await jo.press('Enter for someone', { in: missing });
  await jo.fill(
    'Milestone, indicator, risk or action',
    'COPS2 Report to members whether each school can fill its classes… (drafted)',
  );
  await jo.fill('How did it come?', 'As a contributor’s draft');
  await jo.fill('On what day?', '2026-07-01');
  await jo.submit();
  album.form('entering-a-draft', 'An officer enters a contributor’s text', jo);
  await jo.close();
}

/** An officer asks about what was approved; Farah sees it, too, and hands in the answer. */
async function askAboutApproved(council: Council, album: ReturnType<typeof openAlbum>): Promise<void> {
  const [anne, farah] = [council.slack.as('AMc'), council.slack.as('FW')];
  const [approved] = readColumn(council.databasePath, 'select milestone_id from milestone_update order by id desc');
  const where = ['--directorate', 'CE', '--quarter', '2026-27/Q1', '--ref', String(approved)];
  await council.command('return', ...where, '--question', 'Are both sites open to two-year-olds?');
  await tickAt(council, '2026-07-01T09:40:00Z');
  await farah.command('/milestone COPS1');
  await farah.press('Draft', { near: 'school buildings' });
  album.form('draft-form-returned', 'The contributor’s form of what came back', farah);
  await write(farah, ' Both take two-year-olds.');
  await farah.submit();
  await farah.close();
  await anne.command('/milestone');
  await anne.press(/^Read/, { in: anne.ephemerals().at(-1) });
  album.form('ready-list-returned', 'A text that answers an officer’s question', anne);
  await anne.press('Approve', { nth: 1 });
  await anne.close({ all: true });
}

/** Farah drafts for Anne, who reads, edits, sends back and approves. */
export async function playContributors(council: Council): Promise<readonly Chapter[]> {
  const planPath = join(council.folder, 'contributors.yaml');
  // Farah is asked for one thing here: finance comes from somebody else.
  const plan = readFileSync(EXAMPLE_PLAN, 'utf8').replaceAll('finance contact: FW', 'finance contact: HD');
  writeFileSync(planPath, plan.replaceAll(/( +)owner: AMc\n( +)due/g, '$1owner: AMc\n$1contributors: [FW]\n$2due'));
  await openFirstQuarter(council, planPath);
  const album = openAlbum(council);
  const [anne, farah] = [council.slack.as('AMc'), council.slack.as('FW')];
  album.message('draft-asked', 'A contributor is asked', farah);
  for (const nth of [1, 2, 3]) {
    await farah.press('Draft', { in: farah.dms()[0], nth: 1 });
    if (nth === 1) album.form('draft-form', 'The contributor’s form', farah);
    await write(farah, `Draft number ${nth}: two sites have opened, with places for 60 children.`);
    await farah.submit();
    if (nth === 1) album.form('draft-handed-in', 'Handed in', farah);
    await farah.close();
    await tickAt(council, `2026-07-01T09:0${nth}:00Z`);
  }
  album.message('draft-all-handed-in', 'The contributor’s message, after all is handed in', farah);
  album.message('ready-message', 'Ready for you', anne);
  await album.home('home-ready', 'With drafts of others to be read', anne);
  await anne.press('Read these 3', { in: anne.dms().at(-1) });
  album.form('ready-list', 'What others drafted', anne);
  await anne.press('Send back', { nth: 1 });
  album.form('send-back-form', 'Send back', anne);
  await anne.fill(/What should Farah change/, 'Which two sites?');
  await anne.submit();
  album.form('ready-after-sending-back', 'After one was sent back', anne);
  await anne.press('Approve', { nth: 1 });
  album.form('ready-after-approving', 'After one was approved', anne);
  await anne.close({ all: true });
  await tickAt(council, '2026-07-01T09:30:00Z');
  album.message('sent-back-message', 'The contributor hears the question', farah);
  await askAboutApproved(council, album);
  for (const instant of ['2026-07-21T16:00:00Z', '2026-07-21T16:01:00Z']) await tickAt(council, instant);
  await lookAfterClose(council, album);
  return [{ title: 'Contributors', screens: album.screens }];
}
