import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelOptions, SlackOptions } from '../../sandbox/options.ts';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { castOf } from '../../src/cli/demo/demo-cast.ts';
import { runCommand } from '../../src/command-line.ts';
import type { Environment } from '../../src/config.ts';
import { NEEDED_SCOPES } from '../../src/core/operate/needed-scopes.ts';
import { openHouse } from '../../src/open-house.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { openPrint } from '../support/database-print.ts';
import { freePort } from '../support/free-port.ts';

const OPERATIONS = fileURLToPath(new URL('../../docs/operations.md', import.meta.url));
const FIRST = fileURLToPath(new URL('../fixtures/databases/first.sqlite', import.meta.url));
const SCOPES = NEEDED_SCOPES.map(({ scope }) => scope);

let council: Council;
beforeAll(async () => {
  council = await openCouncil({ transport: 'socket' });
  await council.command('import', EXAMPLE_PLAN);
  await council.tick();
  expect((await council.command('backup')).code).toBe(0);
});
afterAll(() => council.stop());

const healthy = (): Environment => ({
  SLACK_BOT_TOKEN: council.slack.botToken,
  SLACK_APP_TOKEN: council.slack.appToken,
  SLACK_API_URL: council.slack.apiUrl,
  DATABASE_PATH: council.databasePath,
});

async function doctor(env: Environment, ...args: readonly string[]) {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  const code = await runCommand(['doctor', ...args], { out: keep, err: keep, env, clock: council.clock });
  return { code, text: lines.join('\n') };
}

/** A Slack in which something is not as it should be, on the same database. */
async function elsewhere(options: SlackOptions): Promise<Slack> {
  return await startSlack({
    now: () => council.clock().getTime(),
    scopes: SCOPES,
    ...castOf(council.plan),
    ...options,
  });
}

/** A copy of the database that something was done to. */
function copyWith(name: string, change: (sqlite: SqliteDatabase.Database) => void): string {
  const path = join(council.folder, `${name}.sqlite`);
  const source = new SqliteDatabase(council.databasePath);
  source.exec(`VACUUM INTO '${path}'`);
  source.close();
  const copy = new SqliteDatabase(path);
  copy.pragma('foreign_keys = OFF');
  change(copy);
  copy.close();
  return path;
}

const userOf = (initials: string) => `id = (SELECT slack_user_id FROM person WHERE initials = '${initials}')`;
const channelId = () => council.plan.directorate.channelId ?? '';

/** What differs from machine to machine. */
const plain = (text: string) =>
  text
    .replaceAll(/\S+\.sqlite/g, 'data/ragtime.sqlite')
    .replaceAll(/\S+\/backups/g, 'data/backups')
    .replaceAll(/\d+\.\d [GM]B/g, 'SIZE')
    .replaceAll(/process \d+ on [^,.\s]+/g, 'process N on HOST')
    .replaceAll(/in the workspace [\w-]+/g, 'in the workspace NAME');

/** The example of docs/operations.md that begins with this line. */
function documented(command: string): string {
  const text = readFileSync(OPERATIONS, 'utf8');
  return new RegExp(`\\n\\$ ${command}\\n([^]*?)\\n\`\`\``).exec(text)?.[1] ?? `no example of ${command}`;
}

describe('a healthy installation', () => {
  it('is what docs/operations.md shows: a line for everything, no warning and no fault', async () => {
    const { code, text } = await doctor(healthy());
    expect(plain(text)).toBe(plain(documented('npx ragtime doctor')));
    expect(code).toBe(0);
  });

  it('says the same to a script, and the same again', async () => {
    const first = JSON.parse((await doctor(healthy(), '--json')).text);
    expect(first).toMatchObject({ ok: 15, warning: 0, fault: 0 });
    expect(first.findings[2]).toMatchObject({ about: 'database', level: 'ok', says: 'database-sound' });
    expect(JSON.parse((await doctor(healthy(), '--json')).text)).toEqual(first);
  });

  it('is left as it was', async () => {
    const print = openPrint(council.databasePath);
    const before = council.slack.calls.length;
    await doctor(healthy());
    expect(print.changed()).toEqual([]);
    print.close();
    const asked = council.slack.calls.slice(before).map(({ method }) => method);
    expect(asked.toSorted()).toEqual(['apps.connections.open', 'auth.test', 'conversations.info']);
  });
});

