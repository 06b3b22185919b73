import { localDate } from '../../src/core/calendar/local-date.ts';
import type { ItemVersion } from '../../src/core/collect/item/item.ts';
import type { LedContent, LedUpdate } from '../../src/core/collect/led/led-entry.ts';
import type { Proposal } from '../../src/core/plan/proposal.ts';
import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import type { SnapshotFinance } from '../../src/core/publish/snapshot-finance.ts';
import type { DocumentBlock, FigureBlock, ReportDocument } from '../../src/reports/document/document.ts';
import { snapshotToDocument } from '../../src/reports/document/snapshot-to-document.ts';
import {
  aFigureBook,
  aMilestone,
  anIndicator,
  anIndicatorUpdate,
  anUpdate,
  aPlan,
  aSnapshot,
  aStatus,
  aWindow,
  DIRECTORATE,
  EMPTY_BOOK,
  EMPTY_LED_BOOK,
} from './report-builders.ts';

/* One report that holds everything a report can hold, for the tests of every format. */

const Q2 = { startYear: 2026, number: 2 } as const;
const QUARTER = '2026-27/Q2';

const MILESTONES = [
  aMilestone('m-green', { ref: 'COPS1', words: 'Publish the yearly survey of places for two-year-olds' }),
  aMilestone('m-amber', { ref: 'COPS1', words: 'Agree the plan for new school places' }),
  aMilestone('m-red', { ref: 'COPS2', words: 'Repair the roofs of 14 schools | with the "forum"', ownerId: 'p-SN' }),
  aMilestone('m-completed', { ref: 'CFS1', words: 'Open a family hub on Mill Lane', ownerId: 'p-TC' }),
  aMilestone('m-not-started', { ref: 'CFS2', words: 'Review the short breaks offer', ownerId: 'p-TC' }),
  aMilestone('m-late', { ref: 'CFS2', words: 'Train foster carers', ownerId: 'p-TC' }),
  aMilestone('m-not-completed', { areaId: 'a-2', ref: 'LAS1', words: 'Fill two adviser posts', ownerId: 'p-SN' }),
  aMilestone('m-deferred', { areaId: 'a-2', ref: 'LAS1', words: 'Move the virtual school', ownerId: 'p-SN' }),
  aMilestone('m-dropped', { areaId: 'a-2', ref: 'LAS2', words: 'Renew the reading scheme', ownerId: 'p-SN' }),
  aMilestone('m-silent', {
    areaId: 'a-2',
    ref: 'LAS3',
    words: 'Analyse who misses school, and why',
    ownerId: undefined,
  }),
  aMilestone('m-covered', { areaId: 'a-2', ref: 'COPS1', words: 'Count the places for children of three and four' }),
];

const CURRENT = [
  anUpdate('m-green', {
    commentary: 'The survey is out.\nIt has 1,204 answers.\n\nWhat it says:\n- more places\n- few hours',
  }),
  anUpdate('m-amber', {
    status: { ...aStatus('amber'), amberReason: 'uncertain' },
    commentary: 'Two sites are not bought yet. Talks go on.',
    action: 'The valuer reports in July.',
  }),
  anUpdate('m-red', {
    status: aStatus('red'),
    commentary: 'Tenders came in 18% above the estimate. The list must be shorter.',
    action: 'Property services asks for <revised> tenders,\nand brings a shorter list.',
    actionBy: localDate('2026-11-30'),
    ownerId: 'p-SN',
  }),
  anUpdate('m-completed', {
    status: { ...aStatus('completed'), completedOn: localDate('2026-09-12') },
    commentary: '- It opened\n- 88 families came',
    ownerId: 'p-TC',
  }),
  anUpdate('m-not-started', { status: aStatus('not-started'), commentary: 'It begins in January.', ownerId: 'p-TC' }),
  anUpdate('m-late', {
    status: { ...aStatus('red'), progress: 'not-started' },
    commentary: 'The trainer left.',
    action: 'Another one is sought.',
    ownerId: 'p-TC',
  }),
  anUpdate('m-not-completed', { status: aStatus('not-completed'), commentary: 'One post is empty.', ownerId: 'p-SN' }),
  anUpdate('m-deferred', { status: aStatus('deferred'), commentary: 'Put off by the cabinet.', ownerId: 'p-SN' }),
  anUpdate('m-dropped', { status: aStatus('dropped'), commentary: 'The grant ended.', ownerId: 'p-SN' }),
  anUpdate('m-covered', { kind: 'covered', coveredBy: 'm-green', commentary: '' }),
].map((update) => ({ ...update, quarter: QUARTER }));

const PREVIOUS = [
  anUpdate('m-green', { status: aStatus('amber') }),
  anUpdate('m-red', { status: aStatus('green') }),
  anUpdate('m-completed', { status: aStatus('green') }),
];

const INDICATORS = [
  anIndicator('i-green'),
  anIndicator('i-red', { ref: 'COPI2', words: 'Two-year-olds who take up a free place' }),
  anIndicator('i-silent', { ref: 'COPI3', words: 'Visits to the family hub' }),
];

