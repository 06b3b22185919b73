import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { findRedis } from '../support/redis.ts';
import { answerEqualityActions, answerFiguresFromMessage, answerFromMessage, answersFor } from './answering.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
const redis = await findRedis();
afterAll(() => redis?.stop());

const ways = [
  { transport: 'socket', queue: 'the embedded queue', redisUrl: undefined },
  { transport: 'http', queue: 'the embedded queue', redisUrl: undefined },
  ...(redis === undefined
    ? []
    : ([
        { transport: 'socket', queue: 'Redis', redisUrl: redis.url },
        { transport: 'http', queue: 'Redis', redisUrl: redis.url },
      ] as const)),
] as const;

describe.each(ways)('a quarter over $transport on $queue', ({ transport, redisUrl }) => {
  it('goes from the plan to the report, each milestone with its status, text and initials in the plan’s order', async () => {
    const council = await openCouncil({ transport, redisUrl });
    try {
      await playQuarter(council);
      expectMessages(council);
      await expectReport(council);
      expect(council.slack.refusals).toEqual([]);
    } finally {
      await council.stop();
    }
  });
});

async function playQuarter(council: Council): Promise<void> {
  const { slack } = council;
  expect((await council.command('import', EXAMPLE_PLAN)).code).toBe(0);
  council.setTime('2026-07-01T07:30:00Z');
  expect((await council.command('quarter', 'open', ...QUARTER)).code).toBe(0);
  await council.tick();
  expect(slack.messages()).toEqual([]);
  council.setTime('2026-07-01T08:00:00Z');
  await council.tick();
  await council.tick();
  for (const given of answersFor(council.plan)) await answerFromMessage(council, given);
  await answerFiguresFromMessage(council);
  await answerEqualityActions(council);
  for (const day of ['2026-07-10T08:00:00Z', '2026-07-15T08:00:00Z', '2026-07-20T08:00:00Z']) {
    council.setTime(day);
    await council.tick();
  }
  council.setTime('2026-07-21T16:00:00Z');
  await council.tick();
  const published = await council.command('quarter', 'publish', ...QUARTER);
  expect(published.text).toContain('will be sent by the running Ragtime');
  await council.tick();
  const again = await council.command('quarter', 'publish', ...QUARTER);
  expect(again.text).toMatch(/revision 1. Nothing was changed/);
  await council.tick();
}

function expectMessages({ slack, plan }: Council): void {
  for (const owner of ['AMc', 'SN', 'TC']) {
    const [reminder, share, ...others] = slack.as(owner).dms();
    expect(reminder?.text, owner).toContain('Quarter 1 2026/27');
    expect(share?.text, owner).toContain('The report is published. Thank you for your part.');
    expect(others, owner).toEqual([]);
  }
  const channel = plan.directorate.channelId ?? '';
  const [root, ...thread] = slack.messages({ channel });
  const parts = thread.filter(({ files }) => files.length === 0);
  expect(root?.text).toContain('Children and Enterprise: Quarter 1 2026/27');
  expect(parts).toHaveLength(plan.areas.length);
  expect(parts.map((part) => part.thread_ts)).toEqual(parts.map(() => root?.ts));
  for (const [index, area] of plan.areas.entries()) expect(parts[index]?.text).toContain(area.name);
  const files = thread.flatMap((message) => message.files.map(({ name }) => String(name).replace(/.*\./, '')));
  expect(files).toEqual(['png', 'pdf', 'docx', 'html']);
}

async function expectReport(council: Council): Promise<void> {
  const whole = await readReport(council);
  // What needs attention is said in front as well.
  const html = whole.slice(whole.indexOf('<h2 id="section-6">'));
  expectFigures(council, html);
  let from = 0;
  for (const { milestone, word } of answersFor(council.plan)) {
    const at = html.indexOf(milestone.words, from);
    expect(at, milestone.words).toBeGreaterThan(from);
    const row = html.slice(at, html.indexOf('</tr>', at));
    expect(row, milestone.words).toContain(word);
    from = at;
    if (isLastOfItsArea(council, milestone.words)) from = html.indexOf('Supporting commentary', at);
  }
  for (const { commentary, action, milestone } of answersFor(council.plan)) {
    const at = html.indexOf(commentary);
    expect(at, commentary).toBeGreaterThan(0);
    expect(html.indexOf(commentary, at + 1), `${commentary} is printed once`).toBe(-1);
    if (action !== undefined) expect(html).toContain(action);
    const rest = html.slice(at, at + 600);
    expect(rest).toMatch(new RegExp(`^[^(]*\\(${milestone.owner}\\)`));
  }
}

function expectFigures({ plan }: Council, html: string): void {
  for (const { words } of plan.areas.flatMap((area) => area.indicators)) {
    const at = html.indexOf(words);
    const row = html.slice(at, html.indexOf('</tr>', at));
    expect(row, words).toMatch(/80(\.0%| places)/);
    expect(row, words).toContain('Green');
    expect(row, words).toContain('Better');
  }
}

function isLastOfItsArea({ plan }: Council, words: string): boolean {
  return plan.areas.some((area) => area.milestones.at(-1)?.words === words);
}

async function readReport(council: Council): Promise<string> {
  expect((await council.command('report', ...QUARTER, '--out', council.folder)).code).toBe(0);
  const name = readdirSync(council.folder).find((file) => file.endsWith('.html')) ?? '';
  const html = readFileSync(join(council.folder, name), 'utf8');
  return html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
