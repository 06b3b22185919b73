import { createHash } from 'node:crypto';
import { eq, ne } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REPORT_FORMATS } from '../../../src/core/publish/report-format.ts';
import { buildSummaryMessages } from '../../../src/slack/publish/summary-messages.ts';
import type { Database } from '../../../src/store/database.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { collectionWindow, milestoneUpdate } from '../../../src/store/schema/collect.ts';
import { directorate, plan } from '../../../src/store/schema/plan.ts';
import { revision, revisionFile } from '../../../src/store/schema/publish.ts';
import { delivery } from '../../../src/store/schema/remind.ts';
import { wording } from '../../../src/store/schema/review.ts';
import { type PublishRequest, publishQuarter } from '../../../src/usecases/publish/publish-quarter.ts';
import { checkedPorts } from '../../support/checked-council.ts';
import { renderWithoutPdf } from '../../support/made-report.ts';
import { insertMilestone, insertUpdate, insertWindow, openSmallCouncil } from '../../support/rows.ts';

let database: Database;
const portsOf = checkedPorts;
const request = (more: Partial<PublishRequest> = {}): PublishRequest => ({
  directorateCode: 'ce',
  quarter: { startYear: 2026, number: 1 },
  author: { actor: 'U0OFFICER' },
  now: new Date('2026-07-23T09:00:00Z'),
  patience: { giveUpAt: performance.now() + 2000 },
  ...more,
});
/** Everything that publishing could have written. */
const written = () => ({
  revisions: database.orm.select().from(revision).all(),
  files: database.orm.select().from(revisionFile).all(),
  deliveries: database.orm.select().from(delivery).where(ne(delivery.kind, 'share')).all(),
  shares: database.orm.select().from(delivery).where(eq(delivery.kind, 'share')).all(),
  audits: database.orm.select().from(audit).all(),
  windows: database.orm.select().from(collectionWindow).all(),
});

beforeEach(async () => {
  database = await openSmallCouncil();
  insertMilestone(database, 'm1');
  insertMilestone(database, 'm2', { areaId: 'a-2', ref: 'LAS1', ownerId: 'p-SN' });
  insertUpdate(database, 'm1');
});
afterEach(() => database.close());

describe('publishing a quarter that is not over', () => {
  it.each([
    ['on its last day', '2026-06-30T22:00:00Z', 'not-over'],
    ['on the day after', '2026-06-30T23:00:00Z', undefined],
  ])('%s', async (_, instant, reason) => {
    insertWindow(database);
    const published = await publishQuarter(portsOf(database), { ...request(), now: new Date(instant) });
    expect(published.ok ? undefined : published.refusal.reason).toBe(reason);
    expect(written().revisions).toHaveLength(reason === undefined ? 1 : 0);
  });
});

