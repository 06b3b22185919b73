import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { writeLargePlan } from '../support/large-plan.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { answersFor, fillAnswer } from './answering.ts';

let council: Council;
let anne: Person;
let jo: Person;

afterEach(async () => {
  await council.stop();
});

async function openWindow(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  anne = council.slack.as('AMc');
  jo = council.slack.as('JP');
}

/** In seconds after the window opened. */
async function passTo(seconds: number): Promise<void> {
  council.setTime(new Date(Date.parse('2026-07-01T08:00:00Z') + seconds * 1000).toISOString());
  await council.tick();
}

async function answerFirst(person: Person): Promise<void> {
  const [given] = answersFor(council.plan).filter(({ milestone }) => milestone.owner === person.initials);
  if (given === undefined) throw new Error(`${person.initials} owns nothing.`);
  await person.press('Update', { in: 'home', near: given.milestone.words });
  await fillAnswer(person, given);
  expect((await person.submit()).modal?.title).toBe('Saved');
}

describe.each(['socket', 'http'] as const)('the Home tab over %s', (transport) => {
  beforeEach(() => openWindow(transport));

  it('shows what waits for me, and is true again as soon as I have saved', async () => {
    await anne.openHome();
    expect(anne.home?.text).toContain(
      '3 milestones, 2 indicators and one equality action wait for you, due 5pm on Tuesday 14 July 2026.',
    );
    expect(anne.home?.text).not.toContain('# Sent');
    await passTo(10);
    await answerFirst(anne);
    await council.slack.until(
      () => anne.home?.text.includes('2 milestones, 2 indicators and one equality action wait for you') === true,
    );
    expect(anne.home?.text).toContain('# Sent: 1');
    expect(anne.home?.text).toContain('You can change what you sent until 5pm on Tuesday 21 July 2026.');
    await anne.close();
    await anne.press('Change', { in: 'home' });
    expect(anne.modal?.text).toContain('Sent for Quarter 1 2026/27 by Alison McBride.');
  });

  it('goes through what waits with Start', async () => {
    await anne.openHome();
    await anne.press('Start', { in: 'home' });
    expect(anne.modal?.title).toMatch(/1 of 6/);
  });

  it('says that I am away, and that I am back', async () => {
    await anne.openHome();
    await anne.press('I’m away', { in: 'home' });
    await passTo(10);
    await anne.fill('First day away', '2026-07-01');
    await anne.fill('Last day away', '2026-07-07');
    await anne.submit();
    await council.slack.until(() => anne.home?.text.includes('You are away until Tuesday 7 July 2026.') === true);
    await anne.close();
    await passTo(20);
    await anne.press('I’m back', { in: 'home' });
    await council.slack.until(() => anne.home?.text.includes('While you are away, Samir Nadar is asked') === true);
  });

  it('shows an officer how the directorate stands, and what others did within half a minute', async () => {
    await jo.openHome();
    expect(jo.home?.text).toContain('Texts: 0 of 17');
    await anne.openHome();
    await passTo(20);
    await answerFirst(anne);
    await passTo(29);
    expect(jo.home?.text).toContain('Texts: 0 of 17');
    await passTo(31);
    expect(jo.home?.text).toContain('Texts: 1 of 17');
    await anne.close();
  });

  it('leaves alone what nobody looks at any more', async () => {
    await jo.openHome();
    await anne.openHome();
    await passTo(16 * 60);
    await answerFirst(anne);
    await passTo(17 * 60);
    expect(jo.home?.text).toContain('Texts: 0 of 17');
    await jo.openHome();
    expect(jo.home?.text).toContain('Texts: 1 of 17');
  });

  it('lets an officer nudge from there', async () => {
    await jo.openHome();
    await jo.press('Nudge', { in: 'home' });
    expect(jo.modal?.text).toContain('Who should be reminded now?');
  });

  it('says what happens next where nothing is collected, and reads what was published', async () => {
    council.setTime('2026-07-21T16:00:00Z');
    await council.tick();
    await council.command('quarter', 'publish', ...QUARTER);
    await anne.openHome();
    expect(anne.home?.text).toContain(
      'Nothing is collected just now. Quarter 2 2026/27 opens on Thursday 1 October 2026.',
    );
    expect(anne.home?.text).toContain('Published on 21 July 2026');
    await anne.press('Read', { in: 'home' });
    expect(anne.modal?.title).toBe('Published report');
    expect(anne.modal?.text).toContain('Children and Enterprise');
    await anne.close();
    await jo.openHome();
    expect(jo.home?.text).toContain(
      'Nothing is collected just now. Quarter 2 2026/27 opens on Thursday 1 October 2026.',
    );
  });

  it('shows the reports to anybody of the workspace', async () => {
    council.setTime('2026-07-21T16:00:00Z');
    await council.tick();
    await council.command('quarter', 'publish', ...QUARTER);
    await council.slack.setPerson({ initials: 'ZZ', name: 'Zoe' });
    await council.slack.as('ZZ').openHome();
    expect(council.slack.home('ZZ')?.text).toContain('so nothing is asked of you');
    expect(council.slack.home('ZZ')?.text).toContain('Published on 21 July 2026');
  });
});

describe.each(['socket', 'http'] as const)('two hundred milestones of one person, over %s', (transport) => {
  it('stand on pages, and the page stays while answers are given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ragtime-home-'));
    const planPath = writeLargePlan(folder, 1, { owners: 1, milestones: 200 });
    council = await openCouncil({ transport, planPath });
    await council.command('import', planPath);
    rmSync(folder, { recursive: true });
    council.setTime('2026-07-01T08:00:00Z');
    await council.command('quarter', 'open', '--directorate', 'PL', '--quarter', '2026-27/Q1');
    await council.tick();
    const owner = council.slack.as('AA');
    await owner.openHome();
    expect(owner.home?.text).toContain('200 milestones wait for you');
    for (const _ of [1, 2]) await owner.press('Next page', { in: 'home' });
    expect(owner.home?.text).toContain('Page 3 of');
    await passTo(10);
    await owner.press('Update', { in: 'home', nth: 1 });
    await owner.fill('Will it be done on time?', 'Green: on course');
    await owner.fill('What should councillors know?', 'It is on course.');
    await owner.submit();
    await council.slack.until(() => owner.home?.text.includes('199 milestones wait for you') === true);
    expect(owner.home?.text).toContain('Page 3 of');
    await owner.close({ all: true });
    await owner.press('Previous page', { in: 'home' });
    expect(owner.home?.text).toContain('Page 2 of');
  });
});
