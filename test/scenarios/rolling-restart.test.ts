import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Seen } from '../../sandbox/people.ts';
import { CRASH_PLAN, type CrashCouncil, openCrashCouncil, QUARTER } from '../support/crash-council.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { readColumn } from '../support/read-column.ts';
import { findRedis } from '../support/redis.ts';
import { fillAnswer } from './answering.ts';
import { givenAt, openForm } from './crash-steps.ts';

const redis = await findRedis();
afterAll(async () => {
  await endIdleProcesses();
  await redis?.stop();
});

/** Supervisors kill what has not ended by then. */
const KILLED_AFTER_MS = 10_000;
/** Long enough that a stop falls into it, short enough for the three seconds of a click. */
const BUSY_MS = 1_200;
const TIMEOUT_MS = 60_000;

let council: CrashCouncil;

async function openAt(options: Parameters<typeof openCrashCouncil>[0]): Promise<void> {
  // A tick that a stop falls into does no more; the timer of a real process would not be heard any more.
  council = await openCrashCouncil({ ...options, forgives: (reason) => /onnection is (not open|closed)/.test(reason) });
  await council.command('import', CRASH_PLAN);
  await council.command('quarter', 'open', ...QUARTER);
  await council.setTime('2026-07-01T08:00:00Z');
}
afterEach(async () => {
  const { queuePrefixes } = council;
  await council.stop();
  for (const prefix of queuePrefixes) await redis?.flush(prefix);
});

/** The database is locked, so that a click has to wait for it. */
async function lockDatabase(): Promise<void> {
  const sqlite = new SqliteDatabase(council.databasePath);
  sqlite.exec('begin immediate');
  setTimeout(() => sqlite.close(), BUSY_MS);
}

const query = (sql: string) => readColumn(council.databasePath, sql);

describe.each(['socket', 'http'] as const)('a process that stops while a click waits, over %s', (transport) => {
  beforeEach(() => openAt({ transport }));

  it('answers it first, and what it stored stands', { timeout: TIMEOUT_MS }, async () => {
    await council.tick();
    const given = givenAt(council, 0);
    const { person } = await openForm(council, given);
    await fillAnswer(person, given);
    await lockDatabase();
    const submitting = person.submit();
    await sleep(BUSY_MS / 4);
    const tookMs = await council.replace(0);
    const seen = await submitting;
    expect(seen.modal?.title).toBe('Saved');
    expect(query('select commentary from milestone_update')).toEqual([given.commentary]);
    expect(tookMs).toBeLessThan(KILLED_AFTER_MS);
  });

  it('opens the form that somebody asked for, however long Slack takes', { timeout: TIMEOUT_MS }, async () => {
    await council.tick();
    const { milestone } = givenAt(council, 0);
    const asked = Promise.withResolvers<void>();
    const stopListening = council.slack.onCall(async ({ method, phase }) => {
      if (method !== 'views.open' || phase !== 'before') return;
      asked.resolve();
      await sleep(BUSY_MS);
    });
    const person = council.slack.as(milestone.owner ?? '');
    const opening = person.command(`/milestone ${milestone.ref}`);
    await asked.promise;
    const tookMs = await council.replace(0);
    expect((await opening).outcome).toBe('answered');
    stopListening();
    expect(person.modal?.text).toContain(milestone.words);
    expect(tookMs).toBeLessThan(KILLED_AFTER_MS);
  });
});

describe.each(['socket', 'http'] as const)(
  'a process that stops while something goes on behind “One moment”, over %s',
  (transport) => {
    beforeEach(() => openAt({ transport }));

    it('says that it was cut off, and it can be asked for again', { timeout: TIMEOUT_MS }, async () => {
      await council.setTime('2026-07-22T08:00:00Z');
      await council.tick();
      const jo = council.slack.as('JP');
      await jo.command('/quarter publish');
      await council.slack.until(() => jo.modal?.title === 'Publish');
      // Held for longer than a process that stops may wait.
      const sqlite = new SqliteDatabase(council.databasePath);
      sqlite.exec('begin immediate');
      await jo.submit();
      expect(jo.modal?.title).toBe('One moment');
      const replacing = council.replace(0);
      const said = () =>
        council.slack.calls.filter(({ method }) => method === 'views.update').map(({ args }) => JSON.stringify(args));
      await council.slack.until(
        () => said().some((view) => view.includes('Interrupted') && view.includes('please look there, then ask again')),
        {
          timeoutMs: TIMEOUT_MS,
        },
      );
      sqlite.close();
      await replacing;
      // The lock went before the process did, so that it may have been done all the same; if not, it is asked for again.
      const states = () => query('select state from collection_window');
      await jo.close({ all: true });
      if (states().includes('review')) {
        await jo.command('/quarter publish');
        await council.slack.until(() => jo.modal?.title === 'Publish');
        await jo.submit();
        await council.slack.until(() => states().includes('published'), { timeoutMs: TIMEOUT_MS });
      }
      expect(states()).toEqual(['published']);
      expect(query('select number from revision')).toEqual([1]);
    });
  },
);

