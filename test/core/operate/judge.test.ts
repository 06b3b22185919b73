import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { FolderFacts } from '../../../src/core/operate/folder-facts.ts';
import { judgeBackups } from '../../../src/core/operate/judge-backups.ts';
import { type DatabaseFacts, type DatabaseFile, judgeDatabase } from '../../../src/core/operate/judge-database.ts';
import { judgePeople } from '../../../src/core/operate/judge-people.ts';
import { judgeChannels } from '../../../src/core/operate/judge-places.ts';
import { judgeQueue, type QueueFacts } from '../../../src/core/operate/judge-queue.ts';
import { judgeRunning } from '../../../src/core/operate/judge-running.ts';
import { judgeBot } from '../../../src/core/operate/judge-slack.ts';
import { NEEDED_SCOPES } from '../../../src/core/operate/needed-scopes.ts';
import type { Person } from '../../../src/core/plan/plan.ts';

/** `fault disk-full`, as in the tables below. */
const told = (findings: readonly { readonly level: string; readonly says: string }[]) =>
  findings.map(({ level, says }) => `${level} ${says}`);

const SOUND: DatabaseFile = {
  state: 'opened',
  bytes: 2_000_000,
  walBytes: 4_000_000,
  damage: [],
  orphans: 0,
  version: 'current',
  isGuarded: true,
};
const DATABASE: DatabaseFacts = { path: 'a.sqlite', isFolderWritable: true, freeBytes: 5e9, disk: 1, file: SOUND };

describe('the disk of a database', () => {
  it.each<[Partial<DatabaseFacts>, string]>([
    [{ freeBytes: 99_999_999 }, 'fault disk-full'],
    [{ freeBytes: 100_000_000 }, 'warning disk-low'],
    [{ freeBytes: 999_999_999 }, 'warning disk-low'],
    [{ freeBytes: 1_000_000_000 }, 'ok disk-fine'],
    // Two copies of a large file must fit.
    [{ freeBytes: 1_500_000_000, file: { ...SOUND, bytes: 800_000_000 } }, 'warning disk-low'],
    [{ freeBytes: 1_600_000_000, file: { ...SOUND, bytes: 800_000_000 } }, 'ok disk-fine'],
    [{ isFolderWritable: false }, 'fault folder-locked'],
  ])('with %o is judged %s', (facts, expected) => {
    expect(told(judgeDatabase({ ...DATABASE, ...facts }))[0]).toBe(expected);
  });

  it('says nothing where the system does not', () => {
    expect(told(judgeDatabase({ ...DATABASE, freeBytes: undefined }))).toEqual(['ok database-sound']);
  });
});

describe('the file of a database', () => {
  it.each<[Partial<Extract<DatabaseFile, { state: 'opened' }>>, readonly string[]]>([
    [{}, ['ok database-sound']],
    [{ walBytes: 64_000_000 }, ['warning wal-large']],
    [{ walBytes: 63_999_999 }, ['ok database-sound']],
    [{ version: 'older', isGuarded: false }, ['warning database-older']],
    [{ isGuarded: false, orphans: 2 }, ['fault rows-orphaned', 'warning database-unguarded']],
    [{ damage: ['page 3'], version: 'newer', orphans: 2 }, ['fault database-damaged']],
  ])('with %o is judged %o', (change, expected) => {
    expect(told(judgeDatabase({ ...DATABASE, file: { ...SOUND, ...change } })).slice(1)).toEqual(expected);
  });
});

