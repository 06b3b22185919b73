import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { openAlbum, openFirstQuarter, TEXT } from './album.ts';
import { lookAtEphemeral } from './looking.ts';

/** Indicators, key developments and emerging issues, and what is still on course without a text. */
export async function playFiguresAndItems(council: Council): Promise<readonly Chapter[]> {
  const planPath = join(council.folder, 'amber-and-red.yaml');
  writeFileSync(planPath, readFileSync(EXAMPLE_PLAN, 'utf8').replace('commentary: all', 'commentary: amber and red'));
  await openFirstQuarter(council, planPath);
  return [
    { title: 'Indicators', screens: await giveFigures(council) },
    { title: 'Key developments and emerging issues', screens: await giveItems(council) },
    { title: 'Still on course', screens: await tick(council) },
  ];
}

async function giveFigures(council: Council) {
  const album = openAlbum(council);
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPI1');
  album.form('indicator-computed', 'An indicator whose status is computed', anne);
  await anne.fill('Figure', 'about ½');
  await anne.submit();
  album.form('indicator-refused', 'Not a number', anne);
  await anne.fill('Figure', '69');
  await anne.submit();
  album.form('indicator-needs-words', 'Red needs words', anne);
  await anne.fill('Figure', '79.2');
  await anne.submit();
  album.form('indicator-saved', 'Saved, with its direction', anne);
  await anne.close({ all: true });
  await anne.command('/milestone COPI2');
  album.form('indicator-judged', 'An indicator whose status its owner judges', anne);
  await anne.close({ all: true });
  return album.screens;
}

async function giveItems(council: Council) {
  const album = openAlbum(council);
  const anne = council.slack.as('AMc');
  await anne.shortcut('Add a key development');
  album.form('item-form', 'Add a key development', anne);
  await anne.fill('Title', 'Elm Road school opens');
  await anne.fill(TEXT, 'Elm Road school opened in June with 210 places.\n- 60 of them for two-year-olds');
  await anne.submit();
  album.form('item-saved', 'Saved', anne);
  await anne.close({ all: true });
  await anne.shortcut('Add an emerging issue');
  album.form('item-issue-form', 'Add an emerging issue', anne);
  await anne.close({ all: true });
  await album.home('home-items', 'With a key development', anne);
  await anne.shortcut('Update a milestone');
  album.form('shortcut-update', 'The shortcut “Update a milestone”', anne);
  await anne.close({ all: true });
  const samir = council.slack.as('SN');
  const { messages } = await samir.command('/milestone');
  await samir.press('Nothing this quarter', { in: messages.at(-1) });
  album.form('item-nothing', 'Nothing this quarter', samir);
  await samir.close({ all: true });
  for (const [initials, title] of [
    ['TC', 'The north area has one family support team'],
    ['TC', 'The bridge at Mill Lane is closed'],
  ] as const) {
    const author = council.slack.as(initials);
    await author.shortcut('Add a key development');
    await author.fill('Title', title);
    await author.fill(TEXT, `${title}. Families were told in writing, and the schools help.`);
    await author.submit();
    await author.close({ all: true });
  }
  const officer = council.slack.as('JP');
  await officer.openHome();
  await officer.press('Put items in order', { in: 'home' });
  await officer.choose('Hold over to next quarter', { near: 'Mill Lane', settleMs: 300 });
  album.form('items-desk', 'The officer puts the items in order', officer);
  await officer.close({ all: true });
  return album.screens;
}

async function tick(council: Council) {
  const album = openAlbum(council);
  const theresa = council.slack.as('TC');
  const { messages } = await theresa.command('/milestone');
  const list = lookAtEphemeral('/milestone, where most are on course', theresa, { messages });
  await theresa.press('Still on course');
  album.form('on-course-form', 'Still on course', theresa);
  await theresa.submit();
  album.form('on-course-refused', 'Nothing ticked', theresa);
  await theresa.close({ all: true });
  await theresa.command('/milestone CFS4');
  album.form('on-course-in-the-form', 'One press in the form', theresa);
  await theresa.press('Still on course');
  album.form('on-course-form-saved', 'Recorded without a text', theresa);
  await theresa.close({ all: true });
  return { 'on-course-list': list, ...album.screens };
}