describe('publishing a quarter that is under review', () => {
  beforeEach(() => insertWindow(database));

  it('freezes the report as revision 1, with its hash', async () => {
    const published = await publishQuarter(portsOf(database), request());
    expect(published).toMatchObject({ ok: true, value: { number: 1, publishedBy: 'U0OFFICER' } });
    const [row] = written().revisions;
    expect(row?.sha256).toBe(
      createHash('sha256')
        .update(row?.snapshot ?? '')
        .digest('hex'),
    );
    expect(JSON.parse(row?.snapshot ?? '')).toMatchObject({ revision: 1, counts: { green: 1, 'no-update': 1 } });
  });

  it('stores each document with its hash', async () => {
    await publishQuarter(portsOf(database), request());
    const { files } = written();
    expect(files.map(({ name }) => name).toSorted()).toEqual(
      REPORT_FORMATS.toSorted().map((format) => `2026-27-q1-children-and-enterprise-performance-v1.${format}`),
    );
    for (const { bytes, sha256 } of files) expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('leaves out the PDF of a report that is too long for one, says so, and publishes the rest', async () => {
    const published = await publishQuarter({ ...portsOf(database), renderReport: renderWithoutPdf }, request());
    expect(published).toMatchObject({ ok: true, value: { number: 1, leftOut: ['pdf'] } });
    const { files, windows, deliveries } = written();
    expect(files.map(({ format }) => format).toSorted()).toEqual(
      REPORT_FORMATS.filter((format) => format !== 'pdf').toSorted(),
    );
    expect(windows).toMatchObject([{ state: 'published' }]);
    const keys = deliveries.map(({ key }) => key);
    expect(keys).toContain('summary-CE-2026-27-Q1-r1-file-docx');
    expect(keys).not.toContain('summary-CE-2026-27-Q1-r1-file-pdf');
    expect(published).toMatchObject({ value: { messages: keys.length } });
  });

  it('plans a message to each person who sent what it prints, after the root, once', async () => {
    await publishQuarter(portsOf(database), request());
    await publishQuarter(portsOf(database), request());
    const { shares, deliveries } = written();
    expect(shares).toMatchObject([
      {
        key: 'share-w-ce-q1-p-AMc-r1',
        personId: 'p-AMc',
        threadOfId: null,
        afterId: deliveries[0]?.id,
        payload: { windowId: 'w-ce-q1', lines: [{ title: 'COPS1 Words of m1', word: 'Green', part: 'own' }] },
      },
    ]);
  });

  it('plans the summary: the root, and in its thread the picture, the parts and the documents, each after the one before', async () => {
    await publishQuarter(portsOf(database), request());
    const rows = written().deliveries;
    expect(rows.map(({ key, kind, methodClass }) => `${key} ${kind} ${methodClass}`)).toEqual([
      'summary-CE-2026-27-Q1-r1-root summary-root post',
      'summary-CE-2026-27-Q1-r1-picture attachment files',
      'summary-CE-2026-27-Q1-r1-part-1 summary-part post',
      'summary-CE-2026-27-Q1-r1-part-2 summary-part post',
      'summary-CE-2026-27-Q1-r1-file-pdf attachment files',
      'summary-CE-2026-27-Q1-r1-file-docx attachment files',
    ]);
    const [root, ...thread] = rows;
    expect(thread.map(({ threadOfId }) => threadOfId)).toEqual(thread.map(() => root?.id));
    expect(rows.map(({ afterId }) => afterId)).toEqual([null, ...rows.slice(0, -1).map(({ id }) => id)]);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'pending', channelId: 'C0SUMMARY', dueAt: request().now });
    }
  });

  it('names for each file which report it is of, what it is called, and what a picture shows', async () => {
    await publishQuarter(portsOf(database), request());
    const [picture, pdf] = written().deliveries.filter(({ kind }) => kind === 'attachment');
    const of = { windowId: 'w-ce-q1', revisionId: written().revisions[0]?.id };
    expect(picture?.payload).toMatchObject({ ...of, format: 'png', altText: expect.stringContaining('1 green') });
    expect(pdf?.payload).toEqual({
      ...of,
      format: 'pdf',
      title: 'Children and Enterprise Directorate, Quarter 1 2026/27, version 1 (PDF)',
      comment: 'The report as PDF.',
    });
  });

  it('ends the quarter and says who did it', async () => {
    await publishQuarter(portsOf(database), request());
    expect(written().windows).toMatchObject([{ state: 'published', version: 4 }]);
    expect(written().audits).toMatchObject([
      {
        actor: 'U0OFFICER',
        action: 'publish',
        subjectId: 'w-ce-q1',
        before: { state: 'review' },
        after: { revision: 1 },
      },
    ]);
  });

  it('changes nothing when it is done again, and says when it was published', async () => {
    await publishQuarter(portsOf(database), request());
    const before = written();
    const again = await publishQuarter(portsOf(database), request({ now: new Date('2026-08-03T09:00:00Z') }));
    expect(again).toEqual({
      ok: false,
      refusal: { reason: 'already-published', number: 1, publishedOn: '23 July 2026' },
    });
    expect(written()).toEqual(before);
  });

  it('publishes once when two officers publish at the same time', async () => {
    const ports = portsOf(database);
    const both = await Promise.all([publishQuarter(ports, request()), publishQuarter(ports, request())]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(written().revisions).toHaveLength(1);
    expect(written().deliveries).toHaveLength(6);
  });

  it('is possible once it is signed off', async () => {
    database.orm.update(collectionWindow).set({ state: 'signed-off' }).run();
    expect(await publishQuarter(portsOf(database), request())).toMatchObject({ ok: true });
  });
});

