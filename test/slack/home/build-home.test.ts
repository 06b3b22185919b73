import { describe, expect, it } from 'vitest';
import { renderView } from '../../../sandbox/render.ts';
import { checkView } from '../../../sandbox/validate/view.ts';
import { buildHome } from '../../../src/slack/home/build-home.ts';
import type { WorkLine } from '../../../src/usecases/collect/work-line.ts';
import { homeOf, lineOf, officeOf, officesOf, windowOf } from '../../support/home-builders.ts';
import { type Random, seeded } from '../../support/seeded.ts';
import { bytesOf, VIEW_BYTES } from '../../support/view-size.ts';

/** What the button beside a line carries. */
function carriedBy(block: object): readonly string[] {
  const [value] = /"value":"([^"]*)"/.exec(JSON.stringify(block)) ?? [];
  return 'accessory' in block && value !== undefined ? [JSON.parse(value.replace('"value":', ''))] : [];
}

function allPages(home: Parameters<typeof buildHome>[0]) {
  const views = [];
  for (let page = 1; ; page += 1) {
    const built = buildHome(home, page);
    if (built.page < page) return views;
    views.push(built.view);
  }
}

const TEXTS = [
  'Open a school',
  '<!channel> & <@U1>',
  'مدرسة جديدة '.repeat(40),
  '&'.repeat(3000),
  '🎓'.repeat(1500),
] as const;

function randomLine(random: Random, name: string): WorkLine {
  return lineOf({ id: name, ref: `R${name}`, words: random.pick(TEXTS) });
}

function randomHome(random: Random) {
  const some = (most: number, prefix: string) =>
    Array.from({ length: random.below(most + 1) }, (_, index) => randomLine(random, `${prefix}${index}`));
  const windows = Array.from({ length: random.below(4) }, (_, index) =>
    windowOf({
      outstanding: some(random.pick([0, 3, 250]), `a${index}-`),
      sent: some(random.pick([0, 5, 250]), `b${index}-`),
    }),
  );
  return homeOf({
    work: { outcome: 'work', windows },
    offices: officesOf(
      officeOf(`Directorate ${random.pick(TEXTS)}`),
      ...Array.from({ length: random.below(random.pick([1, 3, 40])) }, (_, index) =>
        officeOf(`Directorate ${index} ${random.pick(TEXTS)}`),
      ),
    ),
    reports: Array.from({ length: random.below(random.pick([1, 5, 200])) }, (_, index) => ({
      directorateId: `d-${index}`,
      directorateName: random.pick(TEXTS),
      quarter: '2026-27/Q1',
      revision: 1,
      publishedAt: new Date('2026-07-21T16:00:00Z'),
      uploadedAt: index % 2 === 0 ? undefined : new Date('2026-07-22T16:00:00Z'),
      timeZone: 'Europe/London',
    })),
  });
}

describe.each(Array.from({ length: 30 }, (_, seed) => seed))('a Home tab of random size (seed %i)', (seed) => {
  it('is within what Slack takes on every page, and leaves out no line', () => {
    const home = randomHome(seeded(seed));
    const pages = allPages(home);
    for (const view of pages) {
      expect(checkView(JSON.parse(JSON.stringify(view)))).toBeUndefined();
      expect(view.blocks.length).toBeLessThanOrEqual(100);
      expect(bytesOf(view)).toBeLessThan(VIEW_BYTES);
    }
    const values = pages.flatMap(({ blocks }) => blocks.flatMap(carriedBy));
    const lines =
      home.work.outcome === 'work'
        ? home.work.windows.flatMap(({ outstanding, sent }) => [...outstanding, ...sent])
        : [];
    for (const { entry } of lines) expect(values).toContain(`milestone|${entry.id}|2026-27/Q1`);
    for (const { directorateId } of home.reports) expect(values).toContain(`${directorateId}|2026-27/Q1`);
  });
});

