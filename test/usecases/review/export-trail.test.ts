import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TRAIL_FILES } from '../../../src/reports/trail-files.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { COMMAND_LINE } from '../../../src/usecases/find-actor.ts';
import { type ExportTrailPress, exportTrail } from '../../../src/usecases/review/export-trail.ts';
import { readTrail } from '../../../src/usecases/review/read-trail.ts';
import { readTrailFile } from '../../../src/usecases/review/read-trail-file.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

const TEXT = 'Two sites are open, and <b>the third</b> opens in the autumn term of this year.';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
  const answer = { commentary: TEXT };
  expect(await submitUpdate(world.ports, await world.submit({ answer }))).toMatchObject({ outcome: 'saved' });
});
afterEach(() => world.house.close());

const actors = () => ({ ...world.ports, administrators: ['U0ADMIN'] });
const press = (more: Partial<ExportTrailPress> & { readonly as?: string } = {}) => {
  const slackUserId = more.as ?? world.userId('JP');
  return exportTrail(
    { ...world.house, actors: actors() },
    {
      clicker: { slackUserId, teamId: 'T1' },
      author: { actor: slackUserId },
      ...{ text: 'history COPS2 AMc', nonce: '1', now: NOW, patience: patience() },
      ...more,
    },
  );
};
const planned = async () => (await world.house.deliveries.startingWith('history-')).map(({ content }) => content);
async function recorded() {
  const read = await readTrail(world.house, { by: COMMAND_LINE, size: 50 });
  return (read.ok ? read.value.lines : []).filter(({ action }) => action === 'export-trail');
}

/** The files that go out, by their format. */
async function files(askedById?: string) {
  const written = new Map<string, string>();
  for (const content of await planned()) {
    if (content.kind !== 'attachment' || content.payload.trail === undefined) continue;
    const { title } = content.payload;
    const trail = { ...content.payload.trail, ...(askedById !== undefined && { askedById }) };
    const format = content.payload.format === 'csv' ? 'csv' : 'html';
    const ports = { ...world.house, actors: actors(), trailFiles: TRAIL_FILES };
    const read = await readTrailFile(ports, { trail, title, format }, NOW);
    written.set(format, read.ok ? new TextDecoder().decode(read.value.bytes) : read.refusal.reason);
  }
  return written;
}

describe('an officer who asks for a history as a file', () => {
  it('gets a page and a spreadsheet, once for each press, and it is on record', async () => {
    for (const nonce of ['1', '1', '2']) expect(await press({ nonce })).toEqual({ ok: true, value: undefined });
    expect(await planned()).toHaveLength(4);
    expect(await recorded()).toMatchObject([
      { actor: world.userId('JP'), after: { asked: 'COPS2, AMc' } },
      { actor: world.userId('JP'), after: { asked: 'COPS2, AMc' } },
    ]);
  });

  it('reads in both what was asked for and nothing else, as it was written', async () => {
    await press();
    const sent = await files();
    expect(sent.get('csv')).toContain(TEXT);
    expect(
      sent
        .get('csv')
        ?.split('\r\n')
        .filter((line) => line.includes('COPS2')),
    ).toHaveLength(1);
    expect(sent.get('html')).toContain('Two sites are open, and &lt;b&gt;the third&lt;/b&gt; opens');
    for (const text of sent.values()) expect(text).not.toContain('import');
  });

  it('reads what stands when it is sent, and what they may read then', async () => {
    await press({ text: 'history' });
    expect((await files()).get('csv')).toContain('had a history sent as files');
    const people = await world.house.plans.people();
    const anne = people.find(({ initials }) => initials === 'AMc');
    expect([...(await files(anne?.id)).values()]).toEqual(['gone', 'gone']);
  });

  it('gets the newest 5,000 of a longer one, and is told that there are older ones and how to have them', async () => {
    world.house.close();
    const path = join(mkdtempSync(join(tmpdir(), 'ragtime-history-')), 'ragtime.sqlite');
    world = await openCollectWorld(undefined, path);
    const sqlite = new SqliteDatabase(path);
    const add = (count: number, at: number) =>
      sqlite.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
        insert into audit (at, actor, action, subject, subject_id)
        select ${at} + i, 'U0-' || i, 'plan-window', 'directorate', (select id from directorate where code = 'CE') from n`);
    const rows = async () => {
      await press({ text: 'history 2027-01-01', nonce: 'once' });
      const sent = await files();
      return { csv: sent.get('csv')?.trimEnd().split('\r\n').slice(1) ?? [], html: sent.get('html') ?? '' };
    };
    const day = Date.parse('2027-01-01T12:00:00Z');
    add(5000, day);
    const whole = await rows();
    expect(whole.csv).toHaveLength(5000);
    expect([whole.csv.at(-1), whole.html].filter((text) => text?.includes('These are the newest'))).toEqual([]);
    add(1, day + 6000);
    const cut = await rows();
    expect(cut.csv).toHaveLength(5001);
    expect(cut.csv[0]).toContain('U0-1,');
    expect(cut.csv[1]).toContain('U0-5000,');
    expect(cut.csv[4999]).toContain('U0-2,');
    for (const text of [cut.csv[5000], cut.html.slice(cut.html.indexOf('</table>'))]) {
      expect(text).toContain('These are the newest 5,000 changes. Name an item, a person or days to have older ones');
    }
    expect(cut.html.split('<tr>')).toHaveLength(5002);
    sqlite.close();
    rmSync(dirname(path), { recursive: true });
  });

  it.each([
    ['an owner', { as: 'U-AMc' }, 'not-allowed'],
    ['an administrator in no plan', { as: 'U0ADMIN' }, 'not-in-plan'],
    ['what is not in the plan', { text: 'history NOPE' }, 'unknown-item'],
    ['days on which nothing was done', { text: 'history COPS2 2031-01-01' }, 'nothing'],
  ])('gets nothing where it is %s', async (_, more, reason) => {
    expect(await press(more)).toMatchObject({ ok: false, refusal: { reason } });
    expect([await planned(), await recorded()]).toEqual([[], []]);
  });
});
