import type { DocumentBlock, ReportDocument, TableRow } from '../../src/reports/document/document.ts';

const text = (words: string) => [{ text: words }];
const paragraph = (words: string): DocumentBlock => ({ kind: 'paragraph', role: 'text', runs: text(words) });

const MONEY: readonly TableRow[] = [
  { kind: 'heading', cells: [{ runs: text('Expenditure') }, { runs: [] }, { runs: [] }] },
  { kind: 'line', cells: [{ runs: text('Employees') }, { runs: text('1,978') }, { runs: text('(70)') }] },
  { kind: 'total', cells: [{ runs: text('Total expenditure') }, { runs: text('3,423') }, { runs: text('(76)') }] },
];

/** A document with every kind of block, for the tests of one renderer. What a real report holds: see report-documents.ts. */
export const SAMPLE_DOCUMENT: ReportDocument = {
  title: 'Children and Enterprise: performance report',
  organisation: 'Westmere Borough Council',
  language: 'en-GB',
  running: 'Children and Enterprise: Quarter 1 2026/27, 1 April to 30 June 2026',
  version: 'Draft, not for publication',
  isDraft: true,
  compiledAt: '2026-07-22T08:00:05.000Z',
  blocks: [
    { kind: 'paragraph', role: 'draft', runs: text('Draft, not for publication') },
    {
      kind: 'heading',
      level: 1,
      number: null,
      text: 'Children and Enterprise: performance report',
      anchor: 'title',
    },
    {
      kind: 'paragraph',
      role: 'fact',
      runs: [{ text: 'Quarter 1 2026/27', isStrong: true }, { text: ', April to June' }],
    },
    { kind: 'contents' },
    { kind: 'heading', level: 2, number: null, text: 'At a glance', anchor: 'at-a-glance' },
    {
      kind: 'counts',
      counts: [
        { status: 'green', word: 'Green', count: 11, before: 9 },
        { status: 'no-update', word: 'No update', count: 1, before: null },
      ],
    },
    {
      kind: 'figure',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60" viewBox="0 0 400 60"><rect x="0" y="10" width="300" height="40" fill="#d9f0dd" stroke="#333"/><text x="8" y="36" font-family="DejaVu Sans" font-size="18">▲ 11 Green</text></svg>',
      alt: 'A bar: 11 milestones are green.',
      caption: 'Status of the milestones',
    },
    { kind: 'page-break' },
    { kind: 'heading', level: 2, number: '1', text: 'Introduction', anchor: 'section-1' },
    {
      kind: 'paragraph',
      role: 'text',
      runs: [
        { text: 'The symbols are explained in section ' },
        { text: '2', anchor: 'section-2' },
        { text: '.\nA second line.' },
      ],
    },
    { kind: 'paragraph', role: 'note', runs: text('No commentary is given for what is on course.') },
    { kind: 'heading', level: 2, number: '2', text: 'Performance overview', anchor: 'section-2' },
    { kind: 'heading', level: 3, number: '2.1', text: 'Places #strong[x] $a$ *b* _c_ @ref', anchor: 'area-1' },
    { kind: 'heading', level: 4, number: null, text: 'Milestones', anchor: 'area-1-milestones' },
    {
      kind: 'table',
      caption: 'Milestones: Places',
      columns: [
        { title: 'Ref', align: 'start', width: 1 },
        { title: 'Milestone', align: 'start', width: 4 },
        { title: 'Quarter 1 progress', align: 'start', width: 2 },
      ],
      rows: [
        {
          kind: 'line',
          cells: [
            { runs: text('COPS1') },
            { runs: text('Publish the survey') },
            { runs: text('Green'), status: 'green' },
          ],
        },
        {
          kind: 'line',
          cells: [
            { runs: text('COPS2') },
            { runs: text('Open 100 places') },
            { runs: text('Better'), direction: 'better' },
          ],
        },
      ],
    },
    { kind: 'heading', level: 5, number: null, text: 'COPS1: Publish the survey', anchor: 'commentary-1' },
    paragraph('Ten & eleven < twelve "quoted" \\ back #let x = 1 ~ مرحبا Zażółć.'),
    { kind: 'bullets', items: [text('one site'), text('another site (AMc)')] },
    {
      kind: 'table',
      caption: 'Money, £’000',
      columns: [
        { title: '£’000', align: 'start', width: 3 },
        { title: 'Budget to date', align: 'end', width: 1 },
        { title: 'Variance to date (overspend)', align: 'end', width: 1 },
      ],
      rows: MONEY,
    },
  ],
};
