import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';

const SAID = { COPS2: 'AMc', LAS2: 'SN' } as const;
/** Documents are made in a process of their own. */
const PATIENT = { timeout: 20_000 };

let council: Council;

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

async function must(...command: readonly string[]): Promise<void> {
  expect(await council.command(...command)).toMatchObject({ code: 0 });
}

it('an officer who corrects two things gives one of them a reason of its own', async () => {
  council = await openCollecting('socket');
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  for (const [ref, initials] of Object.entries(SAID)) {
    const owner = council.slack.as(initials);
    await owner.command(`/milestone ${ref}`);
    await owner.fill('Will it be done on time?', 'Green: on course');
    await owner.fill(
      'What should councillors know?',
      `Two of the sites of ${initials} are open, and the third follows.`,
    );
    await owner.submit();
    await owner.close({ all: true });
  }
  council.setTime('2026-07-22T08:00:00Z');
  await council.tick();
  await must('quarter', 'publish', ...QUARTER);
  for (const ref of Object.keys(SAID)) {
    await must('review', ...QUARTER, '--ref', ref, '--text', `Three sites are open for ${ref}.`);
  }
  const jo = council.slack.as('JP');
  await jo.command('/quarter amend');
  await expect.poll(() => jo.modal?.text, PATIENT).toContain('would have 2 changes');
  await jo.fill('Why is it corrected?', 'The sites were counted again.');
  await jo.fill('Another reason for some of them?', 'The third one opened.');
  expect((await jo.submit()).modal?.text).toContain('“The third one opened.” begins with no ref.');
  await jo.fill('Another reason for some of them?', 'LAS2: The third one opened.');
  await jo.submit();
  await expect.poll(() => jo.modal?.text, PATIENT).toContain('revision 2');
  await jo.close({ all: true });
  await must('report', ...QUARTER, '--format', 'md', '--out', council.folder);
  const text = readFileSync(join(council.folder, '2026-27-q1-children-and-enterprise-performance-v2.md'), 'utf8');
  expect(text).toContain('The sites were counted again.');
  expect(text).toContain('The third one opened.');
}, 90_000);
