import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { askToSign, sign } from './publishing.ts';
import { answerLast, closeAndPublish, publish } from './rest-of-the-year.ts';
import { answer, GREEN, type Story } from './story.ts';

const Q4 = '2026-27/Q4';
const COPS2 = 'Report on whether each school can fill its classes';

/** At the end of the year it is said of each whether it was done; one owner takes longer. */
export async function fourthQuarter(story: Story): Promise<void> {
  const { at } = story;
  await at('2027-03-24T09:00:00Z');
  await at('2027-04-01T08:00:00Z');
  await at('2027-04-01T08:01:00Z');
  const of = { code: 'CE', quarter: Q4 } as const;
  await answerLast(story, 'AMc', {
    ...{ ...of, ref: 'COPS1', status: 'Not completed', why: 'It is made every year.' },
    words: 'The next survey begins in May.',
  });
  await answer(story, 'AMc', { ...of, ref: 'CFS1', status: GREEN, words: 'Four families were approved in March.' });
  await answerLast(story, 'SN', {
    ...{ ...of, ref: 'LAS1', status: 'Completed', on: '2027-03-19' },
    words: 'Every school has had its adviser for a full term.',
  });
  await answerLast(story, 'MK', {
    ...{ code: 'PL', quarter: Q4, ref: 'PL1', status: 'Completed', on: '2027-03-26' },
    words: 'The last of the thirty roads was repaired in March.',
  });
}

/** The next plan of each begins with what is not done, while the last quarter is still collected. */
export async function rollsForward({ council, query }: Story): Promise<void> {
  for (const [code, goesOn, done] of [
    ['CE', '3 milestones go on, 2 are completed or dropped and left out.', 'LAS1'],
    ['PL', 'One milestone goes on, one is completed or dropped and left out.', 'PL1'],
  ] as const) {
    const file = join(council.folder, `next-${code}.yaml`);
    const rolled = await council.command('plan', 'roll-forward', '--directorate', code, '--out', file);
    expect(rolled.text).toContain(goesOn);
    expect(readFileSync(file, 'utf8')).not.toContain(`ref: ${done}`);
    expect((await council.command('import', file)).code).toBe(0);
  }
  expect(query('select start_year from plan where version > 0 order by start_year')).toEqual([2026, 2026, 2027, 2027]);
}

/** Two years are alive: officers and owners see which is which, and what is answered is this year's. */
export async function twoYearsAreAlive(story: Story): Promise<void> {
  const { as, at, council } = story;
  const [jo, anne] = [as('JP'), as('AMc')];
  await at('2027-04-08T08:00:00Z');
  await jo.command('/milestone COPS2');
  for (const year of ['2026/27', '2027/28']) expect(jo.modal?.text.split(`Plan ${year}`)).toHaveLength(2);
  await jo.press('Show', { nth: 2 });
  expect(jo.modal?.text).toContain('Plan 2027/28');
  expect(jo.modal?.text).not.toContain('Plan 2026/27');
  await jo.close({ all: true });
  await jo.command('/quarter people');
  expect(jo.modal?.text).toContain('(plan 2026/27), 3 milestones and one indicator (plan 2027/28).');
  await jo.close({ all: true });
  await jo.command('/quarter close CE');
  expect(jo.modal?.text).toContain('Quarter 4 2026/27');
  expect(jo.modal?.text).toContain('COPS2');
  await jo.close({ all: true });
  await anne.command('/milestone');
  expect(anne.ephemerals().at(-1)?.text.split(COPS2)).toHaveLength(2);
  await anne.command('/milestone COPS2');
  expect(anne.modal?.text).toContain('Quarter 4 2026/27');
  await anne.close({ all: true });
  await answer(story, 'AMc', {
    ...{ code: 'CE', quarter: Q4, ref: 'COPS2', status: GREEN },
    words: 'Six of nine schools have agreed to the report.',
  });
  await answer(story, 'LB', {
    ...{ code: 'PL', quarter: Q4, ref: 'PL2', status: GREEN },
    words: 'Paths to eighteen of the schools are lit.',
  });
  await at('2027-04-08T09:00:00Z');
  await closeAndPublish(story, { code: 'CE', instant: '2027-04-08T09:05:00Z' });
  await as('RO').command('/quarter close PL');
  await as('RO').submit();
  await as('RO').close({ all: true });
  await askToSign(as('RO'), 'PL');
  await at('2027-04-08T09:30:00Z');
  await sign(story, 'Places and Streets', { officer: as('RO'), draft: 1 });
  await publish(story, { code: 'PL', instant: '2027-04-08T10:05:00Z' });
  const { text } = await council.command('status');
  for (const code of ['CE', 'PL']) expect(text).toContain(`${code} ${Q4}: published`);
}

/** The first quarter of the next year opens with what was said last; of the old plan nothing is asked any more. */
export async function nextYearBegins({ as, at }: Story): Promise<void> {
  await at('2027-06-24T09:00:00Z');
  await at('2027-07-01T09:00:00Z');
  await at('2027-07-01T09:01:00Z');
  for (const [who, ref, said] of [
    ['AMc', 'COPS2', 'Six of nine schools have agreed to the report.'],
    ['LB', 'PL2', 'Paths to eighteen of the schools are lit.'],
  ] as const) {
    await as(who).command(`/milestone ${ref}`);
    expect(as(who).modal?.text).toContain('Quarter 1 2027/28');
    expect(as(who).modal?.text).toContain(said);
    await as(who).close({ all: true });
  }
}