interface Broken {
  readonly what: string;
  /** The settings of the broken installation, and what ends it. */
  readonly make: () => Environment | Promise<Environment>;
  readonly says: readonly string[];
  readonly code: 0 | 1;
}

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function withSlack(options: SlackOptions): Promise<Environment> {
  const slack = await elsewhere(options);
  stops.push(() => slack.stop());
  return { ...healthy(), SLACK_API_URL: slack.apiUrl };
}

const withChannel = (channel: Partial<ChannelOptions>) =>
  withSlack({ channels: [{ name: 'reports', id: channelId(), ...channel }] });

const withDatabase = (name: string, change: (sqlite: SqliteDatabase.Database) => void): Environment => ({
  ...healthy(),
  DATABASE_PATH: copyWith(name, change),
});

describe('an installation in trouble', () => {
  it('is what docs/operations.md shows', async () => {
    const env = await withSlack({
      scopes: SCOPES.filter((scope) => scope !== 'users:read.email'),
      now: () => council.clock().getTime() + 372_000,
      channels: [{ name: 'reports', id: channelId(), hasBot: false }],
    });
    const database = withDatabase('trouble', (sqlite) => {
      sqlite.exec('DELETE FROM running_process');
      sqlite.exec(`UPDATE slack_user SET is_deleted = 1 WHERE ${userOf('SN')}`);
    });
    const { code, text } = await doctor({ ...database, ...env, DATABASE_PATH: database.DATABASE_PATH, PORT: 'eighty' });
    expect(plain(text)).toBe(plain(documented('npx ragtime doctor # in trouble')));
    expect(code).toBe(1);
  });
});

