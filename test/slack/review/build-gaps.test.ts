import { describe, expect, it } from 'vitest';
import { checkView } from '../../../sandbox/validate/view.ts';
import { readPageValue } from '../../../src/slack/id-values.ts';
import { buildChosen, buildGaps } from '../../../src/slack/review/build-gaps.ts';
import type { Gap } from '../../../src/usecases/review/decide-gaps.ts';

const AMBER = { progress: 'in-progress', rag: 'amber', amberReason: 'uncertain', completedOn: undefined } as const;

const KINDS = ['milestone', 'indicator', 'risk', 'equality-action'] as const;

function someGaps(count: number): readonly Gap[] {
  return Array.from({ length: count }, (_, index) => ({
    entry: { kind: KINDS[index % 4] ?? 'risk', id: `e${index}` },
    ref: `REF${index}`,
    words: `Ö & <b> 学校 ${'long words '.repeat(40)}`,
    ownerId: 'p-amc',
    ownerName: index % 6 === 0 ? undefined : `Åsa ${'O’Brien-'.repeat(20)}`,
    last:
      index % 3 === 0
        ? undefined
        : { at: new Date(0), status: AMBER, figure: '84.2%', quarterTitle: 'Quarter 4 2025/26' },
    prints: index % 2 === 0 ? 'not-available' : 'last-status',
  }));
}

const opened = (gaps: readonly Gap[]) => ({ outcome: 'gaps', quarter: '2026-27/Q1', gaps }) as const;

const FIRST = { windowId: 'w-1', left: undefined };
const read = (view: unknown) => JSON.parse(JSON.stringify(view));
const textOf = (view: unknown) => JSON.stringify(view);
/** Which of them stand in a view to be chosen, by number. */
const shownIn = (view: unknown) =>
  [...textOf(view).matchAll(/"gap-[^"]*\/e(\d+)"/gu)].map(([, number]) => Number(number));
const canBeChosen = (gaps: readonly Gap[]) =>
  gaps.flatMap(({ last, ownerName }, index) => (last === undefined && ownerName === undefined ? [] : [index]));
const store = (gaps: readonly Gap[], left: number, more: Partial<Parameters<typeof buildChosen>[0]> = {}) =>
  buildChosen({
    ...{ chosen: { outcome: 'chosen', changed: 1 }, opened: opened(gaps), toEnter: [], isForAll: false },
    place: { windowId: 'w-1', left },
    ...more,
  });

describe('what is missing', () => {
  it.each([1, 2, 40, 90, 250])('comes page by page, each once and in its order: %i entries', (count) => {
    const gaps = someGaps(count);
    const shown: number[] = [];
    let view = buildGaps(opened(gaps), FIRST);
    for (;;) {
      expect(checkView(read(view))).toBeUndefined();
      shown.push(...shownIn(view));
      if (view.submit?.text !== 'Save, next page') break;
      view = store(gaps, readPageValue(view.private_metadata ?? '').page);
    }
    expect(shown).toEqual(canBeChosen(gaps));
  });

  it('passes nothing over where an update of the first page came meanwhile', () => {
    const gaps = someGaps(90);
    const open = canBeChosen(gaps);
    const first = shownIn(buildGaps(opened(gaps), FIRST));
    const next = store(
      gaps.filter((_, index) => index !== open[0]),
      open.length,
    );
    expect(first.length).toBe(40);
    expect(shownIn(next)[0]).toBe(open[40]);
  });

  it('says of the choice for all how many it is about, and has it once', () => {
    const gaps = someGaps(90);
    const all = canBeChosen(gaps).length;
    expect(textOf(buildGaps(opened(gaps), FIRST))).toContain(`For all ${all} of them, on every page`);
    expect(textOf(store(gaps, all))).not.toContain('For all');
    expect(store(gaps, all, { isForAll: true }).submit).toBeUndefined();
  });

  it('says where nothing is', () => {
    expect(textOf(buildGaps(opened([]), FIRST))).toContain('all that was asked for has an update');
  });

  it.each([1, 40])('is followed by the way to what came, and to the next page: %i entries', (count) => {
    const gaps = someGaps(90);
    const view = store(gaps, 75, { toEnter: gaps.slice(0, count) });
    expect(checkView(read(view))).toBeUndefined();
    expect(textOf(view).match(/"enter-missing"/gu)).toHaveLength(count);
    expect(textOf(view)).toContain('"next-gaps"');
    expect(textOf(store(gaps, 40, { toEnter: gaps.slice(0, count) }))).not.toContain('"next-gaps"');
  });
});