describe('two hundred milestones', () => {
  const outstanding = Array.from({ length: 200 }, (_, index) => lineOf({ id: `m-${index}`, ref: `COPS${index}` }));
  const home = homeOf({ work: { outcome: 'work', windows: [windowOf({ outstanding, sent: [] })] } });
  const page = (wanted: number) => buildHome(home, wanted);
  const textOf = (wanted: number) => textOfView(page(wanted).view);

  it('stand on pages that say which they are, with their heading and Start on each', () => {
    expect(textOf(1)).toContain('200 milestones wait for you');
    expect(textOf(1)).toContain('Page 1 of 4');
    expect(textOf(2)).toMatch(/^# Quarter 1 2026\/27/);
    expect(textOf(2)).toContain('[Start]');
  });

  it('are turned to and fro, and no further than they go', () => {
    expect(textOf(1)).toContain('[Next page]');
    expect(textOf(1)).not.toContain('[Previous page]');
    expect(textOf(4)).toContain('[Previous page]');
    expect(textOf(4)).not.toContain('[Next page]');
    expect(page(9).page).toBe(4);
    expect(page(0).page).toBe(1);
    expect(page(Number.NaN).page).toBe(1);
  });
});

function textOfView(view: ReturnType<typeof buildHome>['view']): string {
  const { blocks } = JSON.parse(JSON.stringify(view));
  return renderView({
    id: 'V1',
    type: 'home',
    title: '',
    submit: undefined,
    close: undefined,
    callbackId: '',
    externalId: '',
    privateMetadata: '',
    hash: '',
    blocks,
    values: {},
    errors: {},
  });
}

describe('what a Home tab says', () => {
  const say = (changes: Parameters<typeof homeOf>[0]) => textOfView(buildHome(homeOf(changes), 1).view);
  const next = { quarter: '2026-27/Q2', opensAt: new Date('2026-10-01T08:00:00Z'), timeZone: 'Europe/London' };

  it.each([
    [
      'nothing is collected, something is mine',
      { work: { outcome: 'nothing-open', owned: { milestone: 3, indicator: 2 }, next } },
      '3 milestones and 2 indicators are yours. Nothing is collected just now. Quarter 2 2026/27 opens on Thursday 1 October 2026.',
    ],
    [
      'nothing is mine',
      { work: { outcome: 'nothing-open', owned: {}, next: undefined } },
      'so nothing is asked of you',
    ],
    [
      'all is sent',
      { work: { outcome: 'work', windows: [windowOf({ outstanding: [], sent: [lineOf({ id: 'm-1' })] })] } },
      'You can change what you sent until 5pm on Tuesday 21 July 2026.',
    ],
    ['nothing is published', {}, 'Nothing has been published yet.'],
    [
      'I am here',
      { absence: { deputyName: 'Samir Nadar' } },
      'While you are away, Samir Nadar is asked instead of you.',
    ],
    ['I have no deputy', { absence: {} }, 'The plan names no deputy for you'],
    [
      'I am away',
      { absence: { deputyName: 'Samir Nadar', isAway: true, days: ['2026-07-06', '2026-07-10'] } },
      'You are away until Friday 10 July 2026. Samir Nadar is asked instead.',
    ],
    [
      'I shall be away',
      { absence: { deputyName: 'Samir Nadar', days: ['2026-07-06', '2026-07-10'] } },
      'You are away from Monday 6 July 2026 to Friday 10 July 2026.',
    ],
    [
      'I answer for others',
      { absence: { standsInFor: ['Theresa Cole'] } },
      'You answer for Theresa Cole today, who is away.',
    ],
    [
      'an officer waits for the next window',
      { offices: officesOf(officeOf('Children', { next })) },
      'Children. Nothing is collected just now. Quarter 2 2026/27 opens on Thursday 1 October 2026.',
    ],
    [
      'the next window waits for the officer',
      { offices: officesOf(officeOf('Children', { next, nextWaits: true })) },
      'It does not open by itself',
    ],
  ] as const)('when %s', (_, changes, words) => {
    expect(say(changes)).toContain(words);
  });

  it('offers “I’m back” to whoever is away, and “I’m away” to whoever is not', () => {
    expect(say({ absence: {} })).toContain('[I’m away]');
    expect(say({ absence: { isAway: true, days: ['2026-07-06', '2026-07-10'] } })).toContain('[I’m back]');
    expect(say({ absence: { days: ['2026-07-06', '2026-07-10'] } })).toContain('[Cancel these days]');
  });

  it('begins with the directorates of an officer of whom nothing is asked', () => {
    const text = say({ offices: officesOf(officeOf('Children', { next })), absence: {} });
    expect(text).toMatch(/^# Your directorate/);
    expect(text).not.toContain('nothing is asked of you');
    expect(text).not.toContain('Away and deputy');
  });

  it('puts what is begun among the drafts, and what came back by itself', () => {
    const draft = {
      personId: 'p-1',
      entry: { kind: 'milestone', id: 'a' },
      quarter: '2026-27/Q1',
      fields: {},
      actedAt: 1,
      savedAt: new Date('2026-07-02T13:32:00Z'),
      basedOn: undefined,
      formNonce: 'n',
    } as const;
    const outstanding = [
      lineOf({ id: 'a', ref: 'REF-a', draft }),
      lineOf({ id: 'b', ref: 'REF-b' }),
      lineOf({ id: 'c', ref: 'REF-c', isReturned: true }),
    ];
    const window = windowOf({ outstanding, sent: [lineOf({ id: 'd', ref: 'REF-d' })] });
    const text = say({ work: { outcome: 'work', windows: [window] } });
    expect(text.match(/REF-./g)).toEqual(['REF-b', 'REF-a', 'REF-c', 'REF-d']);
    expect(text).toContain('# Drafts, not sent: 1');
    expect(text).toContain('[Send this one] [Look first]');
    expect(text).toContain('Saved as draft at 2:32pm on Thursday 2 July 2026. Not sent.');
    expect(text).toContain('# Came back to you: 1');
  });

  it('says whose a milestone is that somebody answers for another', () => {
    const outstanding = [lineOf({ id: 'a', ownerId: 'p-Theresa Cole' })];
    const work = { outcome: 'work', windows: [windowOf({ outstanding, sent: [] })] } as const;
    expect(say({ work, absence: { standsInFor: ['Theresa Cole'] } })).toContain(
      'For Theresa Cole. Not reported before',
    );
    expect(say({ work, absence: {} })).not.toContain('For Theresa Cole');
  });

  it('says what others drafted, and what the reader drafts for others', () => {
    const drafter = { kind: 'ready', name: 'Farah Whitlock' } as const;
    const outstanding = [lineOf({ id: 'a', drafter }), lineOf({ id: 'b', drafter }), lineOf({ id: 'c' })];
    const text = say({ work: { outcome: 'work', windows: [windowOf({ outstanding, sent: [] })] } });
    expect(text).toContain('# Ready for you: 2\n2 drafts by Farah Whitlock. Nothing is sent until you approve it.');
    expect(text).toContain('[Read these 2]');
    const entry = { kind: 'milestone', id: 'a' } as const;
    const asked = { entry, quarter: '2026-27/Q1', ref: 'COPS1', words: 'Open a school', ownerName: 'Theresa Cole' };
    const drafting = say({ drafting: [{ ...asked, state: 'asked' }], absence: {} });
    expect(drafting).toMatch(/^# To draft for others/);
    expect(drafting).toContain('COPS1 Open a school\nTheresa Cole asks you to draft it\n[Draft]');
    expect(drafting).not.toContain('nothing is asked of you');
    expect(drafting).toContain('[I’m away]');
  });

  it('says nothing of commands to whom Ragtime does not answer', () => {
    const permission = { allowed: false, reason: 'guest', helper: 'administrator' } as const;
    expect(say({ work: { outcome: 'refused', permission } })).not.toContain('/milestone');
  });

  it('offers nothing to start where nothing waits', () => {
    expect(say({ work: { outcome: 'work', windows: [windowOf({ outstanding: [], sent: [] })] } })).not.toContain(
      '[Start]',
    );
  });
});

describe('somebody with windows in two directorates', () => {
  it('hears of each of several equal buttons which one it is', () => {
    const names = ['Children and Enterprise', 'Places'];
    const mine = (directorateName: string) => ({
      directorateId: directorateName,
      directorateName,
      quarter: '2026-27/Q1',
      closesAt: new Date('2026-07-21T16:00:00Z'),
      timeZone: 'Europe/London',
      items: [],
      isNothing: false,
      issues: [],
      asked: [],
      isAskedOnly: false,
    });
    const windows = names.map((directorateName) =>
      windowOf({
        directorateName,
        outstanding: [lineOf({ id: directorateName, words: `Open in ${directorateName}`, mayStayOnCourse: true })],
        sent: [],
      }),
    );
    const { view } = buildHome(homeOf({ work: { outcome: 'work', windows }, items: names.map(mine) }), 1);
    const buttons = JSON.stringify(view).match(/"type":"button"[^}]*\}[^}]*/g) ?? [];
    const spoken = buttons.map((button) => /"accessibility_label":"([^"]*)"/.exec(button)?.[1] ?? 'not spoken');
    const doubled = [
      'Start',
      'Still on course',
      'Ask someone to draft',
      'Add an emerging issue',
      'Nothing this quarter',
    ];
    for (const text of doubled) {
      expect(spoken.filter((label) => label.startsWith(text))).toHaveLength(2);
    }
    expect(new Set(spoken.filter((label) => label !== 'not spoken')).size).toBe(
      spoken.filter((label) => label !== 'not spoken').length,
    );
  });
});
