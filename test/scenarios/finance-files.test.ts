import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../sandbox/delivery.ts';
import type { FieldValueFile, Person } from '../../sandbox/people.ts';
import type { Slack } from '../../sandbox/slack.ts';
import type { Council } from '../support/council.ts';
import { comesOf, handInFile, LEARNING, openFinanceForm, storeFile } from '../support/finance-hand-in.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
let fay: Person;

beforeEach(async () => {
  council = await openCollecting('socket');
  fay = council.slack.as('FW');
});
afterEach(() => council.stop());

const stored = () => readColumn(council.databasePath, 'select file_name from finance_version');

async function handIn(file: FieldValueFile, arrange: (slack: Slack) => void = () => undefined): Promise<string> {
  await openFinanceForm(fay);
  await fay.fill('The file', [file]);
  arrange(council.slack);
  await fay.submit();
  return comesOf(council, fay);
}

const GOOD = { name: 'learning.csv', content: LEARNING };

describe('a file that Slack does not give', () => {
  it.each<[string, (slack: Slack) => void, string]>([
    ['was deleted', (slack) => slack.deleteFile('learning.csv'), 'no longer in Slack'],
    [
      'may not be read by the app',
      ({ faults }) => faults.next('files.info', { kind: 'refused', error: 'missing_scope' }),
      'An administrator of Ragtime can add the scope files:read',
    ],
    [
      'is answered with the sign-in page',
      ({ faults }) => faults.next('download', { kind: 'refused', error: 'not_signed_in' }),
      'does not let Ragtime read files',
    ],
    ['is not answered', ({ faults }) => faults.next('download', { kind: 'reset-before' }), 'did not give the file'],
    ['fails', ({ faults }) => faults.next('download', { kind: 'http-error' }), 'did not give the file'],
    ['breaks off', ({ faults }) => faults.next('download', { kind: 'truncated' }), 'did not give the file'],
    [
      'is asked for in vain',
      ({ faults }) => faults.next('files.info', { kind: 'http-error' }),
      'did not give the file',
    ],
  ])('that %s is refused in words, and is checked again without being chosen anew', async (_what, arrange, words) => {
    const found = await handIn(GOOD, arrange);
    expect(found).toContain('Nothing was stored. In learning.csv:');
    expect(found).toContain(words);
    if (words.startsWith('no longer')) return;
    await fay.submit();
    expect(await comesOf(council, fay)).toContain('It becomes version 1.');
  });

  it('any more once it was read is not stored, and what was typed stays', async () => {
    await handInFile(council, fay, GOOD);
    await fay.fill('What finance says of it', 'As planned.');
    council.slack.deleteFile('learning.csv');
    const found = await storeFile(council, fay);
    expect(found).toContain('no longer in Slack');
    expect(found).toContain('As planned.');
    expect(stored()).toEqual([]);
  });
});

describe('a file that is no table', () => {
  it.each<[string, FieldValueFile, string]>([
    ['too large', { name: 'a.csv', content: 'x'.repeat(5_000_001) }, '5 MB at most would be accepted'],
    ['no workbook', { name: 'a.xlsx', content: 'PK no' }, 'would be accepted'],
    ['a page', { name: 'a.csv', content: '<html><script>alert(1)</script>' }, 'No row has the headings'],
    ['empty', { name: 'a.csv', content: '\n' }, 'The file holds no cells'],
  ])('since it is %s, is refused in words', async (_what, file, words) => {
    const found = await handIn(file);
    expect(found).toContain('Nothing was stored.');
    expect(found).toContain(words);
    expect(stored()).toEqual([]);
  });

  it('is not even fetched where its name says so', async () => {
    await openFinanceForm(fay);
    await fay.fill('The file', [GOOD]);
    const seen: Delivery[] = [];
    const stop = council.slack.onDelivery(async (delivery) => void seen.push(delivery));
    await fay.submit();
    stop();
    const [sent] = seen;
    if (sent === undefined) throw new Error('Nothing was sent.');
    const renamed = JSON.parse(JSON.stringify(sent).replaceAll('learning.csv', 'learning.exe'));
    expect(JSON.stringify(await council.slack.deliver(renamed))).toContain('Only .xlsx and .csv are read.');
  });
});

describe('a file that lies elsewhere', () => {
  it('is not fetched, and nobody elsewhere gets the token', async () => {
    const asked: unknown[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.headers);
      response.end(LEARNING);
    });
    await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const found = await handIn({ ...GOOD, storedAt: `http://127.0.0.1:${port}/learning.csv` });
    expect(found).toContain('This file lies with another service');
    expect(asked).toEqual([]);
    elsewhere.close();
  });
});

describe('a file of somebody else', () => {
  it('is not read for an officer, who may hand in one of their own', async () => {
    await handInFile(council, fay, GOOD);
    const seen: Delivery[] = [];
    const stop = council.slack.onDelivery(async (delivery) => void seen.push(delivery));
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivery-lost' });
    await fay.submit();
    stop();
    const [sent] = seen;
    if (sent === undefined) throw new Error('Nothing was sent.');
    const before = council.slack.calls.length;
    await council.slack.forge(sent, 'JP');
    // The file is read once the click is answered.
    const shown = () => JSON.stringify(council.slack.calls.slice(before).map(({ args }) => args));
    await council.slack.until(() => shown().includes('put into Slack by somebody else'));
    expect(stored()).toEqual([]);
  });
});
