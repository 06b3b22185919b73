import { beforeEach, describe, expect, it } from 'vitest';
import { createFreshHomes, type FreshHomes } from '../../../src/slack/home/fresh-homes.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const who = (slackUserId: string) => ({ slackUserId, teamId: 'T1' });
const ANNE = who('U-AMc');

let now: number;
let stamp: number;
/** What the database says, and what each person's Home tab shows. */
let words: string;
let shown: Map<string, { readonly words: string; readonly hash: string }>;
let drawn: string[];
let published: string[];
let problems: string[];
let failing: 'draw' | 'publish' | undefined;
let homes: FreshHomes;

beforeEach(() => {
  now = Date.parse('2026-07-01T09:00:00Z');
  stamp = 1;
  words = 'three wait';
  shown = new Map();
  drawn = [];
  published = [];
  problems = [];
  failing = undefined;
  homes = createFreshHomes({
    draw: async ({ slackUserId }, page) => {
      if (failing === 'draw') throw new Error('The store is locked.');
      drawn.push(slackUserId);
      const text = { type: 'plain_text', text: `${words}, page ${page}` } as const;
      return { page: Math.min(page, 3), view: { type: 'home', blocks: [{ type: 'section', text }] } };
    },
    publish: async (userId, view, hash) => {
      if (failing === 'publish') throw new Error('ratelimited');
      const standing = shown.get(userId);
      if (hash !== undefined && standing !== undefined && hash !== standing.hash) return 'conflict';
      const next = { words: JSON.parse(JSON.stringify(view)).blocks[0].text.text, hash: `h${published.length}` };
      shown.set(userId, next);
      published.push(userId);
      return { hash: next.hash };
    },
    stamp: () => String(stamp),
    clock: () => new Date(now),
    onError: (error) => problems.push(String(error)),
  });
});

function change(text: string): void {
  words = text;
  stamp += 1;
}
const look = (userId = ANNE.slackUserId) => shown.get(userId)?.words;
const openNow = () => homes.open(ANNE, { hash: shown.get(ANNE.slackUserId)?.hash });

describe('whoever opens the Home tab', () => {
  it('sees it as it is now', async () => {
    await openNow();
    expect(look()).toBe('three wait, page 1');
    change('two wait');
    await openNow();
    expect(look()).toBe('two wait, page 1');
  });

  it('causes no call where it stands there already', async () => {
    await openNow();
    await openNow();
    expect(published).toHaveLength(1);
  });

  it('sees it drawn anew where another process has published since', async () => {
    await openNow();
    shown.set(ANNE.slackUserId, { words: 'older', hash: 'another' });
    await openNow();
    expect(look()).toBe('three wait, page 1');
  });

  it('is told there when it cannot be drawn, and sees it once it can be', async () => {
    await openNow();
    failing = 'draw';
    await expect(openNow()).rejects.toThrow('The store is locked.');
    await expect(openNow()).rejects.toThrow('The store is locked.');
    expect(look()).toBe('This page could not be shown');
    failing = undefined;
    await openNow();
    expect(look()).toBe('three wait, page 1');
  });

  it('need not open it again for that', async () => {
    failing = 'draw';
    await expect(openNow()).rejects.toThrow('The store is locked.');
    failing = undefined;
    now += 31 * SECOND;
    await homes.takeTurn();
    expect(look()).toBe('three wait, page 1');
  });

  it('finds what stood there where Slack takes nothing', async () => {
    await openNow();
    change('two wait');
    failing = 'publish';
    await expect(openNow()).rejects.toThrow('ratelimited');
    expect(look()).toBe('three wait, page 1');
    expect(problems).toEqual(['Error: ratelimited']);
  });

  it('stays on their page for as long as they look, and begins with the first one later', async () => {
    await openNow();
    await homes.open(ANNE, { page: 2, hash: shown.get(ANNE.slackUserId)?.hash });
    expect(look()).toBe('three wait, page 2');
    now += 14 * MINUTE;
    await openNow();
    expect(look()).toBe('three wait, page 2');
    now += 16 * MINUTE;
    await openNow();
    expect(look()).toBe('three wait, page 1');
  });
});

