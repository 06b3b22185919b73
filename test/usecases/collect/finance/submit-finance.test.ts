import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { submitFinance } from '../../../../src/usecases/collect/finance/submit-finance.ts';
import { writeFinanceNarrative } from '../../../../src/usecases/collect/finance/write-finance-narrative.ts';
import { COMMAND_LINE, findActor } from '../../../../src/usecases/find-actor.ts';
import { amendQuarter } from '../../../../src/usecases/publish/amend-quarter.ts';
import { publishQuarter } from '../../../../src/usecases/publish/publish-quarter.ts';
import { readStatus } from '../../../../src/usecases/review/read-status.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';
import { HEADING, toCells } from '../../../support/finance-fixtures.ts';

const Q1 = { startYear: 2026, number: 1 } as const;
const CARE = 'Care and Family Support';
const AFTER_CLOSE = new Date('2026-07-22T09:00:00Z');
const author = { actor: 'U-FW' };

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

interface Given {
  readonly by?: string;
  readonly now?: Date;
  readonly spent?: number;
  readonly narrative?: string;
}

const actorOf = (initials: string) =>
  findActor({ ...world.ports, administrators: [] }, { slackUserId: `U-${initials}`, teamId: 'T1' }, NOW);

async function handIn({ by, now = NOW, spent = 24, narrative }: Given = {}) {
  const amounts = [100, 25, spent, 25 - spent];
  return submitFinance(world.house, {
    by: by === undefined ? COMMAND_LINE : await actorOf(by),
    directorateCode: 'CE',
    quarter: Q1,
    sheets: [
      {
        name: CARE,
        rows: toCells([['As at 30 June 2026'], HEADING, ['Employees', ...amounts], ['Total Expenditure', ...amounts]]),
      },
    ],
    sheet: undefined,
    department: undefined,
    asAt: undefined,
    asAtReason: '',
    acceptances: [],
    narrative,
    file: { name: 'care.xlsx', sha256: 'ab' },
    mode: 'store',
    author,
    now,
    patience: patience(),
  });
}

async function setState(state: 'planned' | 'review' | 'signed-off' | 'published') {
  const [window] = await world.house.windows.windows();
  if (window === undefined) throw new Error('A window is open.');
  const change = { author: { actor: 'test' }, at: NOW, action: 'test' };
  await world.house.windows.saveWindow({ ...window, state, version: window.version + 1 }, change, patience());
}

const reasonOf = (result: Awaited<ReturnType<typeof handIn>>) => (result.ok ? undefined : result.refusal.reason);

describe('who hands in a finance table', () => {
  it.each([
    ['FW', undefined],
    ['JP', undefined],
    ['AMc', 'not-allowed'],
    ['HD', 'not-allowed'],
  ])('%s: %s', async (by, reason) => {
    expect(reasonOf(await handIn({ by }))).toBe(reason);
    const said = { department: CARE, text: 'As planned.', directorateCode: 'CE', quarter: Q1, author, now: NOW };
    const narrative = await writeFinanceNarrative(world.house, {
      ...said,
      by: await actorOf(by),
      patience: patience(),
    });
    expect(narrative.ok).toBe(reason === undefined);
  });
});

describe('when a finance table comes', () => {
  it.each([
    ['planned', 'too-early'],
    ['review', undefined],
    ['signed-off', 'signed'],
    ['published', 'published'],
  ] as const)('in a window that is %s: %s', async (state, reason) => {
    await setState(state);
    expect(reasonOf(await handIn({ by: 'FW', now: AFTER_CLOSE }))).toBe(reason);
  });

  it('is too early before the window opens', async () => {
    expect(reasonOf(await handIn({ now: new Date('2026-07-01T07:59:00Z') }))).toBe('too-early');
  });

  it('is counted in the status', async () => {
    await handIn();
    const { windows } = await readStatus(world.house, NOW);
    expect(windows[0]?.finance).toEqual({
      given: [CARE],
      missing: ['Commissioning, Organisation and Places', 'Learning and Schools'],
    });
  });
});

describe('two files at the same time', () => {
  it('both become versions: whoever comes second decides again', async () => {
    const results = await Promise.all([handIn({ spent: 24 }), handIn({ spent: 20 })]);
    expect(results.map((result) => result.ok && result.value[0]?.number).toSorted()).toEqual([1, 2]);
  });
});

describe('a table that comes while the report is published', () => {
  it('makes the publication decide again, and is in it', async () => {
    await setState('review');
    await handIn({ now: AFTER_CLOSE });
    const { publish: store } = world.house.revisions;
    let count = 0;
    const revisions = {
      ...world.house.revisions,
      publish: async (...given: Parameters<typeof store>) => {
        count += 1;
        if (count === 1) await handIn({ now: AFTER_CLOSE, spent: 20, narrative: 'Less was spent.' });
        return store(...given);
      },
    };
    const request = { directorateCode: 'CE', quarter: Q1, author, now: AFTER_CLOSE, patience: patience() };
    const published = await publishQuarter({ ...world.house, revisions }, request);
    expect(count).toBe(2);
    expect(published.ok && published.value.snapshot.finance).toMatchObject([
      { department: CARE, version: 2, narrative: [{ text: 'Less was spent.' }] },
    ]);
    expect(reasonOf(await handIn({ by: 'FW', now: AFTER_CLOSE, spent: 10 }))).toBe('published');
  });
});

describe('a table that was published with a mistake', () => {
  const request = { directorateCode: 'CE', quarter: Q1, author, now: AFTER_CLOSE };
  const amend = async () =>
    amendQuarter(world.house, {
      ...{ ...request, mode: 'store', why: 'A line was counted twice.', whyFor: new Map() },
      patience: patience(),
    });

  it('is corrected by a new version of the officer, and stands with was and is in the next revision', async () => {
    await setState('review');
    await handIn({ now: AFTER_CLOSE, narrative: 'As planned.' });
    await publishQuarter(world.house, { ...request, patience: patience() });
    const stored = await handIn({ by: 'JP', now: AFTER_CLOSE, spent: 20, narrative: 'As planned.' });
    expect(stored.ok && stored.value[0]).toMatchObject({ number: 2, isCorrection: true, isUnchanged: false });
    const text = 'Less was spent than planned.';
    const said = { ...request, by: COMMAND_LINE, department: CARE, text, patience: patience() };
    expect(await writeFinanceNarrative(world.house, said)).toMatchObject({ ok: true, value: { isCorrection: true } });

    const amended = await amend();
    if (!amended.ok) throw new Error(amended.refusal.reason);
    expect(amended.value.amendments.map(({ place, was, is }) => `${place}: ${was} > ${is}`)).toEqual([
      `Finance, ${CARE}, Employees, expenditure to date (£000): 24 > 20`,
      `Finance, ${CARE}, Employees, variance (£000): 1 > 5`,
      `Finance, ${CARE}, Total Expenditure, expenditure to date (£000): 24 > 20`,
      `Finance, ${CARE}, Total Expenditure, variance (£000): 1 > 5`,
      `Finance, ${CARE}, narrative: As planned. > Less was spent than planned.`,
    ]);
    const [first] = await world.house.revisions.ofQuarter(amended.value.revision?.directorateId ?? '', '2026-27/Q1');
    expect(first?.snapshot.finance).toMatchObject([{ version: 1, narrative: [{ text: 'As planned.' }] }]);
    expect(await amend()).toMatchObject({ ok: false, refusal: { reason: 'nothing-changed' } });
  });
});
