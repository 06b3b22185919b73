import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';

let council: Council;
let jo: Person;

afterEach(async () => {
  await council.stop();
});

async function send(initials: string, ref: string, text: string): Promise<void> {
  const owner = council.slack.as(initials);
  await owner.command(`/milestone ${ref}`);
  await owner.fill(STATUS, 'Green: on course');
  await owner.fill(TEXT, text);
  await owner.submit();
  await owner.close({ all: true });
}

/** AMc has sent COPS2 and SN has sent LAS2; JP opens Review from the overview. */
async function openReview(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  jo = council.slack.as('JP');
  await send('AMc', 'COPS2', 'Two sites are open, and *the third* <!channel> follows.');
  await send('SN', 'LAS2', 'Five of seven adviser posts are filled.');
  await council.tick();
  await jo.press('Review', { in: jo.dms()[0] });
}

const accepted = () => readColumn(council.databasePath, 'select entry_id from acceptance order by id').length;
const seen = () => jo.modal?.text ?? '';

describe.each(['socket', 'http'] as const)('an officer who reviews, over %s', (transport) => {
  beforeEach(() => openReview(transport));

  it('reads what was sent in full, and accepts one after the other', async () => {
    expect(seen()).toContain('2 to be read, 0 accepted, 0 sent back.');
    expect(seen()).toContain('Two sites are open, and *the third* <!channel> follows.');
    expect(seen()).toContain('To be read · sent at 9am on Wednesday 1 July 2026 by Alison McBride');
    await jo.press('Accept', { near: 'COPS2' });
    expect(seen()).toContain('COPS2 is accepted.');
    expect(seen()).toContain('1 to be read, 1 accepted, 0 sent back.');
    expect(seen()).not.toContain('Two sites are open');
    await jo.press('Accept', { near: 'LAS2' });
    expect(seen()).toContain('Everything that was sent has been read.');
    await jo.press('Show all 2');
    expect(seen()).toContain('Accepted by Jo Pardew · sent at 9am');
    await jo.press('Undo Accept', { near: 'LAS2' });
    expect(seen()).toContain('LAS2 is to be read again.');
    await jo.press('Accept', { near: 'LAS2' });
    await jo.press('Show only what is to be read');
    expect(seen()).toContain('Everything that was sent has been read.');
    expect(accepted()).toBe(4);
    expect(council.slack.refusals).toEqual([]);
    council.setTime('2026-07-01T08:01:00Z');
    await council.tick();
    await council.tick();
    expect(jo.dms()[0]?.text).toContain('Review: 0 to be read, 2 accepted');
  });

  it('reads under it how it stood last quarter, and what was said then', async () => {
    await jo.close({ all: true });
    const sqlite = new SqliteDatabase(council.databasePath);
    sqlite
      .prepare(
        `insert into milestone_update (milestone_id, quarter, kind, progress, rag, commentary, action, owner_id, at, form_nonce, content_hash, submission_id)
         select id, '2025-26/Q4', 'written', 'in-progress', 'red', ?, '', owner_id, ?, 'before', 'before', 'before' from milestone where ref = 'COPS2'`,
      )
      .run('One site is open, and no builder is found for the others.', Date.parse('2026-04-02T08:00:00Z'));
    sqlite.close();
    await jo.press('Review', { in: jo.dms()[0] });
    expect(seen()).toMatch(
      /Two sites are open[\s\S]*Quarter 4 2025\/26: Red[\s\S]*One site is open, and no builder is found[\s\S]*Five of seven/u,
    );
  });

  it('accepts all that stand there, but nothing that was changed since', async () => {
    const other = council.slack.as('JP', { device: 'phone' });
    await other.press('Review', { in: other.dms()[0] });
    await send('AMc', 'COPS2', 'Three sites are open.');
    await jo.press('Accept all read (2)');
    expect(seen()).toContain(
      'LAS2 is accepted. COPS2 was changed or sent back since you read it, and is not accepted.',
    );
    expect(seen()).toContain('Three sites are open.');
    await other.press('Accept all read (2)');
    expect(other.modal?.text).toContain('LAS2 is accepted. COPS2 was changed');
    expect(accepted()).toBe(1);
  });

  it('finds an accepted text to be read again when its owner changes it', async () => {
    await jo.press('Accept all read (2)');
    await jo.close();
    await send('AMc', 'COPS2', 'Three sites are open.');
    await jo.press('Review', { in: jo.dms()[0] });
    expect(seen()).toContain('1 to be read, 1 accepted, 0 sent back.');
    expect(seen()).toContain('Three sites are open.');
  });

  it('sends one back with a question, and the queue beneath says so', async () => {
    await jo.press('Send back with a question', { near: 'COPS2' });
    await jo.fill('What do you want to know?', 'Which sites?');
    await jo.submit();
    expect(jo.modal?.title).toBe('Sent back');
    await jo.close();
    expect(seen()).toContain('1 to be read, 0 accepted, 1 sent back.');
    await jo.press('Show all 2');
    expect(seen()).toContain('Asked: Which sites?');
    expect(seen()).toContain('Sent back, not answered yet');
    expect(council.slack.refusals).toEqual([]);
  });

  it('is the only one who can: others are refused, whatever they press', async () => {
    const anne = council.slack.as('AMc');
    const overview = jo.dms()[0];
    await anne.press('Review', { in: overview });
    expect(anne.modal?.title).toBe('Not yours');
    expect(anne.modal?.text).not.toContain('adviser posts');
    expect(accepted()).toBe(0);
  });

  it('still finds everything after the window has closed', async () => {
    await jo.close();
    council.setTime('2026-07-21T16:00:00Z');
    await council.tick();
    await council.tick();
    const overview = jo.dms().find(({ text }) => text.includes('The window has closed.') && text.includes('Who'));
    await jo.press('Review', { in: overview });
    await jo.press('Accept all read (2)');
    expect(accepted()).toBe(2);
    expect((await council.command('quarter', 'publish', ...QUARTER)).code).toBe(0);
  });
});