const FIGURES = aFigureBook(
  [
    anIndicatorUpdate('i-green', { quarter: QUARTER }),
    anIndicatorUpdate('i-red', {
      quarter: QUARTER,
      figure: {
        kind: 'value',
        value: 69,
        period: '',
        isProvisional: true,
        isRedefined: false,
        expectedOn: localDate('2026-11-15'),
      },
      status: { rag: 'red', amberReason: undefined, how: 'computed', overrideReason: '' },
      commentary: 'Two nurseries closed in May. Others are full.',
      action: 'Three providers are asked.',
      actionBy: localDate('2026-12-31'),
    }),
  ],
  {
    earlier: [anIndicatorUpdate('i-silent')],
    late: [
      {
        update: anIndicatorUpdate('i-green', { printedIn: QUARTER }),
        indicator: anIndicator('i-green'),
        areaName: 'Integrated commissioning',
      },
    ],
  },
);

function anItem(itemId: string, more: Partial<ItemVersion>): ItemVersion {
  return {
    id: 1,
    itemId,
    directorateId: 'd-ce',
    quarter: QUARTER,
    kind: 'key-development',
    title: 'The library on Mill Lane has reopened',
    text: 'It has a room for homework.\n\nIn the first month:\n- 2,310 visits\n- 140 new members',
    authorIds: ['p-TC'],
    followsId: undefined,
    isWithdrawn: false,
    enteredById: 'p-TC',
    at: new Date('2026-10-02T10:00:00Z'),
    ...more,
  };
}

const ITEMS = [
  anItem('it-1', {}),
  anItem('it-2', {
    kind: 'emerging-issue',
    title: 'The grant for holiday clubs ends in March',
    text: 'It pays for 12 clubs.\n\nNo other money is known.',
    authorIds: ['p-TC', 'p-AMc'],
  }),
];

function led(entryId: string, content: LedContent): LedUpdate {
  return { id: 1, entryId, quarter: QUARTER, content, leadId: 'p-TC', enteredById: undefined, at: new Date(0) };
}

const LED = [
  led('r-1', {
    kind: 'risk',
    likelihood: 4,
    impact: 3,
    done: 'Two carers came.\n- one left',
    next: 'A campaign in May.',
  }),
  led('e-1', { kind: 'equality-action', progress: 'behind', text: 'Two of four languages are offered.' }),
];

const PROPOSAL: Proposal = {
  id: 'pr-1',
  stateId: 1,
  state: 'open',
  milestoneId: 'm-red',
  kind: 'change',
  due: localDate('2027-09-30'),
  words: undefined,
  reason: 'The survey of roofs is late,\nand two schools miss it.',
  ownerId: 'p-SN',
  enteredById: undefined,
  at: new Date('2026-10-10T10:00:00Z'),
  body: undefined,
  decidedOn: undefined,
  minute: undefined,
};

const FINANCE: readonly SnapshotFinance[] = [
  {
    departmentId: 'dep-1',
    department: 'Care and Family Support',
    asAt: '30 September 2026',
    version: 2,
    rows: [
      { kind: 'heading', label: 'Expenditure' },
      {
        kind: 'line',
        label: 'Employees',
        annualBudget: 8900,
        budgetToDate: 4400,
        expenditureToDate: 4470,
        variance: -70,
      },
      { kind: 'line', label: 'Premises', annualBudget: 1200, budgetToDate: 600, expenditureToDate: 600, variance: 0 },
      {
        kind: 'total',
        label: 'Total expenditure',
        annualBudget: 10100,
        budgetToDate: 5000,
        expenditureToDate: 5070,
        variance: -70,
      },
      { kind: 'heading', label: 'Income' },
      {
        kind: 'line',
        label: 'Fees & charges',
        annualBudget: -1177,
        budgetToDate: -588,
        expenditureToDate: -590,
        variance: 2,
      },
      {
        kind: 'total',
        label: 'Net expenditure',
        annualBudget: 8923,
        budgetToDate: 4412,
        expenditureToDate: 4480,
        variance: -68,
      },
    ],
    narrative: [
      { kind: 'paragraph', text: 'Employees are over budget because of agency staff.' },
      { kind: 'bullets', items: ['three posts are empty', 'one is advertised'] },
    ],
    notes: ['Figures are rounded, so that lines may not add up to their total.'],
  },
  {
    departmentId: 'dep-2',
    department: 'Learning',
    asAt: '30 September 2026',
    version: 1,
    rows: [
      { kind: 'line', label: 'Employees', annualBudget: 500, budgetToDate: 250, expenditureToDate: 240, variance: 10 },
    ],
    narrative: [],
    notes: [],
  },
];