describe('whoever does something', () => {
  it('finds their Home tab drawn anew at once', async () => {
    await openNow();
    now += 10 * SECOND;
    change('two wait');
    await homes.noteAct(ANNE, 'done');
    expect(look()).toBe('two wait, page 1');
  });

  it('causes nothing where nothing has changed', async () => {
    await openNow();
    now += 10 * SECOND;
    await homes.noteAct(ANNE, 'done');
    expect(drawn).toHaveLength(1);
  });

  it('causes nothing where they never opened it', async () => {
    await homes.noteAct(ANNE, 'done');
    await homes.takeTurn();
    expect(drawn).toEqual([]);
  });

  it('still does so long after they opened it', async () => {
    await openNow();
    now += 3 * 60 * MINUTE;
    change('two wait');
    await homes.noteAct(ANNE, 'done');
    expect(look()).toBe('two wait, page 1');
  });

  it('causes one drawing every five seconds at most while they type, and the last act is not lost', async () => {
    await openNow();
    for (let typed = 1; typed <= 4; typed += 1) {
      now += SECOND;
      change(`draft ${typed}`);
      await homes.noteAct(ANNE, 'typing');
      await homes.takeTurn();
    }
    expect(published).toHaveLength(1);
    now += SECOND;
    await homes.takeTurn();
    expect(look()).toBe('draft 4, page 1');
    expect(published).toHaveLength(2);
  });

  it('sees it drawn twice for two acts within a second', async () => {
    await openNow();
    change('two wait');
    await homes.noteAct(ANNE, 'done');
    change('one waits');
    await homes.noteAct(ANNE, 'done');
    expect(look()).toBe('one waits, page 1');
  });

  it('is not disturbed by a Home tab that cannot be drawn, and it is drawn later', async () => {
    await openNow();
    now += 10 * SECOND;
    change('two wait');
    failing = 'publish';
    await homes.noteAct(ANNE, 'done');
    expect(problems).toEqual(['Error: ratelimited']);
    failing = undefined;
    now += 30 * SECOND;
    await homes.takeTurn();
    expect(look()).toBe('two wait, page 1');
  });
});

describe('what others do', () => {
  it.each([
    ['after 29 seconds', 29 * SECOND, 'three wait, page 1'],
    ['after 30 seconds', 30 * SECOND, 'two wait, page 1'],
    ['after a quarter of an hour', 15 * MINUTE, 'two wait, page 1'],
    ['after more than that', 15 * MINUTE + 1, 'three wait, page 1'],
  ])('is looked up %s', async (_, passedMs, words) => {
    await openNow();
    change('two wait');
    now += passedMs;
    await homes.takeTurn();
    expect(look()).toBe(words);
  });

  it('is shown every 30 seconds at most', async () => {
    await openNow();
    for (let turn = 1; turn <= 24; turn += 1) {
      now += 5 * SECOND;
      change(`change ${turn}`);
      await homes.takeTurn();
    }
    expect(published).toHaveLength(1 + 4);
    expect(look()).toBe('change 24, page 1');
  });

  it('costs nothing where nothing has changed, and no call where it looks the same', async () => {
    await openNow();
    now += MINUTE;
    await homes.takeTurn();
    expect(drawn).toHaveLength(1);
    stamp += 1;
    await homes.takeTurn();
    expect(drawn).toHaveLength(2);
    expect(published).toHaveLength(1);
  });

  it('reaches many people minute by minute, whoever waited longest first', async () => {
    const people = Array.from({ length: 150 }, (_, index) => `U-${index}`);
    for (const each of people) await homes.open(who(each), {});
    const haveSeen = () => people.filter((each) => look(each) === 'two wait, page 1');
    change('two wait');
    now += MINUTE;
    await homes.takeTurn();
    expect(haveSeen()).toEqual(people.slice(0, 80));
    await homes.takeTurn();
    expect(haveSeen()).toHaveLength(80);
    now += MINUTE;
    await homes.takeTurn();
    expect(haveSeen()).toEqual(people);
  });

  it('is published once more where another view stood there than was believed', async () => {
    await openNow();
    shown.set(ANNE.slackUserId, { words: 'older', hash: 'another' });
    change('two wait');
    now += MINUTE;
    await homes.takeTurn();
    expect(look()).toBe('two wait, page 1');
  });
});

describe('thousands of people', () => {
  it('are not all remembered: the one who opened it first is forgotten', async () => {
    await openNow();
    for (let index = 0; index < 1000; index += 1) await homes.open(who(`U-${index}`), {});
    change('two wait');
    now += MINUTE;
    await homes.noteAct(ANNE, 'done');
    expect(look()).toBe('three wait, page 1');
    await homes.noteAct(who('U-0'), 'done');
    expect(look('U-0')).toBe('two wait, page 1');
  });
});
