import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { optionOf } from '../support/orphaned.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const absences = () =>
  readColumn(
    council.databasePath,
    "select first_day || ' ' || last_day || (case when ended_at is null then '' else ' ended' end) from absence order by id",
  );
const people = () => ({
  jo: council.slack.as('JP'),
  anne: council.slack.as('AMc'),
  farah: council.slack.as('FW'),
  sam: council.slack.as('SN'),
});

describe.each(['socket', 'http'] as const)('an assistant, over %s', (transport) => {
  it('is named by the officer, says when somebody is away, and that somebody takes it back', async () => {
    council = await openCollecting(transport);
    const { jo, anne, farah } = people();
    await nameAssistant();
    expect(farah.dms().at(-1)?.text).toContain('You are Alison McBride’s assistant now.');
    await farah.press('Say when away', { in: farah.dms().at(-1) });
    expect(farah.modal?.text).toContain('When is Alison McBride (AMc) away? Samir Nadar is asked instead');
    await farah.fill('First day away', '2026-07-01');
    await farah.fill('Last day away', '2026-06-30');
    await farah.submit();
    expect(Object.keys(farah.errors)).toEqual(['Last day away']);
    await farah.fill('Last day away', '2026-07-07');
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 2 });
    await farah.submit();
    expect(farah.modal?.text).toContain(
      'Saved: Alison McBride is away from Wednesday 1 July 2026 to Tuesday 7 July 2026.',
    );
    await farah.close({ all: true });
    expect(absences()).toEqual(['2026-07-01 2026-07-07']);
    await council.tick();
    const told = anne.dms().filter(({ text }) => text.includes('has said that you are away'));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining('Farah Whitlock has said that you are away from'),
    ]);
    expect(jo.dms().some(({ text }) => text.includes('has said that you are away'))).toBe(false);
    for (const answer of ['Taken back', 'not marked as away on these days any more']) {
      await anne.press('Undo', { in: told[0] });
      expect(anne.modal?.text).toContain(answer);
      await anne.close({ all: true });
    }
    expect(absences()).toEqual(['2026-07-01 2026-07-07 ended']);
  });
});

