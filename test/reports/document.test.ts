import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import type { DocumentBlock, HeadingBlock, ReportDocument, TableBlock } from '../../src/reports/document/document.ts';
import { snapshotToDocument } from '../../src/reports/document/snapshot-to-document.ts';
import { snapshotToJson } from '../../src/reports/json.ts';
import { documentPieces, readPiece } from '../support/document-pieces.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot } from '../support/report-builders.ts';
import { EMPTY_DOCUMENT, EMPTY_SNAPSHOT, RICH_DOCUMENT, RICH_SNAPSHOT } from '../support/report-documents.ts';

const OLD_SNAPSHOT = withoutLaterParts(RICH_SNAPSHOT);
const TWINS = aSnapshot({
  plan: aPlan({
    areas: [
      { id: 'a-1', name: 'Early help' },
      { id: 'a-2', name: 'Early help' },
      { id: 'a-3', name: 'Early help (2)' },
    ],
    milestones: ['a-1', 'a-2', 'a-3'].map((areaId) => aMilestone(`m-${areaId}`, { areaId })),
  }),
  current: [anUpdate('m-a-1')],
});

const DOCUMENTS: readonly (readonly [string, ReportDocument])[] = [
  ['with everything in it', RICH_DOCUMENT],
  ['of an empty plan', EMPTY_DOCUMENT],
  ['of a snapshot that is older than most of its parts', snapshotToDocument(OLD_SNAPSHOT)],
  ['with areas of one name', snapshotToDocument(TWINS)],
];

/** As the first version of Ragtime stored it. */
function withoutLaterParts(snapshot: Snapshot): Snapshot {
  const { items: _i, finance: _f, covering: _c, hasExceptions: _h, amendments: _a, ...rest } = snapshot;
  return {
    ...rest,
    risks: rest.risks.map(({ update: _u, whyNoUpdate: _w, ...risk }) => risk),
    equalityActions: rest.equalityActions.map(({ update: _u, whyNoUpdate: _w, ...action }) => action),
    areas: rest.areas.map(({ lateFigures: _l, pointers: _p, ...area }) => ({
      ...area,
      commentaries: area.commentaries.map(({ actions: _s, proposals: _o, ...commentary }) => commentary),
      indicators: area.indicators.map(({ id, ref, words, target, lastYear, actual, whyNoActual, ownerInitials }) => {
        return { id, ref, words, target, lastYear, actual, whyNoActual, ownerInitials };
      }),
    })),
  };
}

function ofKind<K extends DocumentBlock['kind']>(document: ReportDocument, kind: K) {
  return document.blocks.filter((block): block is Extract<DocumentBlock, { readonly kind: K }> => block.kind === kind);
}

const headingsOf = (document: ReportDocument): readonly HeadingBlock[] => ofKind(document, 'heading');
const tablesOf = (document: ReportDocument): readonly TableBlock[] => ofKind(document, 'table');
const textOf = (document: ReportDocument) => documentPieces(document).join('\n');

function pieceAfter(document: ReportDocument, piece: string): string | undefined {
  const pieces = documentPieces(document);
  return pieces[pieces.indexOf(piece) + 1];
}

