import { describe, expect, it } from 'vitest';
import type { LedBook } from '../../../src/core/collect/led/led-book.ts';
import type { LedContent, LedUpdate } from '../../../src/core/collect/led/led-entry.ts';
import { snapshotToDocument } from '../../../src/reports/document/snapshot-to-document.ts';
import { documentToMarkdown } from '../../../src/reports/document-to-markdown.ts';
import { aPlan, aSnapshot, DIRECTORATE, EMPTY_LED_BOOK } from '../../support/report-builders.ts';
import { reportPage } from '../../support/report-page.ts';

const Q2 = { startYear: 2026, number: 2 } as const;
const RISK = {
  id: 'r-1',
  title: 'Too few <carers>',
  grossLikelihood: 4,
  grossImpact: 5,
  residualLikelihood: 3,
  residualImpact: 4,
  controls: 'A campaign.',
  leadId: 'p-TC',
};
const ACTION = { id: 'e-1', words: 'Offer consultations in four languages', leadId: 'p-AMc' };
const plan = aPlan({ risks: [RISK], equalityActions: [ACTION] });

function said(entryId: string, content: LedContent, more: Partial<LedUpdate> = {}): LedUpdate {
  const leadId = content.kind === 'risk' ? 'p-TC' : 'p-SN';
  return { id: 1, entryId, quarter: '2026-27/Q2', content, leadId, enteredById: undefined, at: new Date(0), ...more };
}

const bookOf = (more: Partial<LedBook>): LedBook => ({ ...EMPTY_LED_BOOK, ...more });
const byEntry = (...updates: LedUpdate[]) => new Map(updates.map((update) => [update.entryId, update]));
const ofRisk = said('r-1', { kind: 'risk', likelihood: 4, impact: 3, done: 'Two came.\n- one left', next: 'In May.' });
const ofAction = said('e-1', { kind: 'equality-action', progress: 'behind', text: 'Late.' });
const confirmed = (section: 'risks' | 'equality') => ({
  section,
  personId: 'p-SN',
  at: new Date('2026-10-05T09:00:00Z'),
});
const why = (key: string, parts: Parameters<typeof aSnapshot>[0]) =>
  aSnapshot({ quarter: Q2, ...parts }).sections.find((section) => section.key === key)?.whyEmpty;

describe('risks and equality actions in the report', () => {
  const snapshot = aSnapshot({ plan, quarter: Q2, ledBook: bookOf({ current: byEntry(ofRisk, ofAction) }) });

  it('are printed with their updates, which end with the initials of whoever led them then', async () => {
    const page = await reportPage(snapshot);
    expect(page).toContain('<h3 id="section-4-1">4.1 Too few &lt;carers&gt;</h3>');
    expect(page).toContain('<td role="cell" data-label="Now">4 × 3 = 12</td>');
    expect(page).toContain('<strong>What comes next:</strong> In May. (TC)</p>');
    expect(page).toContain('<p dir="auto">Late. (SN)</p>');
    const text = documentToMarkdown(snapshotToDocument(snapshot));
    expect(text).toContain('**What was done:** Two came.\n\n- one left\n\n**What comes next:** In May. (TC)');
    expect(text).toContain('| Offer consultations in four languages | AMc | Behind |');
  });

  it('have exactly the printed initials in the key', () => {
    expect(snapshot.key.map(({ initials }) => initials)).toEqual(['AMc', 'SN', 'TC']);
  });

  it('say why there is no update, and nothing of an action that was completed before', () => {
    const [missing] = aSnapshot({ plan, quarter: Q2 }).risks;
    expect(missing).toMatchObject({ update: null, whyNoUpdate: expect.stringContaining('not available') });
    const done = said('e-1', { kind: 'equality-action', progress: 'completed', text: 'x' }, { quarter: '2026-27/Q1' });
    const [action] = aSnapshot({ plan, ledBook: bookOf({ earlier: byEntry(done) }) }).equalityActions;
    expect(action?.whyNoUpdate).toBe('Completed in Quarter 1 2026/27');
  });

  it('are left out of quarters that the directorate does not name, with the reason', () => {
    const directorate = { ...DIRECTORATE, riskQuarters: [2, 4] };
    expect(aSnapshot({ plan, directorate }).risks).toEqual([]);
    expect(why('risks', { plan, directorate, quarter: { startYear: 2026, number: 1 } })).toBe(
      'Risks are reported in Quarter 2 and Quarter 4, so none are listed here.',
    );
  });
});

describe('a section with nothing to report', () => {
  it('has its standard sentence only with the name of who confirmed it', () => {
    const empty = aPlan();
    expect(why('equality', { plan: empty })).toContain('Nobody has confirmed');
    expect(why('equality', { plan: empty, ledBook: bookOf({ confirmations: [confirmed('equality')] }) })).toBe(
      'No high priority equality actions were identified for Children and Enterprise Directorate for Quarter 2 2026/27. This was confirmed by Person SN, Operational Director, on 5 October 2026.',
    );
    expect(why('risks', { plan: empty, ledBook: bookOf({ confirmations: [confirmed('equality')] }) })).toContain(
      'Nobody has confirmed',
    );
  });

  it('says so above its table where the plan has entries', () => {
    const ledBook = bookOf({ confirmations: [confirmed('risks')] });
    expect(why('risks', { plan, ledBook })).toContain(
      'There is nothing to report on high risks for Quarter 2 2026/27.',
    );
    expect(aSnapshot({ plan, quarter: Q2, ledBook }).risks[0]?.whyNoUpdate).toBe('Nothing to report');
  });
});