describe('an assistant on Home', () => {
  it('finds whom they look after, says that they are away and back, and may do nothing else for them', async () => {
    council = await openCollecting('socket');
    const { anne, farah, sam } = people();
    await nameAssistant();
    await anne.openHome();
    expect(anne.home?.text).toContain('Farah Whitlock may say for you when that is.');
    await farah.openHome();
    expect(farah.home?.text).toContain('Alison McBride is not marked as away.');
    await farah.press('Say when away', { in: 'home' });
    await farah.fill('Last day away', '2026-07-03');
    await farah.submit();
    await farah.close({ all: true });
    await council.tick();
    await sam.openHome();
    expect(sam.home?.text).toContain('You answer for Alison McBride today, who is away.');
    for (const instant of ['2026-07-01T08:02:00Z', '2026-07-01T08:04:00Z']) {
      council.setTime(instant);
      await council.tick();
    }
    expect(sam.dms()).toHaveLength(1);
    expect(sam.dms()[0]?.text).toContain('COPS2');
    await farah.openHome();
    expect(farah.home?.text).toContain(
      'Alison McBride is away until Friday 3 July 2026. Samir Nadar is asked instead.',
    );
    expect(farah.home?.text).not.toContain('COPS2');
    await farah.command('/milestone COPS2');
    expect(farah.modal?.text ?? '').not.toContain('Will it be done on time?');
    await farah.close({ all: true }).catch(() => undefined);
    await farah.openHome();
    await farah.press('Say they are back', { in: 'home' });
    expect(farah.modal?.text).toContain('Alison McBride is back');
    await farah.close({ all: true });
    expect(absences()).toEqual(['2026-07-01 2026-07-03 ended']);
    await council.tick();
    expect(anne.dms().at(-1)?.text).toContain('Farah Whitlock has said that you are back.');
  });

  it('says and cancels it in the evening: of that nobody hears the next morning, and of days said twice once', async () => {
    council = await openCollecting('socket');
    const { anne, farah } = people();
    await nameAssistant();
    const aboutDays = () => anne.dms().filter(({ text }) => /has said that you are (?:not )?away/u.test(text));
    const cancel = async () => {
      await farah.openHome();
      await farah.press('Cancel these days', { in: 'home' });
      const { modal } = farah;
      await farah.close({ all: true });
      return modal?.text;
    };
    const nextMorning = async (day: string) => {
      for (const minute of ['01', '02', '03']) {
        council.setTime(`${day}T07:${minute}:00Z`);
        await council.tick();
      }
    };
    council.setTime('2026-07-01T20:00:00Z');
    await sayAway(farah);
    expect(await cancel()).toContain('They have not been told that they were away, and hear of neither.');
    await nextMorning('2026-07-02');
    expect(aboutDays()).toEqual([]);
    council.setTime('2026-07-02T20:00:00Z');
    await sayAway(farah);
    await cancel();
    council.setTime('2026-07-02T20:01:00Z');
    await sayAway(farah);
    await nextMorning('2026-07-03');
    expect(aboutDays().map(({ text }) => text)).toEqual([
      expect.stringContaining('that you are away from Monday 6 July'),
    ]);
    expect(await cancel()).toContain('They are told that you said so.');
    await nextMorning('2026-07-03');
    await council.tick();
    expect(aboutDays().at(-1)?.text).toContain('that you are not away from Monday 6 July 2026');
    expect(aboutDays()).toHaveLength(2);
  });

  it('cancels days that have not begun, and nobody is called back who has not gone', async () => {
    council = await openCollecting('socket');
    const { anne, farah, jo } = people();
    await nameAssistant();
    await sayAway(farah);
    await council.tick();
    await farah.openHome();
    await farah.press('Cancel these days', { in: 'home' });
    expect(farah.modal?.text).toContain(
      'Alison McBride is not away from Monday 6 July 2026 to Wednesday 8 July 2026. They are told that you said so.',
    );
    await farah.close({ all: true });
    await sayAway(farah);
    await jo.command('/quarter people AMc');
    await jo.press('Cancel these days');
    expect(jo.modal?.text).toContain('Taken back: Alison McBride is not away');
    await jo.close({ all: true });
    await sayAway(farah);
    await anne.openHome();
    await anne.press('Cancel these days', { in: 'home' });
    expect(anne.modal?.text).toContain('You are not marked as away from Monday 6 July 2026');
    expect(anne.modal?.title).toBe('Away');
    await anne.close();
    expect(absences()).toEqual(Array(3).fill('2026-07-06 2026-07-08 ended'));
  });

  it('leaves the officer the same, for anybody of the plan, also where nothing of theirs is outstanding', async () => {
    council = await openCollecting('socket');
    const { jo, anne, farah } = people();
    await jo.command('/quarter people FW');
    await jo.press('Say when away');
    expect(jo.modal?.text).toContain('When is Farah Whitlock (FW) away?');
    await jo.fill('Last day away', '2026-07-03');
    await jo.submit();
    await jo.close({ all: true });
    await council.tick();
    expect(farah.dms().at(-1)?.text).toContain('Jo Pardew has said that you are away from Wednesday 1 July 2026');
    await jo.command('/quarter people FW');
    await jo.press('Say they are back');
    expect(jo.modal?.text).toContain('Farah Whitlock is back');
    await jo.close({ all: true });
    expect(absences()).toEqual(['2026-07-01 2026-07-03 ended']);
    await anne.openHome();
    expect(anne.home?.text).not.toContain('assistant');
  });

  it('may do it no more once somebody else is the assistant, though the button is still there', async () => {
    council = await openCollecting('socket');
    const { farah } = people();
    await nameAssistant();
    const [invitation] = farah.dms().slice(-1);
    await council.command('plan', 'person', '--initials', 'AMc', '--assistant', 'none');
    await farah.press('Say when away', { in: invitation });
    expect(farah.modal?.title).toBe('Not possible');
    expect(absences()).toEqual([]);
  });
});

/** That Anne is away for three days of the next week. */
async function sayAway(assistant: Person): Promise<void> {
  await assistant.openHome();
  await assistant.press('Say when away', { in: 'home' });
  await assistant.fill('First day away', '2026-07-06');
  await assistant.fill('Last day away', '2026-07-08');
  await assistant.submit();
  await assistant.close({ all: true });
}

async function nameAssistant(): Promise<void> {
  const { jo } = people();
  await jo.command('/quarter people AMc');
  await jo.fill('Assistant', optionOf(jo, 'Farah Whitlock'));
  await jo.submit();
  await jo.close({ all: true });
  await council.tick();
}
