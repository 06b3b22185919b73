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