describe('something changes while the report is made', () => {
  beforeEach(() => insertWindow(database));

  /** Ports that let something happen once, after everything was read. */
  function portsWith(happening: () => void) {
    let isOver = false;
    return {
      ...portsOf(database),
      renderSummary: (snapshot: Parameters<typeof buildSummaryMessages>[0]) => {
        if (!isOver) happening();
        isOver = true;
        return buildSummaryMessages(snapshot);
      },
    };
  }

  it('takes an update that arrived in the meantime into the report', async () => {
    const published = await publishQuarter(
      portsWith(() =>
        insertUpdate(database, 'm2', { rag: 'red', action: 'Two more officers start.', ownerId: 'p-SN' }),
      ),
      request(),
    );
    expect(published).toMatchObject({
      ok: true,
      value: { snapshot: { counts: { green: 1, red: 1, 'no-update': 0 } } },
    });
    expect(written().revisions).toHaveLength(1);
  });

  it('takes a plan that was changed in the meantime', async () => {
    const rename = () =>
      database.orm
        .update(plan)
        .set({ version: 2, sectionTexts: { finance: 'New.' } })
        .run();
    const published = await publishQuarter(portsWith(rename), request());
    expect(JSON.stringify(published)).toContain('New.');
  });

  it('takes words that an officer has edited in the meantime', async () => {
    const [update] = database.orm.select().from(milestoneUpdate).all();
    const row: typeof wording.$inferInsert = {
      directorateId: 'd-ce',
      entryKind: 'milestone',
      entryId: 'm1',
      quarter: '2026-27/Q1',
      updateId: update?.id ?? 0,
      kind: 'edited',
      texts: { commentary: 'In other words.' },
      reason: '',
      at: new Date('2026-07-22T09:00:00Z'),
      nonce: 'form',
    };
    const edit = () => database.orm.insert(wording).values(row).run();
    const published = await publishQuarter(portsWith(edit), request());
    expect(JSON.stringify(published)).toContain('In other words.');
  });

  it('refuses when the quarter was opened again in the meantime, and stores nothing', async () => {
    const reopen = () => database.orm.update(collectionWindow).set({ state: 'collecting', version: 4 }).run();
    const published = await publishQuarter(portsWith(reopen), request());
    expect(published).toMatchObject({ ok: false, refusal: { reason: 'not-in-review', state: 'collecting' } });
    expect(written()).toMatchObject({ revisions: [], files: [], deliveries: [], audits: [] });
  });
});

describe('publishing what cannot be published', () => {
  it.each(['planned', 'collecting'] as const)('is refused while the quarter is %s', async (state) => {
    insertWindow(database, { state });
    const refused = await publishQuarter(portsOf(database), request());
    expect(refused).toMatchObject({ ok: false, refusal: { reason: 'not-in-review', state } });
    expect(written()).toMatchObject({ revisions: [], deliveries: [] });
  });

  it('is refused without a channel, before anything is stored', async () => {
    insertWindow(database);
    database.orm.update(directorate).set({ channelId: null }).run();
    const refused = await publishQuarter(portsOf(database), request());
    expect(refused).toEqual({ ok: false, refusal: { reason: 'no-channel', directorateCode: 'CE' } });
    expect(written().revisions).toEqual([]);
  });

  it('names the directorates and quarters that there are', async () => {
    insertWindow(database);
    expect(await publishQuarter(portsOf(database), request({ directorateCode: 'XX' }))).toEqual({
      ok: false,
      refusal: { reason: 'unknown-directorate', known: ['CE'] },
    });
    expect(await publishQuarter(portsOf(database), request({ quarter: { startYear: 2026, number: 2 } }))).toEqual({
      ok: false,
      refusal: { reason: 'no-window', known: ['2026-27/Q1'] },
    });
  });

  it('is refused without a plan for the year', async () => {
    insertWindow(database, { quarter: '2027-28/Q1' });
    const refused = await publishQuarter(portsOf(database), request({ quarter: { startYear: 2027, number: 1 } }));
    expect(refused).toEqual({ ok: false, refusal: { reason: 'no-plan' } });
  });
});
