import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import { DEFAULT_CHECK_SETTINGS } from '../../../../src/core/review/checks/check-settings.ts';
import { findingsIn, found, reportWith } from '../../../support/check-builders.ts';
import { aMilestone, anUpdate, aPlan, aStatus } from '../../../support/report-builders.ts';

const TENDER = 'The tender for the two roofs was opened in June, and three firms gave a price.';

describe('C1 and C2: texts that stand twice', () => {
  it.each([
    ['word for word', [TENDER, TENDER], ['block M2'], []],
    [
      'with other initials, case and quotation marks',
      [TENDER, `COPS2 ${TENDER.toUpperCase()} (AMc)`],
      ['block M2'],
      [],
    ],
    ['three times', [TENDER, TENDER, TENDER], ['block M2', 'block M3'], []],
    ['one within the other', [`Work began in May. ${TENDER} Two more follow.`, TENDER], [], ['list M2']],
    ['the longer one second', [TENDER, `${TENDER} Two more follow.`], [], ['list M2']],
    ['too short to be anybody’s', ['Work began in May.', 'Work began in May.'], [], []],
    ['a sentence in common', [`${TENDER} Both are let.`, `${TENDER} None is let.`], [], []],
  ])('%s', (_, texts, same, contained) => {
    expect(found('C1', reportWith(...texts))).toEqual(same);
    expect(found('C2', reportWith(...texts))).toEqual(contained);
  });

  it('leaves a text that covers both, and greens without a text, alone', () => {
    const plan = aPlan({ milestones: ['m1', 'm2', 'm3', 'm4'].map((id) => aMilestone(id)) });
    const current = [
      anUpdate('m1', { id: 1, commentary: TENDER }),
      anUpdate('m2', { id: 2, commentary: TENDER, kind: 'covered', coveredBy: 'm1' }),
      anUpdate('m3', { id: 3, commentary: '', kind: 'on-course' }),
      anUpdate('m4', { id: 4, commentary: '', kind: 'on-course' }),
    ];
    expect(found('C1', { plan, current })).toEqual([]);
  });

  it('shows both texts with whose they are, by their words where the ref is the same', () => {
    const words = ['Analyse the results of all schools', 'Analyse absence by term'];
    const milestones = words.map((each, index) => aMilestone(`m${index + 1}`, { words: each }));
    const current = [anUpdate('m1', { commentary: TENDER }), anUpdate('m2', { commentary: TENDER })];
    const [finding] = findingsIn({ plan: aPlan({ milestones }), current });
    expect(finding).toMatchObject({
      check: 'C1',
      where: 'Integrated commissioning',
      subject: { kind: 'milestone', id: 'm2', ref: 'COPS1' },
      quotes: words.map((each) => ({ of: `COPS1 ${each}`, text: TENDER })),
      found: 'The same text stands under COPS1 Analyse the results of all schools and COPS1 Analyse absence by term.',
    });
  });

  it('compares only what is long enough by the settings', () => {
    const settings = { ...DEFAULT_CHECK_SETTINGS, shortestText: 4 };
    expect(found('C1', { ...reportWith('Work began in May.', 'Work began in May.'), settings })).toEqual(['block M2']);
  });
});

describe('C3: sentences that are nearly the same', () => {
  const detail = 'Once the results of 2026 are published, a detailed analysis of every school will be made.';
  it.each([
    [
      'with a word more',
      [`${detail} Nurseries follow.`, `Visits began. ${detail.replace('the results', 'the first results')}`],
      ['list M2'],
    ],
    ['the very same', [`${detail} Nurseries follow.`, `${detail} Colleges follow.`], ['list M2']],
    [
      'about the same thing in other words',
      [detail, 'In the autumn each school’s results of 2026 are looked at one by one.'],
      [],
    ],
    ['short', ['It is on time. Roofs were mended.', 'It is on time. Walls were painted.'], []],
  ])('%s', (_, texts, expected) => {
    expect(found('C3', reportWith(...texts))).toEqual(expected);
  });

  it('is said once where the whole text is the same', () => {
    expect(findingsIn(reportWith(detail, detail)).map(({ check }) => check)).not.toContain('C3');
  });

  const earlier = (id: string, commentary: string) => [anUpdate(id, { quarter: '2025-26/Q4', commentary })];
  it.each([
    ['another’s of the quarter before', `${detail} Nurseries follow.`, earlier('m2', detail), ['list M1']],
    [
      'its own of the quarter before, word for word',
      `Visits began. ${detail}`,
      earlier('m1', `${detail} More follows.`),
      ['list M1'],
    ],
    ['its own, a little changed', `Visits began. ${detail.replace('detailed', 'full')}`, earlier('m1', detail), []],
    ['all of its own, about which its writer was asked', detail, earlier('m1', detail), []],
  ])('against %s', (_, text, previous, expected) => {
    const report = reportWith(text, 'The last two of nine repairs were finished, and the yard is open.');
    expect(found('C3', { ...report, previous })).toEqual(expected);
  });
});

