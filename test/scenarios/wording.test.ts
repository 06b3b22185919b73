import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const TYPED = 'Two sites are opne, and the third follows.';
const EDITED = 'Two sites are open, and the third follows.';

let council: Council;
let jo: Person;
let anne: Person;

afterEach(async () => {
  await council.stop();
});

async function send(ref: string, text: string): Promise<void> {
  await anne.command(`/milestone ${ref}`);
  await anne.fill(STATUS, 'Green: on course');
  await anne.fill(TEXT, text);
  await anne.submit();
  await anne.close({ all: true });
}

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

/** AMc has sent COPS2, with a slip; JP has opened Review. */
async function openReview(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  jo = council.slack.as('JP');
  anne = council.slack.as('AMc');
  await send('COPS2', TYPED);
  await council.tick();
  await jo.press('Review', { in: jo.dms()[0] });
}

async function edit(text: string): Promise<void> {
  await jo.press('Edit what is printed', { near: 'COPS2' });
  await jo.fill('Text', text);
  await jo.submit();
}

/** The report as it would look now. */
async function draft(): Promise<string> {
  await council.command('report', ...QUARTER, '--format', 'md', '--out', council.folder);
  return readFileSync(join(council.folder, '2026-27-q1-children-and-enterprise-performance-draft.md'), 'utf8');
}

const told = () => anne.dms().filter(({ text }) => text.includes('edited how your words are printed'));

describe.each(['socket', 'http'] as const)('what an officer edits, over %s', (transport) => {
  beforeEach(() => openReview(transport));

  it('is printed, stands beside what was sent, and its owner is told once', async () => {
    await edit(EDITED);
    expect(jo.modal?.title).toBe('Printed');
    expect(jo.modal?.text).toContain(
      'COPS2 is printed in your words. Alison McBride is told at 9:30am on Wednesday 1 July 2026',
    );
    await jo.close();
    expect(jo.modal?.text).toContain(TYPED);
    expect(jo.modal?.text).toContain(EDITED);
    expect(await draft()).toContain(EDITED);
    expect(await draft()).not.toContain(TYPED);
    await tickAt('2026-07-01T08:29:00Z');
    expect(told()).toEqual([]);
    await tickAt('2026-07-01T08:30:00Z');
    await tickAt('2026-07-01T08:31:00Z');
    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain('Jo Pardew has edited how your words are printed.');
    await anne.command('/milestone COPS2 history');
    expect(anne.modal?.text).toContain(TYPED);
    expect(anne.modal?.text).toContain('Jo Pardew edited what is printed at 9am on Wednesday 1 July 2026:');
    expect(anne.modal?.text).toContain(EDITED);
    const samir = council.slack.as('SN');
    await samir.command('/milestone COPS2 history');
    expect(samir.modal?.text).not.toContain(EDITED);
    expect(council.slack.refusals).toEqual([]);
  });

  it('goes out of print when its owner objects, and the officer hears why', async () => {
    await edit(EDITED);
    await jo.close({ all: true });
    await tickAt('2026-07-01T08:30:00Z');
    await anne.press('Read or object', { in: told()[0] });
    expect(anne.modal?.text).toContain(`Printed:\n${EDITED}`);
    expect(anne.modal?.text).toContain(`As it was sent:\n${TYPED}`);
    await anne.fill('What is not right?', 'Opne is the name of a <!channel> site.');
    await anne.submit();
    expect(anne.modal?.title).toBe('Objected');
    await tickAt('2026-07-01T08:31:00Z');
    expect(await draft()).toContain(TYPED);
    expect(told()[0]?.text).toContain('Objected to: it is printed as it was sent.');
    const heard = jo.dms().filter(({ text }) => text.includes('objects to how COPS2 was edited'));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toContain('Opne is the name of a');
    await jo.press('Review', { in: heard[0] });
    expect(jo.modal?.text).toContain('Edited, and its owner objects: ');
    expect(council.slack.refusals).toEqual([]);
  });

  it('is over when its owner writes again', async () => {
    await edit(EDITED);
    await jo.close({ all: true });
    await tickAt('2026-07-01T08:30:00Z');
    await send('COPS2', 'Three sites are open.');
    await tickAt('2026-07-01T08:31:00Z');
    expect(await draft()).toContain('Three sites are open.');
    expect(told()[0]?.text).toContain('Written anew since: it is printed as it was sent.');
  });

  it('is kept to be copied when its owner has written meanwhile', async () => {
    await jo.press('Edit what is printed', { near: 'COPS2' });
    await send('COPS2', 'Three sites are open.');
    await jo.fill('Text', EDITED);
    await jo.submit();
    expect(jo.modal?.title).toBe('Not printed');
    expect(jo.modal?.text).toContain(EDITED);
    expect(await draft()).toContain('Three sites are open.');
  });

  it('is taken back with the words that were sent, and nobody is told', async () => {
    await edit(EDITED);
    await jo.close();
    await edit(TYPED);
    expect(jo.modal?.text).toContain('COPS2 is printed as it was sent.');
    await tickAt('2026-07-01T08:31:00Z');
    expect(told()).toEqual([]);
    await jo.close();
    await edit(EDITED);
    await tickAt('2026-07-01T09:10:00Z');
    expect(told()).toHaveLength(1);
  });

  it('may not be empty', async () => {
    await jo.press('Edit what is printed', { near: 'COPS2' });
    await jo.fill('Text', ' ');
    expect((await jo.submit()).errors).not.toEqual({});
    expect(await draft()).toContain(TYPED);
  });
});
