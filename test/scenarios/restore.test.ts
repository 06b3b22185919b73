import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { metadataKeyOf } from '../../sandbox/messages.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { answerFromMessage, answersFor, type Given } from './answering.ts';

let council: Council;
let backups: string;
beforeEach(async () => {
  council = await openCollecting('socket');
  backups = join(council.folder, 'backups');
});
afterEach(() => council.stop());

const keysInSlack = () =>
  council.slack
    .messages()
    .flatMap((message) => metadataKeyOf(message) ?? [])
    .toSorted();

function givenBy(index: number): Given {
  const given = answersFor(council.plan)[index];
  if (given === undefined) throw new Error(`There is no milestone ${index} in the plan.`);
  return given;
}

const newestMessage = (initials = '') => council.slack.as(initials).dms().at(-1)?.text ?? '';

async function passMinutes(from: string, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    council.setTime(new Date(Date.parse(from) + minute * 60_000).toISOString());
    await council.tick();
  }
}

async function backUp(): Promise<void> {
  const made = await council.command('backup', '--to', backups);
  expect(made).toMatchObject({ code: 0, text: expect.stringContaining('all of them checked') });
}

async function restoreNewest(): Promise<void> {
  const name = readdirSync(backups).findLast((each) => each.endsWith('.sqlite')) ?? '';
  const running = await council.command('restore', join(backups, name), '--replace');
  expect(running).toMatchObject({
    code: 1,
    text: expect.stringMatching(/Ragtime runs on .*Stop it first.*Nothing was changed/s),
  });
  await council.restart(async () => {
    const restored = await council.command('restore', join(backups, name), '--replace');
    expect(restored).toMatchObject({
      code: 0,
      text: expect.stringContaining('nothing that was said or decided later'),
    });
  });
}

describe('a backup is restored after days in which people went on', () => {
  it('sends nothing twice that Slack has, and asks again for what the backup does not know', async () => {
    const [kept, lost] = [givenBy(0), givenBy(1)];
    await answerFromMessage(council, kept);
    council.setTime('2026-07-02T01:00:00Z');
    await council.tick();
    await backUp();
    council.setTime('2026-07-02T09:00:00Z');
    await answerFromMessage(council, lost);
    for (const moment of ['2026-07-02T09:05:00Z', '2026-07-10T08:00:00Z', '2026-07-13T08:00:00Z']) {
      council.setTime(moment);
      await council.tick();
      await council.tick();
    }
    const before = keysInSlack();
    expect(before.filter((key) => key.endsWith('2026-07-10')).length).toBeGreaterThan(0);
    expect(newestMessage(lost.milestone.owner)).not.toContain(lost.milestone.words);

    council.setTime('2026-07-13T09:00:00Z');
    await restoreNewest();
    await passMinutes('2026-07-13T09:01:00Z', 6);

    expect(keysInSlack()).toEqual(before);
    expect(newestMessage(lost.milestone.owner)).toContain(lost.milestone.words);
    expect(newestMessage(kept.milestone.owner)).not.toContain(kept.milestone.words);
    await answerFromMessage(council, lost);
    expect((await council.command('history', '--item', lost.milestone.ref)).text).toContain(lost.commentary);
    expect(council.slack.refusals).toEqual([]);
  });
});