describe('backups', () => {
  const now = new Date('2026-07-08T02:00:00Z');
  const place: FolderFacts = { isThere: true, isUsable: true, freeBytes: 5e9, disk: 1 };
  const fresh = [{ name: 'a', madeAt: new Date('2026-07-08T02:00:00Z') }];
  const judge = (more: Partial<FolderFacts>, database: Partial<DatabaseFacts> = {}) =>
    told(
      judgeBackups({ folder: 'b', place: { ...place, ...more }, backups: fresh }, { ...DATABASE, ...database }, now),
    );

  it.each([
    [[], 'warning backup-absent'],
    ['2026-07-08T02:00:00Z', 'ok backup-fresh'],
    ['2026-07-06T02:00:01Z', 'ok backup-fresh'],
    ['2026-07-06T02:00:00Z', 'warning backup-old'],
    ['2026-07-01T02:00:01Z', 'warning backup-old'],
    ['2026-07-01T02:00:00Z', 'fault backup-old'],
    // The clock was set back: when it was made nobody knows.
    ['2026-07-09T02:00:00Z', 'warning backup-absent'],
  ])('made at %s are judged %s', (instant, expected) => {
    const backups = typeof instant === 'string' ? [{ name: 'a', madeAt: new Date(instant) }] : [];
    expect(told(judgeBackups({ folder: 'b', place, backups }, DATABASE, now))).toEqual([expected]);
  });

  it.each<[Partial<FolderFacts>, readonly string[]]>([
    [{ isThere: false }, ['warning backup-folder-absent']],
    [{ isUsable: false }, ['fault backup-folder-locked']],
    // The line of the database's disk says it.
    [{ freeBytes: 1 }, ['ok backup-fresh']],
    [{ disk: 2, freeBytes: undefined }, ['ok backup-fresh']],
    [{ disk: 2 }, ['ok backup-disk-fine', 'ok backup-fresh']],
    [{ disk: 2, freeBytes: 100_000_000 }, ['ok backup-disk-fine', 'ok backup-fresh']],
    [{ disk: 2, freeBytes: 99_999_999 }, ['warning backup-disk-low', 'ok backup-fresh']],
    [{ disk: 2, freeBytes: 6_000_000 }, ['fault backup-disk-full', 'ok backup-fresh']],
  ])('in a folder with %o are judged %o', (more, expected) => {
    expect(judge(more)).toEqual(expected);
  });

  it('need room for two copies of a large file, with its newest changes', () => {
    const file = { ...SOUND, bytes: 700_000_000, walBytes: 50_000_000 };
    const judged = (freeBytes: number) => judge({ disk: 2, freeBytes }, { file })[0];
    expect([750_000_000, 750_000_001, 1_499_999_999, 1_500_000_000].map(judged)).toEqual([
      'fault backup-disk-full',
      'warning backup-disk-low',
      'warning backup-disk-low',
      'ok backup-disk-fine',
    ]);
  });

  it('have their place looked at before there is anything to copy, and nothing else', () => {
    const database = { file: { state: 'absent' } } as const;
    expect(judge({ isThere: false }, database)).toEqual([]);
    expect(judge({ isUsable: false, disk: 2, freeBytes: 0 }, database)).toEqual([
      'fault backup-folder-locked',
      'fault backup-disk-full',
    ]);
  });
});

describe('the scopes', () => {
  it('are those of the manifest', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../manifest.json', import.meta.url), 'utf8'));
    expect(NEEDED_SCOPES.map(({ scope }) => scope)).toEqual(manifest.oauth_config.scopes.bot);
  });

  it('that the answer does not name are no fault', () => {
    const bot = { outcome: 'known', workspace: 'A', teamId: 'T1', scopes: undefined, slackTime: undefined } as const;
    expect(told(judgeBot(bot, new Date(0)))).toEqual(['ok bot-token-works', 'warning scopes-untold']);
  });
});

describe('a clock', () => {
  it.each([
    [59, 'ok clock-right'],
    [-59, 'ok clock-right'],
    [60, 'warning clock-off'],
    [-299, 'warning clock-off'],
    [300, 'fault clock-off'],
    [-3600, 'fault clock-off'],
  ])('that is %i seconds ahead of Slack’s is judged %s', (seconds, expected) => {
    const slackTime = new Date('2026-07-01T08:00:00Z');
    const bot = { outcome: 'known', workspace: 'A', teamId: 'T1', scopes: undefined, slackTime } as const;
    expect(told(judgeBot(bot, new Date(slackTime.getTime() + seconds * 1000))).at(-1)).toBe(expected);
  });
});

describe('the server of a queue', () => {
  const fine: QueueFacts = {
    state: 'reached',
    server: 'redis:6379',
    version: '7.2.4',
    evictionPolicy: 'noeviction',
    usedBytes: 90,
    mostBytes: 100,
  };
  it.each<[Partial<Extract<QueueFacts, { state: 'reached' }>>, readonly string[]]>([
    [{}, ['ok queue-fine']],
    [{ version: '6.2.0' }, ['ok queue-fine']],
    [{ version: '6.0.16' }, ['fault queue-old']],
    [{ version: '10.0.1' }, ['ok queue-fine']],
    [{ evictionPolicy: undefined }, ['ok queue-fine']],
    [{ usedBytes: 91 }, ['warning queue-full']],
    [{ usedBytes: 91, mostBytes: 0 }, ['ok queue-fine']],
    [{ version: '5.0.7', evictionPolicy: 'allkeys-lru' }, ['fault queue-old', 'fault queue-evicts']],
  ])('with %o is judged %o', (change, expected) => {
    expect(told(judgeQueue({ ...fine, ...change }))).toEqual(expected);
  });
});

