import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { dropGuards } from '../../../src/store/guard-tables.ts';
import { createUploadStore } from '../../../src/store/publish/upload-store.ts';
import { milestone } from '../../../src/store/schema/plan.ts';
import { revisionFile } from '../../../src/store/schema/publish.ts';
import { compileQuarter } from '../../../src/usecases/publish/compile-quarter.ts';
import { publishQuarter } from '../../../src/usecases/publish/publish-quarter.ts';
import { readReport } from '../../../src/usecases/publish/read-report.ts';
import { checkedPorts } from '../../support/checked-council.ts';
import { insertMilestone, insertUpdate, insertWindow, openSmallCouncil } from '../../support/rows.ts';

let database: Database;
const portsOf = (opened: Database) => ({
  ...checkedPorts(opened),
  uploads: createUploadStore(opened),
  renderSummary: () => [{ text: 'Summary', blocks: [] }],
  renderAttachments: () => ({ picture: undefined, documents: [] }),
});
const request = {
  directorateCode: 'CE',
  quarter: { startYear: 2026, number: 1 },
  now: new Date('2026-07-23T09:00:00Z'),
} as const;
const textOf = async (format: 'html' | 'md' | 'json') => {
  const read = await readReport(portsOf(database), { ...request, format });
  return read.ok ? { ...read.value, text: new TextDecoder().decode(read.value.file.bytes) } : undefined;
};

beforeEach(async () => {
  database = await openSmallCouncil();
  insertMilestone(database, 'm1', { words: 'Find more places' });
  insertUpdate(database, 'm1');
  insertWindow(database);
});
afterEach(() => database.close());

describe('reading a report before it is published', () => {
  it('is a draft of how things stand now', async () => {
    expect(await textOf('html')).toMatchObject({
      revision: undefined,
      text: expect.stringContaining('Draft, not for'),
    });
    insertUpdate(database, 'm1', { commentary: 'Newer words.' });
    expect((await textOf('md'))?.text).toContain('Newer words.');
  });
});

describe('reading a report after it was published', () => {
  beforeEach(async () => {
    const patience = { giveUpAt: performance.now() + 2000 };
    await publishQuarter(portsOf(database), { ...request, author: { actor: 'U0OFFICER' }, patience });
  });

  it('gives the stored bytes, whatever has changed since', async () => {
    const before = await textOf('html');
    database.orm.update(milestone).set({ words: 'Something else' }).run();
    insertUpdate(database, 'm1', { commentary: 'Too late.' });
    const after = await textOf('html');
    expect(after).toEqual(before);
    expect(after).toMatchObject({ revision: 1, text: expect.stringContaining('Find more places') });
  });

  it('gives them even after the renderer has changed', async () => {
    dropGuards(database.sqlite);
    database.orm
      .update(revisionFile)
      .set({ bytes: Buffer.from('As it was.') })
      .run();
    expect((await textOf('md'))?.text).toBe('As it was.');
  });

  it('makes a format that was not stored from the stored snapshot', async () => {
    dropGuards(database.sqlite);
    database.orm.delete(revisionFile).run();
    database.orm.update(milestone).set({ words: 'Something else' }).run();
    expect(await textOf('md')).toMatchObject({ revision: 1, text: expect.stringContaining('Find more places') });
  });
});

describe('compiling a later quarter', () => {
  const third = { ...request, quarter: { startYear: 2026, number: 3 } } as const;

  it('keeps what was completed in an earlier quarter and compares with the quarter before', async () => {
    insertWindow(database, { id: 'w-ce-q3', quarter: '2026-27/Q3' });
    insertMilestone(database, 'm2');
    insertMilestone(database, 'm3');
    insertUpdate(database, 'm1', { progress: 'completed', rag: null, completedOn: '2026-06-10' });
    insertUpdate(database, 'm2', { rag: 'red', quarter: '2026-27/Q2' });
    insertUpdate(database, 'm2', { rag: 'amber', quarter: '2026-27/Q3' });
    insertUpdate(database, 'm3', { rag: 'red', quarter: '2026-27/Q1' });
    const compiled = await compileQuarter(portsOf(database), third);
    expect(compiled).toMatchObject({
      ok: true,
      value: {
        counts: { completed: 1, amber: 1, 'no-update': 1 },
        previousCounts: { completed: 1, red: 1, 'no-update': 1 },
      },
    });
  });
});
