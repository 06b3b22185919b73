import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Council, openCouncil } from '../../support/council.ts';
import { openCollecting, QUARTER } from '../../support/open-collecting.ts';

let council: Council;
const history = (...args: string[]) => council.command('history', ...args);

beforeAll(async () => {
  council = await openCollecting('socket');
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await anne.fill('Will it be done on time?', 'Green: on course');
  await anne.fill(
    'What should councillors know?',
    '=SUM(A1) Two sites are open.\nThe third follows.\u001b[2J\u0007\u202e',
  );
  await anne.submit();
  await anne.close();
  council.setTime('2026-07-02T10:00:00Z');
  await council.command('return', ...QUARTER, '--ref', 'COPS2', '--question', 'Which two sites?');
  council.setTime('2026-07-22T10:00:00Z');
  await council.command('quarter', 'close', ...QUARTER);
});
afterAll(() => council.stop());

describe('the history', () => {
  it('of an item has every word, the newest first', async () => {
    const { code, text } = await history('--item', 'cops 2');
    expect(code).toBe(0);
    const [question = '', answer = '', imported = ''] = text.split('\n\n');
    expect(question).toMatch(
      /^Thursday 2 July 2026, 11am {2}.+, on the command line, sent it back with a question: COPS2 /,
    );
    expect(question).toContain('  Question: Which two sites?');
    expect(answer).toMatch(/^Wednesday 1 July 2026, 9am {2}Alison McBride answered: COPS2 /);
    expect(answer).toContain('  Commentary: =SUM(A1) Two sites are open.\n  The third follows.');
    expect(answer).toContain('  Status: Green');
    expect(imported).toContain('added it from the plan file: COPS2');
  });

  it.each([
    [['--person', 'AMc'], ['answered: COPS2'], ['sent it back']],
    [['--person', 'amc', '--from', '2026-07-01', '--to', '2026-07-01'], ['answered: COPS2'], ['from the plan file']],
    [['--from', '2026-07-02', '--to', '2026-07-02'], ['sent it back'], ['answered', 'closed the window']],
    [['--from', '2026-07-03'], ['closed the window: 2026-27/Q1'], ['sent it back']],
    [['--item', 'CE', '--to', '2026-07-01'], ['changed directorate as the plan file says: CE'], ['answered']],
  ])('%j shows what belongs to it, and nothing else', async (args, there, missing) => {
    const { text } = await history(...args);
    for (const words of there) expect(text).toContain(words);
    for (const words of missing) expect(text).not.toContain(words);
  });

  it('shows what a terminal would obey, wherever words of others are printed', async () => {
    for (const args of [['history'], ['history', '--format', 'csv'], ['review', ...QUARTER]]) {
      const { text } = await council.command(...args);
      expect(text.replaceAll(/\r\n|[\n\t]/gu, '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    }
    expect((await history()).text).toContain('The third follows.\\u001b[2J\\u0007\\u202e');
  });

  it('goes into a spreadsheet without running there, and into JSON with all that is stored', async () => {
    const [csv, json] = [join(council.folder, 'h.csv'), join(council.folder, 'h.json')];
    expect((await history('--item', 'COPS2', '--format', 'csv', '--out', csv)).text).toContain('3 changes written');
    expect(readFileSync(csv, 'utf8')).not.toMatch(/(^|,|")=SUM/m);
    expect(readFileSync(csv, 'utf8')).not.toContain('\u001b');
    await history('--item', 'COPS2', '--format', 'json', '--out', json);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject([
      { action: 'return-update' },
      {
        action: 'answer-milestone',
        who: 'Alison McBride',
        written: [{ commentary: expect.stringContaining('Two sites') }],
      },
      { action: 'import-added' },
    ]);
    const again = await history('--item', 'COPS2', '--format', 'csv', '--out', csv);
    expect(again.code).toBe(1);
    expect(again.text).toContain('Nothing was written.');
  });

  it.each([
    [['--item', 'NOPE'], 1, 'Nothing has the ref, the id or the words "NOPE".'],
    [['--person', 'XX'], 1, 'Nobody in the plans has the initials "XX".'],
    [['--from', 'July'], 2, '--from "July" is not a day; one written like 2026-07-16 is.'],
    [['--format', 'pdf'], 2, '--format "pdf" is none; text, csv, json are.'],
    [['--from', '2027-01-01'], 0, 'Nothing is recorded.'],
  ])('%j is answered', async (args, code, words) => {
    const answer = await history(...args);
    expect(answer).toMatchObject({ code, text: expect.stringContaining(words) });
  });
});

it('is empty in an empty database', async () => {
  const empty = await openCouncil({ transport: 'socket', startsApp: false });
  await empty.command('status');
  expect(await empty.command('history')).toEqual({ code: 0, text: 'Nothing is recorded.' });
  await empty.stop();
});