describe.each(DOCUMENTS)('a document %s', (_, document) => {
  it('has one title and goes down one level of heading at a time', () => {
    const levels = headingsOf(document).map(({ level }) => level);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('has places that differ, and links that lead to one of them', () => {
    const anchors = headingsOf(document).map(({ anchor }) => anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const anchor of anchors) expect(anchor).toMatch(/^[A-Za-z0-9-]+$/u);
    const links = tablesOf(document).flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap(({ runs }) => runs.flatMap(({ anchor }) => anchor ?? []))),
    );
    for (const link of links) expect(anchors).toContain(link);
  });

  it('has tables with captions that differ, as many cells as columns, and a first cell that says something', () => {
    const tables = tablesOf(document);
    expect(new Set(tables.map(({ caption }) => caption)).size).toBe(tables.length);
    for (const { columns, rows } of tables) {
      for (const { cells } of rows) {
        expect(cells).toHaveLength(columns.length);
        expect(cells[0]?.runs.some(({ text }) => text !== '')).toBe(true);
      }
    }
  });

  it('has the eight sections in their order, each with something under it', () => {
    const sections = headingsOf(document).filter(({ level, number }) => level === 2 && number !== null);
    expect(sections.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    document.blocks.forEach((block, index) => {
      const next = document.blocks[index + 1];
      if (block.kind !== 'heading') return;
      expect(next?.kind === 'heading' ? next.level > block.level : next !== undefined).toBe(true);
    });
  });
});

describe('a document of the same snapshot', () => {
  it.each([
    ['rich', RICH_SNAPSHOT],
    ['empty', EMPTY_SNAPSHOT],
  ])('is the same after it was stored: %s', (_, snapshot) => {
    expect(snapshotToDocument(JSON.parse(snapshotToJson(snapshot)))).toEqual(snapshotToDocument(snapshot));
  });
});

/** What a snapshot holds for machines, or says a second time. */
const NOT_PRINTED = new Set(
  'id milestoneIds milestoneId departmentId code key kind section movement amberReason compiledAt why'.split(' '),
);

/** Every text that somebody wrote or that we say, wherever it stands. */
function textsIn(value: unknown, key = ''): readonly string[] {
  if (NOT_PRINTED.has(key) && typeof value !== 'object') return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, key === 'milestoneIds' ? key : ''));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, name));
}

describe('what a snapshot says', () => {
  const text = documentPieces(RICH_DOCUMENT).join(' ');

  it.each([...new Set(textsIn(RICH_SNAPSHOT))])('is printed: %j', (said) => {
    expect(text).toContain(readPiece(said));
  });

  it('is printed in its order: front, contents, figures, sections', () => {
    const titles = headingsOf(RICH_DOCUMENT)
      .filter(({ level }) => level <= 2)
      .map(({ number, text: title }) => (number === null ? title : number));
    expect(titles).toEqual([
      'Children and Enterprise Directorate: performance report',
      'Covering sheet',
      'What needs attention',
      'Corrections since version 1',
      'Contents',
      'At a glance',
      'Actions from the last meeting',
      ...'12345678',
    ]);
  });
});

describe('the front', () => {
  it('says that a draft is one, before anything else, and nothing of a version', () => {
    expect(EMPTY_DOCUMENT).toMatchObject({ isDraft: true, version: 'Draft, not for publication' });
    expect(documentPieces(EMPTY_DOCUMENT)[0]).toBe('Draft, not for publication');
    expect(textOf(EMPTY_DOCUMENT)).not.toMatch(/^Version/mu);
    expect(RICH_DOCUMENT).toMatchObject({ isDraft: false, version: 'Version 2' });
    expect(textOf(RICH_DOCUMENT)).not.toContain('not for publication');
  });

  it('has neither sheet, exceptions nor corrections where they are not asked for', () => {
    expect(textOf(snapshotToDocument(OLD_SNAPSHOT))).not.toMatch(/Covering|attention|Corrections/u);
    expect(ofKind(EMPTY_DOCUMENT, 'page-break')).toEqual([]);
  });

  it('says where a section has nothing and no reason is stored', () => {
    expect(pieceAfter(snapshotToDocument(OLD_SNAPSHOT), '2 Key developments')).toBe(
      'There is nothing in this section for this quarter.',
    );
  });

  it('says where nothing needs attention', () => {
    const calm = snapshotToDocument({ ...EMPTY_SNAPSHOT, hasExceptions: true });
    expect(pieceAfter(calm, 'What needs attention')).toBe('Every milestone has an update.');
    expect(pieceAfter(calm, 'Every milestone has an update.')).toBe('Nothing is Red or Amber.');
    expect(documentPieces(calm)).not.toContain('What has no update');
  });

  it('ends the covering sheet and the exceptions with their page', () => {
    const titles = RICH_DOCUMENT.blocks.flatMap((block) => {
      if (block.kind === 'page-break') return ['---'];
      return block.kind === 'heading' && block.level === 2 ? [block.text] : [];
    });
    expect(titles.slice(0, 5)).toEqual([
      'Covering sheet',
      '---',
      'What needs attention',
      '---',
      'Corrections since version 1',
    ]);
  });

  it('has reds first, then what missed its date, then ambers', () => {
    const [table] = tablesOf(RICH_DOCUMENT);
    expect(table?.caption).toBe('Milestones that need attention');
    expect(table?.rows.map(({ cells }) => cells[2]?.status)).toEqual(['red', 'red', 'not-completed', 'amber']);
  });

  it('is for its board where it is a cut', () => {
    const cut = { board: 'People Board', directorates: ['Children', 'Communities', 'Health'] };
    const document = snapshotToDocument({ ...EMPTY_SNAPSHOT, cut });
    expect(document.title).toBe('People Board: performance report');
    expect(document.running).toBe('People Board: Quarter 1 2026/27, 1 April to 30 June 2026');
    expect(textOf(document)).toContain('From Children, Communities and Health');
  });
});

