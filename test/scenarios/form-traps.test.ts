import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { writeMilestonesOnly } from '../support/plans-of-tests.ts';
import { readColumn } from '../support/read-column.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const ACTION = /what is being done/;

let council: Council;
let anne: Person;

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const query = (sql: string) => readColumn(council.databasePath, sql);

const storedTexts = () => query('select commentary from milestone_update order by id');
const draftOf = (field: string) => query(`select json_extract(fields, '$.${field}') from draft`);

describe.each(['socket', 'http'] as const)('a form over %s', (transport) => {
  beforeEach(async () => {
    council = await openCollecting(transport, { plan: writeMilestonesOnly });
    anne = council.slack.as('AMc');
    await anne.command('/milestone COPS2');
  });

  it('that arrives without its fields changes nothing, and is drawn again with the draft', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.type(TEXT, 'Two of three sites are open now.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'values-lost', fields: 'missing' });
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('This form had to be drawn again. Nothing was changed');
    expect(seen.modal?.text).toContain('Two of three sites are open now.');
    expect(storedTexts()).toEqual([]);
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Two of three sites are open now.']);
  });

  it('whose change arrives without its fields leaves the draft as it is', async () => {
    await anne.type(TEXT, 'Two of three sites');
    council.slack.faults.nextDelivery('block_actions', { kind: 'values-lost', fields: 'missing' });
    await anne.type(TEXT, ' are open');
    expect(draftOf('commentary')).toEqual(['Two of three sites']);
    await anne.type(TEXT, ' now.');
    expect(draftOf('commentary')).toEqual(['Two of three sites are open now.']);
  });

  it('that begins with a draft loses none of it where an untouched field comes back empty', async () => {
    await anne.fill(STATUS, 'Red: highly likely or certain to miss');
    await anne.type(TEXT, 'The contractor has withdrawn for good.');
    await anne.type(ACTION, 'A second one is sought.');
    await anne.close();
    await anne.command('/milestone COPS2');
    council.slack.faults.nextDelivery('block_actions', { kind: 'values-lost', fields: 'untouched' });
    await anne.fill(STATUS, 'Amber: uncertain');
    expect(draftOf('choice')).toEqual(['amber-uncertain']);
    expect(draftOf('commentary')).toEqual(['The contractor has withdrawn for good.']);
    council.slack.faults.nextDelivery('view_submission', { kind: 'values-lost', fields: 'untouched' });
    await anne.submit();
    expect(storedTexts()).toEqual([]);
    expect(draftOf('action')).toEqual(['A second one is sought.']);
    await anne.close();
    await anne.command('/milestone COPS2');
    await anne.submit();
    expect(query("select commentary || ' ' || action from milestone_update")).toEqual([
      'The contractor has withdrawn for good. A second one is sought.',
    ]);
  });

  it('that begins with what was sent loses none of it where an untouched field comes back empty', async () => {
    await anne.fill(STATUS, 'Amber: uncertain');
    await anne.type(TEXT, 'The board decides in September.');
    await anne.type(ACTION, 'A paper is written.');
    await anne.submit();
    await anne.close();
    await anne.command('/milestone COPS2');
    await anne.fill(TEXT, 'The board decides in October.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'values-lost', fields: 'untouched' });
    await anne.submit();
    expect(query('select action from milestone_update')).toEqual(['A paper is written.']);
    expect(anne.modal?.text).toContain('A paper is written.');
  });

  it('that goes back to what was sent, after a lost answer, leaves no draft behind', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.type(TEXT, 'Two of three sites are open now.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'ack-lost' });
    expect((await anne.submit()).outcome).toBe('trouble');
    council.setTime('2026-07-01T08:00:05Z');
    await anne.fill(TEXT, 'Two of three sites are open now. Or');
    expect(query('select state from draft')).toEqual(['open']);
    await anne.fill(TEXT, 'Two of three sites are open now.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Two of three sites are open now.']);
    expect(query('select state from draft')).toEqual(['sent']);
  });

  it('of the owner and of the deputy overwrite nothing unseen, and each keeps its draft', async () => {
    const theresa = council.slack.as('TC');
    await council.tick();
    await theresa.command('/milestone CFS1');
    await theresa.fill(STATUS, 'Green: on course');
    await theresa.type(TEXT, 'The first cohort has passed its first year.');
    await council.command('away', '--person', 'TC', '--from', '2026-07-01', '--to', '2026-07-10');
    await anne.close();
    await anne.press('Update', { in: await deputysMessage(), near: 'apprenticeship' });
    expect(anne.modal?.text).not.toContain('The first cohort');
    await anne.fill(STATUS, 'Amber: too early to say');
    await anne.type(TEXT, 'The first cohort is not yet examined.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    const seen = await theresa.submit();
    expect(seen.modal?.text).toContain('Alison McBride sent this at');
    expect(seen.modal?.text).toContain('The first cohort is not yet examined.');
    expect(seen.modal?.text).toContain('The first cohort has passed its first year.');
    expect(storedTexts()).toEqual(['The first cohort is not yet examined.']);
    expect(query("select state from draft where state = 'open'")).toEqual(['open']);
    expect((await theresa.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual([
      'The first cohort is not yet examined.',
      'The first cohort has passed its first year.',
    ]);
    expect(query("select state from draft where state = 'open'")).toEqual([]);
  });
});

async function deputysMessage() {
  for (const instant of ['2026-07-01T08:05:00Z', '2026-07-02T08:00:00Z', '2026-07-02T08:01:00Z']) {
    council.setTime(instant);
    await council.tick();
  }
  const message = anne.dms().findLast(({ text }) => text.includes('as deputy of Theresa Colbourne'));
  if (message === undefined) throw new Error('AMc was not asked as deputy.');
  return message;
}
