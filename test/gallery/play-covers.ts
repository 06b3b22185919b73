import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { lookAtDm, lookAtEphemeral, lookAtModal, runCommand, tickAt } from './looking.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const WORDS =
  'All 212 providers were surveyed, nine repairs were agreed with head teachers, and forecasts to 2030 are complete.';

/** A council that wants words for Amber and Red only: one text for several milestones, and green without any. */
export async function playCovers(council: Council): Promise<readonly Chapter[]> {
  const path = join(council.folder, 'plan.yaml');
  writeFileSync(path, readFileSync(EXAMPLE_PLAN, 'utf8').replace('commentary: all', 'commentary: amber and red'));
  await runCommand(council, 'import', path);
  council.setTime('2026-07-01T07:30:00Z');
  await runCommand(council, 'quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q1');
  await tickAt(council, '2026-07-01T08:00:00Z');
  return [
    { title: 'One text for several milestones', screens: await lookAtCovers(council) },
    { title: 'Still on course, with a box for each milestone', screens: await lookAtOnCourse(council) },
  ];
}

async function lookAtCovers(council: Council) {
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS1');
  await anne.press('Update', { nth: 2 });
  await anne.fill(TEXT, 'The repairs at Elm Road wait for the diocese.');
  await anne.close({ all: true });
  const form = lookAtModal('The form where green needs no text', await anne.command('/milestone COPS2'));
  await anne.fill(STATUS, 'Green: on course');
  await anne.fill(TEXT, WORDS);
  const others = JSON.stringify(anne.modal?.blocks).matchAll(/"text":"(COPS1 [^"]*)"/g);
  await anne.fill(
    'This text also covers',
    [...others].map(([, option = '']) => option),
  );
  const step = lookAtModal('The status of each, asked after Save', await anne.submit());
  await anne.fill(/^COPS1.*: will it be done/, 'Green: on course', { nth: 1 });
  await anne.fill(/^COPS1.*: will it be done/, 'Amber: uncertain', { nth: 2 });
  const question = lookAtModal('Asked once before it is saved: an action, and what was begun', await anne.submit());
  const saved = lookAtModal('Saved for all of them', await anne.submit());
  await anne.close();
  const list = lookAtEphemeral('/milestone, with what is covered', anne, await anne.command('/milestone'));
  const own = lookAtModal(
    'One gets its own text',
    await anne.press('Give this one its own text', { near: /Publish the/ }),
  );
  await anne.close();
  return {
    'cover-form': form,
    'cover-step': step,
    'cover-question': question,
    'cover-saved': saved,
    'cover-list': list,
    'cover-own-text': own,
  };
}

async function lookAtOnCourse(council: Council) {
  const theresa = council.slack.as('TC');
  const reminder = lookAtDm('The reminder, where green needs no text', theresa);
  const boxes = lookAtModal('A box for each', await theresa.press('Still on course'));
  const named = JSON.stringify(theresa.modal?.blocks).matchAll(/"text":"(CFS[^"]*)"/g);
  await theresa.fill('I have checked each one', [...named].map(([, option = '']) => option).slice(0, 5));
  const saved = lookAtModal('Five are recorded', await theresa.submit());
  await theresa.close();
  return { 'on-course-reminder': reminder, 'on-course-boxes': boxes, 'on-course-saved': saved };
}
