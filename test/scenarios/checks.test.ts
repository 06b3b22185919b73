import SqliteDatabase from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const TEXT = 'A business case for the new system goes to the board, so that figures come in time.';

let council: Council;
afterEach(async () => {
  await council.stop();
});

function changeDatabase(sql: string): void {
  const sqlite = new SqliteDatabase(council.databasePath);
  sqlite.exec(sql);
  sqlite.close();
}

/** The form asks once about a text that another one is the same as; the writer insists. */
async function answer(initials: string, ref: string): Promise<void> {
  const person = council.slack.as(initials);
  await person.command(`/milestone ${ref}`);
  await person.fill('Will it be done on time?', 'Green: on course');
  await person.fill('What should councillors know?', TEXT);
  const seen = await person.submit();
  if (seen.modal?.title !== 'Saved') await person.submit();
  await person.close();
}

describe('the same text twice in a report', () => {
  const WHY = 'Why can it be published as it is?';

  /** The officer before the form that waives it, after the close. */
  async function openWaiver(): Promise<Person> {
    council = await openCollecting('socket');
    await answer('AMc', 'COPS2');
    await answer('SN', 'LAS2');
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    const jo = council.slack.as('JP');
    await jo.command('/quarter check');
    await jo.press('Waive with a reason');
    await jo.fill(WHY, 'One system for both.');
    return jo;
  }

  it('is waived behind a click that is answered before anything is read', async () => {
    const jo = await openWaiver();
    const seen: (readonly unknown[])[] = [];
    council.slack.onCall(({ method, phase, args }) => {
      if (method !== 'views.update' || phase !== 'before') return;
      const drawn = /One moment|Waived[.]/.exec(JSON.stringify(args))?.[0] ?? '';
      seen.push([drawn, jo.modal?.title, ...readColumn(council.databasePath, 'SELECT count(*) FROM check_decision')]);
    });
    await jo.submit();
    await council.slack.until(() => jo.modal?.text.includes('Waived. Your reason: One system for both.') === true);
    // The form was gone when the list came, and the decision came after the notice.
    expect(seen.map(([drawn]) => drawn)).toEqual(['One moment', 'Waived.']);
    expect(seen.map(([, , decided]) => decided)).toEqual([0, 1]);
    expect(seen[1]?.[1]).toBe('One moment');
    expect(jo.modals).toHaveLength(1);
  });

  it('keeps the reason in the form where the report cannot be read just now', async () => {
    const jo = await openWaiver();
    changeDatabase('ALTER TABLE section_wording RENAME TO away');
    expect((await jo.submit()).outcome).toBe('answered');
    await council.slack.until(() => jo.modal?.text.includes('it may not be waived') === true);
    changeDatabase('ALTER TABLE away RENAME TO section_wording');
    await jo.submit();
    await council.slack.until(() => jo.modal?.text.includes('Waived. Your reason: One system for both.') === true);
    expect(council.slack.refusals).toEqual([]);
  });

  it('keeps it from being published until an officer waives it with a reason', async () => {
    council = await openCollecting('socket');
    await answer('AMc', 'COPS2');
    await answer('SN', 'LAS2');
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    const refused = await council.command('quarter', 'publish', ...QUARTER);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('CE 2026-27/Q1 cannot be published yet.');
    expect(refused.text).toContain('The same text stands under COPS2 and LAS2.');
    const id = /C1-[0-9a-f]+/.exec(refused.text)?.[0] ?? '';
    const posted = () => council.slack.messages({ channel: council.plan.directorate.channelId ?? '' });
    await council.tick();
    expect(posted()).toEqual([]);
    expect((await council.command('check', ...QUARTER)).code).toBe(1);
    expect((await council.command('check', ...QUARTER, '--waive', id, '--reason', 'One system for both.')).code).toBe(
      0,
    );
    expect((await council.command('check', ...QUARTER)).code).toBe(0);
    expect((await council.command('quarter', 'publish', ...QUARTER)).text).toContain('Published as revision 1.');
    await council.tick();
    expect(posted().length).toBeGreaterThan(1);
    expect(JSON.stringify(council.slack.transcript())).not.toContain('One system for both.');
    expect((await council.command('check', ...QUARTER, '--all')).text).toContain('One system for both.');
  });
});