const COMPILED = aSnapshot({
  quarter: Q2,
  revision: 2,
  window: aWindow({
    quarter: QUARTER,
    opensAt: new Date('2026-10-01T08:00:00Z'),
    closesAt: new Date('2026-10-21T16:00:00Z'),
  }),
  compiledAt: new Date('2026-10-23T09:30:00Z'),
  directorate: { ...DIRECTORATE, riskQuarters: [2] },
  plan: aPlan({
    areas: [
      { id: 'a-1', name: 'Integrated commissioning' },
      { id: 'a-2', name: 'Young people & learning' },
      { id: 'a-3', name: 'Community safety' },
    ],
    milestones: MILESTONES,
    indicators: INDICATORS,
    risks: [
      {
        id: 'r-1',
        title: 'Too few foster carers',
        grossLikelihood: 4,
        grossImpact: 5,
        residualLikelihood: 3,
        residualImpact: 4,
        controls: 'A campaign, and a fee that rises.',
        leadId: 'p-TC',
      },
    ],
    equalityActions: [
      { id: 'e-1', words: 'Offer consultations in four languages', leadId: 'p-TC' },
      { id: 'e-2', words: 'Open the play areas to wheelchairs', leadId: 'p-TC' },
    ],
  }),
  current: CURRENT,
  previous: PREVIOUS,
  earlier: [anUpdate('m-silent', { status: aStatus('amber') })],
  printedAsBefore: new Set(['milestone/m-silent', 'indicator/i-silent', 'equality-action/e-2']),
  proposals: new Map([['m-red', PROPOSAL]]),
  figures: FIGURES,
  itemBook: { ...EMPTY_BOOK, items: ITEMS },
  ledBook: {
    ...EMPTY_LED_BOOK,
    current: new Map(LED.map((update) => [update.entryId, update])),
    earlier: new Map([['e-2', led('e-2', { kind: 'equality-action', progress: 'behind', text: 'Two are open.' })]]),
  },
});

/** Revision 2 of a second quarter, with every part that a snapshot may have. */
export const RICH_SNAPSHOT: Snapshot = {
  ...COMPILED,
  sections: COMPILED.sections.map((section) => (section.key === 'finance' ? { ...section, whyEmpty: null } : section)),
  finance: FINANCE,
  hasExceptions: true,
  covering: {
    reportTo: 'Children and Young People Board',
    date: '16 November 2026',
    purpose: [{ kind: 'paragraph', text: 'To report on the second quarter.' }],
    recommendation: [{ kind: 'bullets', items: ['note the report', 'agree the new date for COPS2'] }],
    contact: 'Ola Marsh, performance officer',
  },
  meetingActions: [
    {
      id: 'ma-1',
      quarterTitle: 'Quarter 1 2026/27',
      text: 'Bring a list of the roofs that leak.',
      paragraph: '3.2',
      initials: 'SN',
      by: '30 September 2026',
      minute: '14',
      said: {
        progress: 'Done',
        text: [
          { kind: 'paragraph', text: 'The list went to members.' },
          { kind: 'bullets', items: ['nine roofs leak', 'two are mended'] },
        ],
      },
    },
    {
      id: 'ma-2',
      quarterTitle: 'Quarter 1 2026/27',
      text: 'Say what the survey costs.',
      paragraph: null,
      initials: null,
      by: null,
      minute: null,
      said: { progress: 'In hand', text: [{ kind: 'bullets', items: ['a price is asked for'] }] },
    },
    {
      id: 'ma-3',
      quarterTitle: 'Quarter 1 2026/27',
      text: 'Ask the forum.',
      paragraph: '6',
      initials: 'TC',
      by: null,
      minute: null,
      said: null,
    },
  ],
  amendments: [
    {
      place: 'Milestone COPS2: Repair the roofs of 14 schools, status',
      was: 'Amber',
      is: 'Red',
      why: 'It was read wrongly.',
    },
    {
      place: 'Milestone CFS1: Open a family hub on Mill Lane, commentary',
      was: null,
      is: 'It opened.',
      why: 'It came late.',
    },
    { place: 'Key development 2.2', was: 'A school opens in May.', is: null, why: 'It was printed twice.' },
  ],
};

/** The same as a draft of a plan of which nothing is known yet. */
export const EMPTY_SNAPSHOT: Snapshot = aSnapshot({ plan: aPlan({ areas: [] }) });

const FIGURE: FigureBlock = {
  kind: 'figure',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20" width="100" height="20"><rect width="60" height="20" fill="#1d4e89"/></svg>',
  alt: 'Milestones by status: 3 Red, 1 Amber, 2 Green.',
  caption: 'Milestones by status',
};

/** Of the rich snapshot; with a picture, whether or not the builder draws one by itself. */
export const RICH_DOCUMENT: ReportDocument = withFigure(snapshotToDocument(RICH_SNAPSHOT));
export const EMPTY_DOCUMENT: ReportDocument = snapshotToDocument(EMPTY_SNAPSHOT);

function withFigure(document: ReportDocument): ReportDocument {
  if (document.blocks.some(({ kind }) => kind === 'figure')) return document;
  const blocks = document.blocks.flatMap((block): readonly DocumentBlock[] =>
    block.kind === 'counts' ? [block, FIGURE] : [block],
  );
  return { ...document, blocks };
}