const BROKEN: readonly Broken[] = [
  {
    what: 'settings that cannot be used; the rest is looked at all the same',
    make: () => ({ ...healthy(), PORT: 'eighty', SLACK_APP_TOKEN: '' }),
    says: [
      'FAULT    settings: SLACK_APP_TOKEN is missing.',
      'FAULT    settings: PORT is "eighty".',
      'Accepted: a whole number',
      'ok       Slack: SLACK_BOT_TOKEN works',
      'ok       people:',
    ],
    code: 1,
  },
  {
    what: 'a bot token of another app',
    make: () => ({ ...healthy(), SLACK_BOT_TOKEN: 'xoxb-1234567890-nobody' }),
    says: ['FAULT    Slack: Slack does not take SLACK_BOT_TOKEN: invalid_auth.', 'OAuth & Permissions'],
    code: 1,
  },
  {
    what: 'an app token that was revoked',
    make: () => ({ ...healthy(), SLACK_APP_TOKEN: 'xapp-1234567890-nobody' }),
    says: ['FAULT    connection: Slack does not take SLACK_APP_TOKEN: invalid_auth.', 'connections:write'],
    code: 1,
  },
  {
    what: 'a machine that does not reach Slack',
    make: async () => ({ ...healthy(), SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/` }),
    says: ['FAULT    Slack: Slack cannot be reached', 'FAULT    connection: Slack does not say where to connect'],
    code: 1,
  },
  {
    what: 'an app without the scope that it sends with',
    make: () => withSlack({ scopes: SCOPES.filter((scope) => scope !== 'chat:write') }),
    says: [
      'FAULT    scopes: chat:write is missing: nothing can be sent at all.',
      'install the app to the workspace again',
    ],
    code: 1,
  },
  {
    what: 'an app that cannot put files into a channel, and may do what it need not',
    make: () => withSlack({ scopes: [...SCOPES.filter((scope) => scope !== 'files:write'), 'admin'] }),
    says: ['WARNING  scopes: files:write is missing: the summary carries text only.', 'more than it needs: admin'],
    code: 0,
  },
  {
    what: 'a clock that is ten minutes late',
    make: () => withSlack({ now: () => council.clock().getTime() + 600_000 }),
    says: ['FAULT    clock: This machine’s clock is 10 minutes behind Slack’s.', 'NTP'],
    code: 1,
  },
  {
    what: 'a channel that Ragtime was never invited to',
    make: () => withChannel({ hasBot: false }),
    says: ['FAULT    channels: The channel for the summary of CE, #reports, does not exist, or', '/invite @Ragtime'],
    code: 1,
  },
  {
    what: 'a private channel that Ragtime was never invited to',
    make: () => withChannel({ hasBot: false, isPrivate: true }),
    says: [`FAULT    channels: The channel for the summary of CE, C`, '/invite @Ragtime'],
    code: 1,
  },
  {
    what: 'a channel that everybody reads',
    make: () => withChannel({ isGeneral: true }),
    says: ['FAULT    channels: The channel for the summary of CE, #reports, is the general channel'],
    code: 1,
  },
  {
    what: 'a channel that another organisation reads',
    make: () => withChannel({ isShared: true }),
    says: ['is shared with another organisation: nothing is posted there.'],
    code: 1,
  },
  {
    what: 'a channel that was archived',
    make: () => withChannel({ isArchived: true }),
    says: ['FAULT    channels: The channel for the summary of CE, #reports, is archived.'],
    code: 1,
  },
  {
    what: 'people who left Slack, came as guests, or were never found',
    make: () =>
      withDatabase('people', (sqlite) => {
        sqlite.exec(`UPDATE slack_user SET is_deleted = 1 WHERE ${userOf('AMc')}`);
        sqlite.exec(`UPDATE slack_user SET is_guest = 1 WHERE ${userOf('SN')}`);
        sqlite.exec("UPDATE person SET slack_user_id = NULL WHERE initials = 'TC'");
      }),
    says: [
      'people: 3 of 6 people in post',
      'WARNING  people: Not found in Slack: TC.',
      'WARNING  people: Deactivated in Slack: AMc.',
      'apps, who may do nothing here: SN.',
    ],
    code: 0,
  },
  {
    what: 'an administrator whom Slack does not know',
    make: () => ({ ...healthy(), RAGTIME_ADMINISTRATORS: 'U0NOBODY1' }),
    says: ['WARNING  people: Slack does not know these of RAGTIME_ADMINISTRATORS: U0NOBODY1.'],
    code: 0,
  },
  {
    what: 'a database whose pages are torn',
    make: () => {
      const path = copyWith('torn', () => undefined);
      const bytes = readFileSync(path);
      bytes.fill(0x2a, bytes.length / 4, bytes.length / 2);
      writeFileSync(path, bytes);
      return { ...healthy(), DATABASE_PATH: path };
    },
    says: ['FAULT    database:', 'ragtime restore'],
    code: 1,
  },
  {
    what: 'a database with rows that point nowhere',
    make: () =>
      withDatabase('orphans', (sqlite) => {
        sqlite.exec("DELETE FROM person WHERE initials = 'AMc'");
      }),
    says: ['point to rows that do not exist'],
    code: 1,
  },
  {
    what: 'a database of a newer version',
    make: () =>
      withDatabase('newer', (sqlite) => {
        sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 99999999999999)");
      }),
    says: ['FAULT    database:', 'was written by a newer version of Ragtime.'],
    code: 1,
  },
  {
    what: 'a database of an older version, which stays as it is',
    make: () => {
      const path = join(council.folder, 'older.sqlite');
      cpSync(FIRST, path);
      return { ...healthy(), DATABASE_PATH: path };
    },
    says: ['WARNING  database:', 'is of an older version of Ragtime', 'upgrades it, after a copy'],
    code: 0,
  },
  {
    what: 'a database without its guards',
    make: () =>
      withDatabase('unguarded', (sqlite) => {
        for (const name of sqlite.prepare("select name from sqlite_master where type = 'trigger'").pluck().all())
          sqlite.exec(`DROP TRIGGER "${name}"`);
      }),
    says: ['WARNING  database:', 'guards are missing'],
    code: 0,
  },
  {
    what: 'a database of which no copy was made for three days',
    make: () => {
      const folder = join(council.folder, 'old-backups');
      mkdirSync(folder);
      writeFileSync(join(folder, 'ragtime-2026-06-27-090000.sqlite'), '');
      return { ...healthy(), BACKUP_FOLDER: folder };
    },
    says: ['WARNING  backups: The newest backup in', 'is 3 days old.', '"ragtime backup"'],
    code: 0,
  },
  {
    what: 'a folder of backups that is not there',
    make: () => ({ ...healthy(), BACKUP_FOLDER: join(council.folder, 'no-backups') }),
    says: ['WARNING  backups: There is no folder', 'see that this disk is mounted', '"ragtime backup"'],
    code: 0,
  },
  {
    what: 'a folder of backups that is a file, before the first start',
    make: () => {
      const file = join(council.folder, 'backups.txt');
      writeFileSync(file, '');
      return { ...healthy(), DATABASE_PATH: join(council.folder, 'new', 'ragtime.sqlite'), BACKUP_FOLDER: file };
    },
    says: ['FAULT    backups: This user cannot keep backups in', 'set BACKUP_FOLDER to another one.'],
    code: 1,
  },
  {
    what: 'a file that is no database',
    make: () => {
      const path = join(council.folder, 'letter.sqlite');
      writeFileSync(path, 'Dear Sir or Madam, '.repeat(100));
      return { ...healthy(), DATABASE_PATH: path };
    },
    says: ['FAULT    database:', 'The file is not an SQLite database; nothing in it was changed.'],
    code: 1,
  },
  {
    what: 'a path that leads through a file',
    make: () => ({ ...healthy(), DATABASE_PATH: join(council.databasePath, 'ragtime.sqlite') }),
    says: ['FAULT    disk: This user may not write'],
    code: 1,
  },
  {
    what: 'an installation that nobody has started',
    make: () => ({ ...healthy(), DATABASE_PATH: join(council.folder, 'new', 'ragtime.sqlite') }),
    says: ['WARNING  database: There is no database', 'The first "ragtime start" or "ragtime import" makes it.'],
    code: 0,
  },
  {
    what: 'an empty database on which nothing runs',
    make: async () => {
      const path = join(council.folder, 'empty.sqlite');
      (await openHouse(path)).close();
      return { ...healthy(), DATABASE_PATH: path };
    },
    says: [
      'WARNING  processes: Ragtime does not run',
      'WARNING  plan: No plan has been imported yet.',
      '"ragtime import FILE"',
    ],
    code: 0,
  },
  {
    what: 'a queue whose server is away',
    make: async () => ({ ...healthy(), REDIS_URL: `redis://:not-this-one@127.0.0.1:${await freePort()}` }),
    says: ['FAULT    queue: The queue’s server 127.0.0.1:', 'cannot be reached', 'correct REDIS_URL'],
    code: 1,
  },
];

describe.each(BROKEN)('$what', ({ make, says, code }) => {
  it('is named, with what to do, and without a secret', async () => {
    const env = await make();
    const told = await doctor(env);
    for (const part of says) expect(told.text).toContain(part);
    expect(told.code, told.text).toBe(code);
    for (const secret of [
      env.SLACK_BOT_TOKEN,
      council.slack.botToken,
      council.slack.appToken,
      'not-this-one',
      'nobody',
    ])
      expect(told.text).not.toContain(secret);
  });
});
