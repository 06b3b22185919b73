import SqliteDatabase from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';

const SECRET = 'Tom Brown of Elm Street has been taken into care.';

let council: Council;
afterEach(() => council.stop());

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly click?: string;
  readonly kind?: string;
  readonly what?: string;
  readonly delivery?: string;
  readonly state?: string;
}

async function open(transport: 'socket' | 'http'): Promise<{ readonly all: string[]; lines(): readonly Line[] }> {
  const all: string[] = [];
  council = await openCollecting(transport, { logTo: (line) => all.push(line) });
  return { all, lines: () => all.map((line) => JSON.parse(line)) };
}

async function answerCops2(): Promise<void> {
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await anne.fill('Will it be done on time?', 'Green: on course');
  await anne.fill('What should councillors know?', SECRET);
  await anne.submit();
}

function clickOf(key: string): string | null {
  const sqlite = new SqliteDatabase(council.databasePath, { readonly: true });
  const click = sqlite.prepare('select click_id from delivery where key = ?').pluck().get(key);
  sqlite.close();
  return click === null || click === undefined ? null : String(click);
}

describe.each(['socket', 'http'] as const)('a submit over %s', (transport) => {
  it('can be followed from the click to the message that changes because of it', async () => {
    const { lines } = await open(transport);
    await answerCops2();
    const submit = lines().find(({ kind }) => kind === 'view_submission');
    expect(submit?.click).toMatch(/^[0-9a-f]{12}$/);
    council.setTime('2026-07-01T08:01:00Z');
    await council.tick();

    const edit = lines().find(({ delivery = '' }) => delivery.startsWith('edit-reminder'));
    expect(edit).toMatchObject({ level: 30, kind: 'edit', state: 'sent', click: submit?.click });
    expect(clickOf(edit?.delivery ?? '')).toBe(submit?.click);
  });

  it('has another id the next time, and the message goes with the newest', async () => {
    const { lines } = await open(transport);
    for (const instant of ['2026-07-01T08:01:00Z', '2026-07-01T08:02:00Z']) {
      await answerCops2();
      council.setTime(instant);
      await council.tick();
    }
    const submits = lines().filter(({ kind }) => kind === 'view_submission');
    const edits = lines().filter(({ delivery = '', level }) => delivery.startsWith('edit-reminder') && level === 30);
    expect(new Set(submits.map(({ click }) => click)).size).toBe(2);
    expect([...new Set(edits.map(({ click }) => click))]).toEqual(submits.map(({ click }) => click));
  });
});

describe('what the clock brings about', () => {
  it('belongs to no click', async () => {
    const { lines } = await open('socket');
    const reminders = lines().filter(({ kind }) => kind === 'reminder');
    expect(reminders.map(({ state, click }) => ({ state, click }))).toEqual([
      { state: 'sent', click: undefined },
      { state: 'sent', click: undefined },
      { state: 'sent', click: undefined },
    ]);
  });
});

describe('what somebody writes', () => {
  it('stands in no line of the log, not even where the database refuses the row', async () => {
    const { all, lines } = await open('socket');
    const other = new SqliteDatabase(council.databasePath);
    other.exec("CREATE TRIGGER no BEFORE INSERT ON milestone_update BEGIN SELECT RAISE(ABORT, 'no'); END");
    other.close();
    await answerCops2();
    const failure = lines().find(({ msg }) => msg === 'A click could not be answered as meant');
    expect(failure?.click).toBe(
      lines().find(({ kind, what }) => kind === 'view_submission' && what !== undefined)?.click,
    );
    expect(all.join('\n')).not.toMatch(/Tom Brown|Elm Street|xoxb-|xapp-/);
  });

  it('stands in no line of the log where Slack refuses what is shown', async () => {
    const { all } = await open('http');
    council.slack.faults.next('*', { kind: 'refused', error: 'invalid_blocks' }, { times: 50 });
    await answerCops2().catch(() => undefined);
    council.setTime('2026-07-01T08:01:00Z');
    await council.tick();
    expect(all.length).toBeGreaterThan(3);
    expect(all.join('\n')).not.toMatch(/Tom Brown|Elm Street|xoxb-|xapp-/);
  });
});