describe('the table of milestones', () => {
  const columnsOf = (document: ReportDocument) =>
    tablesOf(document)
      .find(({ caption }) => caption.startsWith('Milestones in'))
      ?.columns.map(({ title }) => title);

  it('is headed with the quarter, and says how each stood in the one before', () => {
    expect(columnsOf(RICH_DOCUMENT)).toEqual([
      'Ref',
      'Milestone',
      'Due',
      'Quarter 2 progress',
      'Last quarter',
      'Owner',
    ]);
  });

  it('has no column for a quarter of which nothing is known', () => {
    expect(columnsOf(snapshotToDocument(TWINS))).not.toContain('Last quarter');
  });
});

describe('what closes a text', () => {
  it.each([
    'No other money is known. (TC, AMc)',
    '140 new members (TC)',
    'Property services asks for <revised> tenders, and brings a shorter list. By when: 30 November 2026. (SN)',
    'A campaign in May. (TC)',
  ])('are the initials, once, behind its last line: %s', (end) => {
    expect(textOf(RICH_DOCUMENT)).toContain(end);
  });

  it('is nobody in a financial summary', () => {
    const finance = documentPieces(RICH_DOCUMENT);
    expect(
      finance.slice(finance.indexOf('7 Financial summaries'), finance.indexOf('8 Appendix: symbols and key')),
    ).toContain('one is advertised');
  });
});

describe('a financial summary', () => {
  const [care, learning] = tablesOf(RICH_DOCUMENT).filter(({ caption }) => caption.includes('budget'));
  const linesOf = (table: TableBlock | undefined) =>
    table?.rows.map(({ kind, cells }) => [kind, ...cells.map(({ runs }) => runs.map(({ text }) => text).join(''))]);

  it('has thousands, a minus before income and brackets around an overspend, in the order of the file', () => {
    expect(linesOf(care)).toEqual([
      ['heading', 'Expenditure', '', '', '', ''],
      ['line', 'Employees', '8,900', '4,400', '4,470', '(70)'],
      ['line', 'Premises', '1,200', '600', '600', '0'],
      ['total', 'Total expenditure', '10,100', '5,000', '5,070', '(70)'],
      ['heading', 'Income', '', '', '', ''],
      ['line', 'Fees & charges', '−1,177', '−588', '−590', '2'],
      ['total', 'Net expenditure', '8,923', '4,412', '4,480', '(68)'],
    ]);
    expect(linesOf(learning)).toHaveLength(1);
  });

  it('says its date, and its version from the second on', () => {
    const text = textOf(RICH_DOCUMENT);
    expect(text).toContain('7.1 Care and Family Support: position as at 30 September 2026\nThis is version 2');
    expect(text).toContain("7.2 Learning: position as at 30 September 2026\nLearning: budget and expenditure in £'000");
  });
});
