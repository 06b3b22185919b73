import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Council, openCouncil } from '../support/council.ts';
import { writeLargePlan } from '../support/large-plan.ts';

const QUARTER = ['--directorate', 'PL', '--quarter', '2026-27/Q1'];

let folder: string;
let council: Council;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-large-report-'));
  const planPath = writeLargePlan(folder, 7, { owners: 14, milestones: 260 });
  council = await openCouncil({ transport: 'socket', planPath });
  expect((await council.command('import', planPath)).code).toBe(0);
  council.setTime('2026-07-01T08:00:00Z');
  expect((await council.command('quarter', 'open', ...QUARTER)).code).toBe(0);
  council.setTime('2026-07-21T16:01:00Z');
  await council.tick();
}, 60_000);
afterAll(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an officer of a directorate whose report takes long to read through', () => {
  it.each([
    ['check', 'Reading list'],
    ['publish', 'Publish'],
    ['sign-off', 'Ask for sign-off'],
  ])('/quarter %s opens at once, and shows what it found when it is there', async (verb, title) => {
    const jo = council.slack.as('JP');
    // Nothing of it takes longer than the trigger of a click lives: what opens first is a moment's notice.
    await jo.command(`/quarter ${verb}`);
    await council.slack.until(() => jo.modal?.title === title);
    const opened = council.slack.calls.findLast(({ method }) => method === 'views.open');
    expect(JSON.stringify(opened)).toContain('One moment');
    await jo.close({ all: true });
  });

  it('is refused a sign-off that nobody could give, in the form that said that it takes a moment', async () => {
    const jo = council.slack.as('JP');
    await jo.command('/quarter sign-off');
    await council.slack.until(() => jo.modal?.title === 'Ask for sign-off');
    await jo.submit();
    await council.slack.until(() => jo.modal?.title !== 'One moment' && jo.modal?.title !== 'Ask for sign-off');
    expect(jo.modal?.text).toContain('approver');
    await jo.close({ all: true });
  });
});
