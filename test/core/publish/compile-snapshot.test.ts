import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot, aStatus } from '../../support/report-builders.ts';

const TWO_AREAS = [
  { id: 'a-2', name: 'Second in the alphabet' },
  { id: 'a-1', name: 'First in the alphabet' },
];

describe('compiling a quarter', () => {
  const plan = aPlan({
    areas: TWO_AREAS,
    milestones: [
      aMilestone('m1', { areaId: 'a-1', ref: 'COPS2' }),
      aMilestone('m2', { areaId: 'a-2', ref: 'COPS1' }),
      aMilestone('m3', { areaId: 'a-1', ref: 'COPS1', ownerId: 'p-SN' }),
    ],
  });

  it('keeps the order of the plan, in areas and within them', () => {
    const { areas } = aSnapshot({ plan });
    expect(areas.map((area) => area.id)).toEqual(['a-2', 'a-1']);
    expect(areas[1]?.milestones.map((milestone) => milestone.id)).toEqual(['m1', 'm3']);
  });

  it('counts a milestone without update as "no update", never as a colour', () => {
    const { counts, areas } = aSnapshot({ plan, current: [anUpdate('m1', { status: aStatus('red') })] });
    expect(counts).toMatchObject({ red: 1, 'no-update': 2, green: 0 });
    expect(areas[0]?.commentaries).toMatchObject([{ refs: 'COPS1', isMissing: true, text: [], initials: null }]);
  });

  it('heads each commentary by ref and words and closes it with the initials of its owner at that time', () => {
    const { areas } = aSnapshot({
      plan,
      current: [
        anUpdate('m3', {
          ownerId: 'p-TC',
          commentary: 'It is late. Very.\n\n- why',
          action: 'More staff.',
          actionBy: localDate('2026-09-30'),
        }),
      ],
    });
    expect(areas[1]?.commentaries[1]).toEqual({
      milestoneIds: ['m3'],
      refs: 'COPS1',
      words: 'Words of m3',
      text: [
        { kind: 'paragraph', text: 'It is late. Very.' },
        { kind: 'bullets', items: ['why'] },
      ],
      firstSentence: 'It is late.',
      action: 'More staff.',
      actionBy: '30 September 2026',
      initials: 'TC',
      isMissing: false,
    });
  });

  it('lists exactly the people whose initials it prints', () => {
    expect(aSnapshot({ plan }).key.map((person) => person.initials)).toEqual(['AMc', 'SN']);
    expect(aSnapshot().key).toEqual([]);
  });

  it('prints the same text of two written updates twice: two people may have meant two things', () => {
    const same = { commentary: 'On course.' };
    const { areas } = aSnapshot({ plan, current: [anUpdate('m1', same), anUpdate('m3', same)] });
    expect(areas[1]?.commentaries).toHaveLength(2);
  });

  it('prints nothing, and nothing missing, where a status needs no words', () => {
    const { areas } = aSnapshot({ plan, current: [anUpdate('m2', { kind: 'on-course', commentary: '' })] });
    expect(areas[0]?.commentaries).toEqual([]);
  });

  it('says that a milestone has no owner', () => {
    const { areas } = aSnapshot({ plan: aPlan({ milestones: [aMilestone('m1', { ownerId: undefined })] }) });
    expect(areas[0]?.milestones[0]?.ownerInitials).toBeNull();
  });

  it('is frozen through and through and survives JSON unchanged', () => {
    const snapshot = aSnapshot({ plan, current: [anUpdate('m1')] });
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    expect(Object.isFrozen(snapshot.areas[1]?.commentaries[0]?.text)).toBe(true);
    expect(JSON.stringify(aSnapshot({ plan, current: [anUpdate('m1')] }))).toBe(JSON.stringify(snapshot));
  });

  it('tells the days in the zone of the organisation', () => {
    const late = aSnapshot({ compiledAt: new Date('2026-07-23T23:30:00Z') });
    expect(late.compiledOn).toBe('24 July 2026');
    expect(late.collected).toEqual({ from: '1 July 2026', to: '21 July 2026' });
  });
});

describe('what was settled in an earlier quarter', () => {
  const plan = aPlan({ milestones: [aMilestone('m1'), aMilestone('m2')] });
  const done = anUpdate('m1', { quarter: '2026-27/Q1', status: aStatus('completed') });
  const snapshot = aSnapshot({ plan, settledEarlier: [done], current: [anUpdate('m2', { quarter: '2026-27/Q3' })] });

  it('stays completed and is no missing update', () => {
    expect(snapshot.counts).toMatchObject({ completed: 1, green: 1, 'no-update': 0 });
    expect(snapshot.areas[0]?.commentaries.map(({ milestoneIds }) => milestoneIds)).toEqual([['m2']]);
  });

  it('did not move again', () => {
    expect(snapshot.areas[0]?.milestones[0]).toMatchObject({ previous: { kind: 'completed' }, movement: null });
  });

  it('gives way to what was said since', () => {
    const reopened = aSnapshot({ plan, settledEarlier: [done], current: [anUpdate('m1', { status: aStatus('red') })] });
    expect(reopened.areas[0]?.milestones[0]).toMatchObject({ status: { kind: 'red' }, movement: 'worse' });
  });
});

describe('against the quarter before', () => {
  const plan = aPlan({ milestones: [aMilestone('m1'), aMilestone('m2')] });

  it('has nothing to compare with in the first quarter of an installation', () => {
    expect(aSnapshot({ plan, current: [anUpdate('m1')] }).previousCounts).toBeNull();
  });

  it('counts the same milestones as they were', () => {
    const snapshot = aSnapshot({
      plan,
      previous: [anUpdate('m1', { status: aStatus('amber') })],
      current: [anUpdate('m1')],
    });
    expect(snapshot.previousCounts).toMatchObject({ amber: 1, 'no-update': 1 });
    expect(snapshot.areas[0]?.milestones.map(({ movement }) => movement)).toEqual(['better', null]);
  });
});