describe('a process that stops while a message is on its way', () => {
  beforeEach(() => openAt({ roles: ['slack', 'jobs'] }));

  it('waits for it and marks it as sent', { timeout: TIMEOUT_MS }, async () => {
    const stopListening = council.slack.onCall(async ({ method, phase }) => {
      if (method === 'chat.postMessage' && phase === 'after') await sleep(BUSY_MS);
    });
    void council.tick();
    await council.slack.until(() => council.slack.messages().length > 0);
    const tookMs = await council.replace(1);
    stopListening();
    const posted = council.slack.messages().length;
    expect(query("select key from delivery where state = 'sent'")).toHaveLength(posted);
    expect(query("select key from delivery where state in ('sending', 'unclear')")).toEqual([]);
    expect(tookMs).toBeLessThan(KILLED_AFTER_MS);
  });

  it('does not wait longer than a supervisor does, and the next one puts it right', {
    timeout: TIMEOUT_MS,
  }, async () => {
    council.slack.faults.next('chat.postMessage', { kind: 'hang-after' });
    void council.tick();
    await council.slack.until(() => council.slack.messages().length > 0);
    expect(await council.replace(1)).toBeLessThan(KILLED_AFTER_MS);
    await council.passMinutes(6);
    const keys = query("select key from delivery where kind <> 'edit'");
    expect(query("select key from delivery where state = 'sent' and kind <> 'edit'")).toEqual(keys);
    expect(council.slack.messages()).toHaveLength(keys.length);
  });
});

describe.runIf(redis !== undefined)('two processes of each kind on one Redis are replaced one after the other', () => {
  const roles = ['slack', 'slack', 'jobs', 'jobs'] as const;
  beforeEach(() => openAt({ roles, redisUrl: redis?.url }));

  /** Answers of two people that wait for the database, one at each of the two processes that answer. */
  async function saveTwo(round: number): Promise<readonly Promise<Seen>[]> {
    const people = await Promise.all(
      [0, 3].map(async (index) => {
        const given = givenAt(council, index);
        const person = council.slack.as(given.milestone.owner ?? '');
        await person.command(`/milestone ${given.milestone.ref}`);
        await fillAnswer(person, { ...given, commentary: `Said in round ${round} of ${given.milestone.ref}.` });
        return person;
      }),
    );
    await lockDatabase();
    return people.map((person) => person.submit());
  }

  it('answers every click and sends everything once', { timeout: TIMEOUT_MS }, async () => {
    await council.tick();
    for (const index of [0, 1]) {
      const saving = await saveTwo(index);
      await sleep(BUSY_MS / 4);
      const isGone = council.slack.until(() => council.slack.sockets.count === 2);
      const replacing = council.replace(index);
      for (const seen of await Promise.all(saving)) expect(seen.modal?.title).toBe('Saved');
      await isGone;
      const meanwhile = ['RK', 'OB', 'JP'].map((initials) => council.slack.as(initials).command('/milestone'));
      for (const { outcome } of await Promise.all(meanwhile)) expect(outcome).toBe('answered');
      await replacing;
      for (const initials of ['RK', 'OB']) await council.slack.as(initials).close({ all: true });
    }
    expect(query('select commentary from milestone_update')).toHaveLength(4);
    for (const index of [2, 3]) {
      await council.setTime(index === 2 ? '2026-07-10T08:00:00Z' : '2026-07-15T08:00:00Z');
      await Promise.all([council.replace(index), council.tick()]);
      await council.passMinutes(6);
    }
    expect(query("select key from delivery where state not in ('sent', 'cancelled')")).toEqual([]);
    const sent = query("select key from delivery where kind <> 'edit' and state = 'sent'");
    expect(council.slack.messages()).toHaveLength(sent.length);
    expect(sent.length).toBeGreaterThan(5);
  });
});

describe('two processes behind a proxy, over HTTP, are replaced one after the other', () => {
  beforeEach(() => openAt({ transport: 'http', roles: ['slack', 'slack', 'jobs'] }));

  it('answers and stores whatever people click meanwhile', { timeout: TIMEOUT_MS }, async () => {
    await council.tick();
    let isOver = false;
    const clicking = [0, 3].map(async (index) => {
      const given = givenAt(council, index);
      const person = council.slack.as(given.milestone.owner ?? '');
      const said: string[] = [];
      while (!isOver) {
        const commentary = `Text ${said.length + 1} about ${given.milestone.ref}.`;
        expect((await person.command(`/milestone ${given.milestone.ref}`)).outcome).toBe('answered');
        await fillAnswer(person, { ...given, commentary });
        expect((await person.submit()).modal?.title).toBe('Saved');
        await person.close({ all: true });
        said.push(commentary);
      }
      return said;
    });
    const asking = ['JP', 'JP', 'JP'].map(async (initials) => {
      while (!isOver) {
        expect((await council.slack.as(initials).command('/milestone help')).outcome).toBe('answered');
      }
    });
    const answeredBy = (index: number) => council.proxy?.answered[index] ?? 0;
    for (const index of [0, 1]) {
      const before = answeredBy(index);
      // It has connections that are in use.
      await council.slack.until(() => answeredBy(index) > before);
      expect(await council.replace(index)).toBeLessThan(KILLED_AFTER_MS);
      const after = answeredBy(index);
      await council.slack.until(() => answeredBy(index) > after);
    }
    isOver = true;
    const said = (await Promise.all(clicking)).flat();
    await Promise.all(asking);
    expect(council.proxy?.lost).toEqual([]);
    expect(council.proxy?.refused).toEqual([]);
    expect(query('select commentary from milestone_update').toSorted()).toEqual(said.toSorted());
  });
});
