import { afterEach, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { writeWithParts } from '../support/plans-of-tests.ts';

/** Values are due on Friday 24 July and close on Tuesday 28 July; the rest on the 14th and the 21st. */
const PARTS = ['values: { due: { working day: 18, at: "17:00" }, closes: { working day: 20, at: "17:00" } }'];

let council: Council;
let anne: Person;
let jo: Person;

async function openParts(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport, { plan: (opened) => writeWithParts(opened, PARTS) });
  anne = council.slack.as('AMc');
  jo = council.slack.as('JP');
  await council.tick();
}

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

async function at(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

const newest = (person: Person) => person.dms().at(-1)?.text ?? '';

it.each(['socket', 'http'] as const)(
  'over %s: one message has the dates of each part, and values are open when the texts have closed',
  async (transport) => {
    await openParts(transport);
    expect(anne.dms()).toHaveLength(1);
    expect(newest(anne)).toContain('Due 5pm Tuesday 14 July. You have 3 milestones and one equality action.');
    expect(newest(anne)).toContain('Due 5pm Friday 24 July. You have 2 indicators.');
    expect(newest(anne)).toContain('What you send of these can be changed until 5pm Tuesday 28 July.');
    await anne.openHome();
    await council.slack.until(() => anne.home?.text.includes('indicators wait for you') === true);
    expect(anne.home?.text).toContain('Quarter 1 2026/27, milestones and equality actions (due 14 July)');
    expect(anne.home?.text).toContain('Quarter 1 2026/27, indicators (due 24 July)');
    const started = await anne.press('Start with indicators', { in: 'home' });
    expect(started.modal?.text).toContain('COPI1');
    await anne.close();
    expect(newest(jo)).toContain('Values: 0 of 2');
    expect(newest(jo)).toContain(
      'Values: due 5pm Friday 24 July (17 working days left after today), closes 5pm Tuesday 28 July',
    );

    await at('2026-07-10T08:00:00Z');
    await at('2026-07-21T16:00:00Z');
    expect(newest(anne)).toContain('2 indicators');
    expect(newest(anne)).toContain(
      'Texts and equality actions have closed, without an update from you for COPS1 (2), COPS2, Equality action 1.',
    );
    expect(newest(jo)).toContain('Samir Nadar: 0 of 7 done; closed without an update:');
    expect((await anne.command('/milestone')).text).not.toContain('COPS1');
    expect((await anne.command('/milestone COPS2')).modal).toBeUndefined();
    await anne.command('/milestone COPI1');
    await anne.fill('Figure', '79.2');
    const saved = await anne.submit();
    expect(saved.modal?.text).toContain('You can change it until 5pm on Tuesday 28 July 2026.');

    const moved = await council.command('quarter', 'move', ...QUARTER, '--part', 'values', '--closes', '2026-07-30');
    expect(moved.text).toContain('Values moved. Due 5pm Friday 24 July 2026, closes 5pm Thursday 30 July 2026.');
    const why = await council.command('reminders', '--why', 'AMc');
    expect(why.text).toContain(
      'CE 2026-27/Q1 values (due 5pm Friday 24 July 2026, closes 5pm Thursday 30 July 2026): COPI2',
    );
    const forecast = await council.command('reminders', '--on', '2026-07-22');
    expect(forecast.text).toContain('CE 2026-27/Q1 values (last call): COPI2');

    await at('2026-07-30T15:59:00Z');
    expect((await council.command('status')).text).toContain('CE 2026-27/Q1: collecting.');
    await at('2026-07-30T16:00:00Z');
    expect((await council.command('status')).text).toContain('CE 2026-27/Q1: review.');
    expect(newest(jo)).toContain('COPI2');
  },
);
