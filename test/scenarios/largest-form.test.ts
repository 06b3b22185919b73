import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { readColumn } from '../support/read-column.ts';
import { bytesOf, VIEW_BYTES } from '../support/view-size.ts';

const MOST_COVERED = 10;
/** Of somebody who has sent the same meanwhile, which would be shown above: a text and what is being done. */
const OTHERS_TEXT = 2 * 3_000 * 6;
const LONGEST_WORDS = 990;
/** Sent to Slack in six bytes each. */
const letters = (count: number, first: string) => first.padEnd(count, 'ж');

let council: Council;
let anne: Person;

/** Alison answers for a hundred milestones, each with words as long as a plan may have them. */
function writePlan({ folder }: Council): string {
  const path = join(folder, 'plan.yaml');
  const milestones = Array.from(
    { length: 100 },
    (_, index) =>
      `      - { ref: LONG${index}, words: "${letters(LONGEST_WORDS, `${index} `)}", owner: AMc, due: March 2027 }\n`,
  );
  writeFileSync(
    path,
    readFileSync(EXAMPLE_PLAN, 'utf8').replace('    milestones:\n', `    milestones:\n${milestones.join('')}`),
  );
  return path;
}

async function quarter(act: string, name: string): Promise<void> {
  expect(await council.command('quarter', act, '--directorate', 'CE', '--quarter', name)).toMatchObject({ code: 0 });
  await council.tick();
}

/** Everything as long as a field takes it. */
async function fillAll(): Promise<void> {
  await anne.fill('Will it be done on time?', 'Amber: uncertain');
  await anne.fill('What should councillors know?', letters(3000, 'Known '));
  await anne.fill(/^If Amber or Red: what/, letters(3000, 'Done '));
}

async function openSecondQuarter(transport: 'socket' | 'http'): Promise<void> {
  council = await openCouncil({ transport, storeWithinMs: 150 });
  expect(await council.command('import', writePlan(council))).toMatchObject({ code: 0 });
  anne = council.slack.as('AMc');
  council.setTime('2026-07-01T08:00:00Z');
  await quarter('open', '2026-27/Q1');
  await anne.command('/milestone LONG0');
  await fillAll();
  for (let press = 0; press < 2 && anne.modal?.title !== 'Saved'; press += 1) await anne.submit();
  await anne.close({ all: true });
  await quarter('close', '2026-27/Q1');
  council.setTime('2026-10-01T08:00:00Z');
  await quarter('open', '2026-27/Q2');
}

describe.each(['socket', 'http'] as const)('the largest form, full and covering ten, over %s', (transport) => {
  beforeAll(() => openSecondQuarter(transport), 120_000);
  afterAll(() => council.stop());

  it('is what Slack takes, asked about, held up and all', async () => {
    await anne.command('/milestone LONG0');
    await fillAll();
    const options = [...JSON.stringify(anne.modal?.blocks).matchAll(/"text":"(LONG[1-9]\d? [^"]*)"/g)];
    await anne.fill(
      'This text also covers',
      options.slice(0, MOST_COVERED).map(([, text = '']) => text),
    );
    await anne.submit();
    expect(anne.modal?.text).toContain('How does each of them stand?');
    for (let nth = 1; nth <= MOST_COVERED; nth += 1) {
      await anne.fill(/: will it be done on time/, 'Red: highly likely or certain to miss', { nth });
      await anne.fill(/: if Amber or Red, what/, letters(1000, `Done about it ${nth} `), { nth });
    }
    const other = new SqliteDatabase(council.databasePath);
    other.exec('begin immediate');
    for (let press = 0; press < 3; press += 1) {
      await anne.submit();
      if (anne.modal?.text.includes('Ragtime was busy')) break;
    }
    other.close();
    expect(council.slack.refusals).toEqual([]);
    expect(anne.modal?.text).toContain('Ragtime was busy for a moment');
    expect(bytesOf({ blocks: anne.modal?.blocks })).toBeLessThan(VIEW_BYTES - OTHERS_TEXT);
    await anne.submit();
    expect(anne.modal?.title).toBe('Saved');
    expect(readColumn(council.databasePath, "select count(*) from milestone_update where kind = 'covered'")).toEqual([
      10,
    ]);
    expect(council.slack.refusals).toEqual([]);
  });
});
