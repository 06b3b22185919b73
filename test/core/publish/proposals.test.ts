import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { Proposal } from '../../../src/core/plan/proposal.ts';
import { buildSummaryMessages } from '../../../src/slack/publish/summary-messages.ts';
import { readMade } from '../../support/made-report.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot, aStatus } from '../../support/report-builders.ts';

const PROPOSAL: Proposal = {
  id: 'pr-1',
  stateId: 1,
  state: 'open',
  milestoneId: 'm1',
  kind: 'change',
  due: localDate('2027-09-30'),
  words: undefined,
  reason: 'The <survey> is late,\nand two schools *miss* it.',
  ownerId: 'p-AMc',
  enteredById: undefined,
  at: new Date('2026-07-10T10:00:00Z'),
  body: undefined,
  decidedOn: undefined,
  minute: undefined,
};

const plan = aPlan({ milestones: [aMilestone('m1', { ref: 'COPS2' })] });
const proposals = new Map([['m1', PROPOSAL]]);
const silent = anUpdate('m1', { kind: 'on-course', commentary: '', status: aStatus('green') });

const commentaries = (current: Parameters<typeof aSnapshot>[0]) =>
  aSnapshot({ plan, proposals, ...current }).areas[0]?.commentaries;

describe('a proposal that is not decided', () => {
  it.each([
    ['beside a commentary', { current: [anUpdate('m1')] }, false],
    ['where nothing was said because it is on course', { current: [silent] }, false],
    ['where an update is missing', {}, true],
  ])('is printed %s', (_what, current, isMissing) => {
    expect(commentaries(current)).toMatchObject([
      {
        refs: 'COPS2',
        isMissing,
        proposals: [{ name: null, asked: 'due 30 September 2027 instead of 31 March 2027', initials: 'AMc' }],
      },
    ]);
  });

  it('leaves no trace in a snapshot without any', () => {
    const [commentary] = aSnapshot({ plan, current: [anUpdate('m1')] }).areas[0]?.commentaries ?? [];
    expect(commentary).not.toHaveProperty('proposals');
    expect(aSnapshot({ plan, current: [silent] }).areas[0]?.commentaries).toEqual([]);
  });

  it('does not touch the status, which is judged against what is agreed', () => {
    const milestone = aSnapshot({ plan, proposals, current: [silent] }).areas[0]?.milestones[0];
    expect(milestone).toMatchObject({ due: '31 March 2027', status: { kind: 'green' } });
  });

  it('says for which milestone it is where the commentary covers several', () => {
    const two = aPlan({ milestones: [aMilestone('m1', { ref: 'COPS2' }), aMilestone('m2', { ref: 'COPS3' })] });
    const current = [anUpdate('m1'), anUpdate('m2', { kind: 'covered', coveredBy: 'm1' })];
    const [commentary] = aSnapshot({ plan: two, proposals, current }).areas[0]?.commentaries ?? [];
    expect(commentary?.proposals).toMatchObject([{ name: 'COPS2' }]);
  });

  it('stands in every format with its reason, as text and nothing else', async () => {
    const snapshot = aSnapshot({ plan, proposals, current: [silent] });
    const read = (format: 'html' | 'md' | 'json') => readMade(snapshot, format);
    expect(await read('html')).toContain(
      '<strong>Proposed:</strong> due 30 September 2027 instead of 31 March 2027. Not agreed yet. Reason: The &lt;survey&gt; is late,',
    );
    expect(await read('md')).toContain('**Proposed:** due 30 September 2027 instead of 31 March 2027.');
    expect(await read('md')).not.toContain('*miss*');
    expect(await read('json')).toContain('"asked": "due 30 September 2027 instead of 31 March 2027"');
    const summary = buildSummaryMessages(snapshot).map(({ text }) => text);
    expect(summary.join('\n')).toContain('Proposed: due 30 September 2027 instead of 31 March 2027. Not agreed yet.');
    expect(summary.join('\n')).toContain('The &lt;survey&gt; is late,\nand two schools *miss* it. (AMc)');
  });
});
