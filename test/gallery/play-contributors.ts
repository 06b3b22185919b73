import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { openAlbum, openFirstQuarter, write } from './album.ts';
import { tickAt } from './looking.ts';

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
  return [{ title: 'Contributors', screens: album.screens }];
}
