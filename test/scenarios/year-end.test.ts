import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

/** Asked in the last quarter, and once the date has passed. */
const WAS_IT = 'Was it done?';
const TEXT = 'What should councillors know?';
const LAST = ['--directorate', 'CE', '--quarter', '2026-27/Q4'];
const NEXT = ['--directorate', 'CE', '--quarter', '2027-28/Q1'];

let council: Council;
let file: string;

const roll = (...more: string[]) =>
  council.command('plan', 'roll-forward', '--directorate', 'CE', '--out', file, ...more);

async function answer(status: string, text: string, completedOn = '2027-03-20'): Promise<void> {
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await anne.fill(WAS_IT, status);
  if (status.startsWith('Completed')) await anne.fill('If completed: on what date?', completedOn);
  if (status === 'Not completed') await anne.fill(/^If not completed/, 'The builder goes on.');
  await anne.fill(TEXT, text);
  await anne.submit();
  if (anne.modal?.text.includes(WAS_IT)) await anne.submit();
  await anne.close({ all: true });
}

async function openLastQuarter(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  file = join(council.folder, 'next.yaml');
  await council.command('quarter', 'close', ...QUARTER);
  council.setTime('2027-04-05T09:00:00Z');
  await council.command('quarter', 'open', ...LAST);
  await council.tick();
}
afterEach(() => council.stop());

describe.each(['socket', 'http'] as const)('the end of the year, over %s', (transport) => {
  beforeEach(() => openLastQuarter(transport));

  it('makes the next plan: what is finished is left out, what goes on keeps its past', async () => {
    await answer('Not completed', 'Two of three sites have opened; the third opens in September.');
    const rolled = await roll();
    expect(rolled.code).toBe(0);
    expect(rolled.text).toContain('17 milestones go on, 0 are completed or dropped and left out.');
    expect(rolled.text).toContain('due before the new year, please look at the date: COPS2');
    expect(rolled.text).toContain('target to be confirmed: COPI1');
    const [old] = readColumn(council.databasePath, "select id from milestone where ref = 'COPS2'");
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(`follows: ${old}`);
    expect(text).toContain('financial year: 2027-28');
    const again = await roll();
    expect(again.code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(text);

    expect((await council.command('import', file)).code).toBe(0);
    expect((await roll('--year', '2026-27')).text).toContain('CE has a plan for 2027-28 already.');
    expect((await council.command('import', file)).text).toContain('says what Ragtime has already');

    council.setTime('2027-07-05T09:00:00Z');
    await council.command('quarter', 'close', ...LAST);
    await council.command('quarter', 'open', ...NEXT);
    const anne = council.slack.as('AMc');
    await anne.command('/milestone COPS2');
    expect(anne.modal?.text).toContain('Two of three sites have opened; the third opens in September.');
    await anne.close({ all: true });
    await anne.command('/milestone COPS2 history');
    expect(anne.modal?.text).toContain('Quarter 4 2026/27');
    await anne.close({ all: true });
    await answer('Completed late', 'The third site opened in June, with places for 20 children.', '2027-06-20');
    const report = await council.command('report', ...NEXT, '--format', 'json', '--out', council.folder);
    expect(report.code).toBe(0);
    const written = readFileSync(
      join(council.folder, '2027-28-q1-children-and-enterprise-performance-draft.json'),
      'utf8',
    );
    const { areas }: Pick<Snapshot, 'areas'> = JSON.parse(written);
    const cops2 = areas.flatMap(({ milestones }) => milestones).find(({ ref }) => ref === 'COPS2');
    expect(cops2).toMatchObject({ movement: 'completed', previous: { kind: 'not-completed' } });
    expect(council.slack.refusals).toEqual([]);
  });
});

describe('a plan that is made from the one of the year before', () => {
  beforeEach(() => openLastQuarter('socket'));

  it('leaves out what is completed', async () => {
    await answer('Completed', 'All three sites are open, with places for 60 children.');
    const { text } = await roll();
    expect(text).toContain('16 milestones go on, one is completed or dropped and left out.');
    expect(text).toContain('left out: COPS2');
    expect(readFileSync(file, 'utf8')).not.toContain('ref: COPS2');
  });

  it('names what an owner wants changed and nobody has decided yet', async () => {
    expect((await roll()).text).not.toContain('a change is asked for');
    const anne = council.slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.press('Ask to change or stop this milestone');
    await anne.fill('What do you ask for?', 'Change it');
    await anne.fill('To be done by', '2027-09-30');
    await anne.fill('Why?', 'Four schools need until the summer to count.');
    await anne.submit();
    await anne.close({ all: true });
    file = join(council.folder, 'again.yaml');
    const asked = (await roll()).text.split('\n').filter((line) => line.includes('a change is asked for'));
    expect(asked).toEqual([expect.stringContaining('not decided yet, please decide it before you bring the file in')]);
    expect(asked[0]).toContain(': COPS2 ');
  });

  it.each([
    ['m-nowhere', 'is no milestone of an earlier year’s plan'],
    ['d-755gn8d', 'is no milestone of an earlier year’s plan'],
  ])('refuses a plan in which a milestone follows %s', async (id, words) => {
    await roll();
    writeFileSync(file, readFileSync(file, 'utf8').replace(/follows: \S+/, `follows: ${id}`));
    const refused = await council.command('import', file);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain(words);
    expect(readColumn(council.databasePath, 'select start_year from plan')).toEqual([2026]);
  });
});