describe('channels', () => {
  const found = { name: 'x', isGeneral: false, isShared: false, isPrivate: false, isArchived: false, hasBot: true };
  it.each([
    ['summary', undefined, ['warning channel-unnamed']],
    ['officers', undefined, []],
    ['officers', found, ['warning channel-open']],
    ['officers', { ...found, isPrivate: true }, ['ok channel-fine']],
    ['summary', found, ['ok channel-fine']],
    ['summary', { problem: 'conversations.info: HTTP 500' }, ['warning channel-untold']],
    ['summary', 'absent', ['fault channel-absent']],
  ] as const)('for the %s, found as %o, are judged %o', (purpose, one, expected) => {
    const channelId = one === undefined ? undefined : 'C1';
    expect(told(judgeChannels([{ directorate: 'CE', purpose, channelId, found: one }]))).toEqual(expected);
  });
});

describe('people', () => {
  const person = (initials: string, more: Partial<Person> = {}): Person => ({
    id: initials,
    initials,
    name: initials,
    title: '',
    service: undefined,
    email: 'a@council.test',
    slackUserId: `U${initials}`,
    deputyId: undefined,
    assistantId: undefined,
    from: undefined,
    until: undefined,
    ...more,
  });
  const user = { teamId: 'T1', isGuest: false, isDeleted: false, isBot: false };
  const judge = (people: readonly Person[], officerIds: readonly string[]) =>
    judgePeople({
      people,
      directorates: [{ code: 'CE', officerIds }],
      slackUsers: [
        { ...user, id: 'UA' },
        { ...user, id: 'UB', isBot: true },
        { ...user, id: 'UC', teamId: 'T2' },
      ],
      teamId: 'T1',
      today: localDate('2026-07-01'),
      unknownAdministrators: [],
    });

  it('of another organisation, and apps, may do nothing', () => {
    expect(judge([person('A'), person('B'), person('C')], ['A'])).toEqual([
      { about: 'people', level: 'ok', says: 'people-reached', count: 1, all: 3 },
      { about: 'people', level: 'warning', says: 'people-shut-out', initials: ['B', 'C'] },
    ]);
  });

  it('who have left, or come later, are not missed', () => {
    const people = [
      person('A'),
      person('L', { until: localDate('2026-06-30') }),
      person('N', { from: localDate('2026-07-02') }),
    ];
    expect(told(judge(people, ['A']))).toEqual(['ok people-reached']);
  });

  it('without any address are told from those who are not found, and a directorate needs an officer', () => {
    const people = [person('X', { slackUserId: undefined, email: undefined }), person('Y', { slackUserId: undefined })];
    expect(told(judge(people, ['X']))).toEqual([
      'warning people-reached',
      'warning people-unaddressed',
      'warning people-unfound',
      'warning officers-unreached',
    ]);
  });
});

describe('what runs', () => {
  const all = { planCount: 1, failedMessages: 0, today: localDate('2026-07-01') } as const;
  const running = (...roles: readonly ('all' | 'slack' | 'jobs')[]) =>
    told(judgeRunning({ ...all, processes: roles.map((role) => ({ role, pid: 1, host: 'a' })) }))[0];
  it.each([
    [[], 'warning nothing-runs'],
    [['all'], 'ok processes-run'],
    [['slack', 'jobs'], 'ok processes-run'],
    [['slack', 'slack'], 'warning nobody-sends'],
    [['jobs'], 'warning nobody-answers'],
  ] as const)('as %o is judged %s', (roles, expected) => {
    expect(running(...roles)).toBe(expected);
  });

  it('is warned of bank holidays that are not known, and of messages that failed', () => {
    const facts = { ...all, processes: [], planCount: 0, failedMessages: 2, today: localDate('2031-07-01') } as const;
    expect(told(judgeRunning(facts)).slice(1)).toEqual([
      'warning plan-absent',
      'warning messages-failed',
      'warning horizon-near',
    ]);
  });
});