describe('C4: a text about something else', () => {
  const words = 'Review the training of childminders and raise the quality of their places';
  it.each([
    ['shares a word', 'All 61 childminders were visited in May.', []],
    ['shares a word in another form', 'Two evenings were held; those who trained there gave good marks.', []],
    [
      'shares only words that every report has',
      'The work was reviewed as planned, and progress was made this quarter.',
      ['list COPS1'],
    ],
    ['shares none', 'The new front desk opened in June with four people from the library.', ['list COPS1']],
    ['is short', 'Done in June.', []],
  ])('%s', (_, commentary, expected) => {
    const plan = aPlan({ milestones: [aMilestone('m1', { words })] });
    expect(found('C4', { plan, current: [anUpdate('m1', { commentary })] })).toEqual(expected);
  });

  it('asks all milestones that a text covers', () => {
    const plan = aPlan({ milestones: [aMilestone('m1', { words: 'Open a front desk' }), aMilestone('m2', { words })] });
    const commentary = 'All 61 childminders were visited in May.';
    const current = [anUpdate('m1', { commentary }), anUpdate('m2', { commentary, kind: 'covered', coveredBy: 'm1' })];
    expect(found('C4', { plan, current })).toEqual([]);
  });
});

describe('C13: a promise for after the due date', () => {
  const due = { kind: 'date', date: localDate('2026-10-31') } as const;
  it.each([
    ['in a later month', 'The guide will be published in November 2026.', 'green', ['list COPS1']],
    ['in a later month, without the year', 'The guide is due to be published in December.', 'amber', ['list COPS1']],
    ['within the month it is due', 'The guide will be published by the end of October 2026.', 'green', []],
    ['on the day', 'The guide will be published on 31st October 2026.', 'green', []],
    ['on the day after', 'The guide will be published on 1 November 2026.', 'green', ['list COPS1']],
    ['of something past', 'The guide was published on 1 November 2025.', 'green', []],
    ['which Red says already', 'The guide will be published in November 2026.', 'red', []],
    ['that lasts until then', 'The guide will be open for comment until November 2026.', 'green', []],
    ['that may be a verb', 'Schools may then be asked, and it will be ready; they may agree.', 'green', []],
  ] as const)('%s', (_, commentary, rag, expected) => {
    const plan = aPlan({ milestones: [aMilestone('m1', { due })] });
    expect(found('C13', { plan, current: [anUpdate('m1', { commentary, status: aStatus(rag) })] })).toEqual(expected);
  });

  it('needs a due date', () => {
    const plan = aPlan({ milestones: [aMilestone('m1', { due: { kind: 'none' } })] });
    expect(found('C13', { plan, current: [anUpdate('m1', { commentary: 'It will be done in May 2029.' })] })).toEqual(
      [],
    );
  });
});

describe('C14: something still to come that is over', () => {
  const day = localDate('2026-08-20');
  it.each([
    ['over', 'An inspection is due to take place 6-9 August 2026.', ['list M1']],
    ['over, without the year', 'The first evening will be held on 18 August.', ['list M1']],
    ['on the day itself', 'The first evening will be held on 20 August 2026.', []],
    ['in a month that is not over', 'The first evening will be held in August 2026.', []],
    ['told as past', 'The first evening was held on 18 August 2026.', []],
    ['what something hangs on', 'It will be decided after 1 July 2026.', []],
    ['without a date', 'The guide will be revised.', []],
  ])('%s', (_, text, expected) => {
    expect(found('C14', { ...reportWith(text), day })).toEqual(expected);
  });

  it('is found in what is being done, too', () => {
    const plan = aPlan({ milestones: [aMilestone('m1')] });
    const action = 'The post will be advertised on 1 August 2026, for 3 families.';
    const current = [anUpdate('m1', { commentary: '', action, status: aStatus('red') })];
    expect(findingsIn({ plan, current, day }).map(({ check, subject }) => [check, subject.ref])).toEqual([
      ['C14', 'COPS1'],
      ['C34', 'COPS1'],
    ]);
  });

  it('is not found when it is read before', () => {
    const text = 'An inspection is due to take place 6-9 August 2026.';
    expect(found('C14', { ...reportWith(text), day: localDate('2026-08-09') })).toEqual([]);
  });
});

describe('C34: numbers so small that somebody might be recognised', () => {
  it.each([
    ['in figures', '3 children were placed outside the county.', ['list M1']],
    ['in words, with words between', 'Two looked after children changed school.', ['list M1']],
    ['of a part', 'Four of the families moved.', ['list M1']],
    ['at the bound', 'Five children were placed outside the county.', []],
    ['none', '0 children were placed outside the county.', []],
    ['large', '93 families and 1,203 pupils were seen.', []],
    ['an age', 'Places for 2 year old children and for 3 and 4 year olds grow.', []],
    ['a level', 'Level 2 pupils were seen.', []],
    ['a team named after people', 'The two Children in Need Teams and 3 family centres moved.', []],
    ['things', 'Two schools and four teams took part.', []],
    ['a date', 'On 3 June parents were asked.', []],
    ['a decimal', 'It fell by 1.3 people in a hundred.', []],
  ])('%s', (_, text, expected) => {
    expect(found('C34', reportWith(text))).toEqual(expected);
  });

  it('takes the bound from the settings', () => {
    const settings = { ...DEFAULT_CHECK_SETTINGS, smallNumber: 10 };
    expect(found('C34', { ...reportWith('Nine pupils left.'), settings })).toEqual(['list M1']);
  });
});

describe('the words of a delay that is none', () => {
  it('raise nothing', () => {
    const text = 'Delayed transfers of care fell to the lowest number since records began.';
    expect(
      findingsIn({
        ...reportWith(text),
        plan: aPlan({ milestones: [aMilestone('m1', { words: 'Fewer delayed transfers of care' })] }),
      }),
    ).toEqual([]);
  });
});
