import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const TEXT = 'Highfield Primary opened on 1 June, with places for all who had asked for one.';

let council: Council;
let jo: Person;
let anne: Person;

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

async function give(person: Person, title: string): Promise<void> {
  await person.shortcut('Add a key development');
  await person.fill('Title', title);
  await person.fill('What should councillors know?', TEXT.replace('Highfield', title));
  await person.submit();
  await person.close();
}

const told = (person: Person) =>
  person.dms().filter(({ text }) => text.includes('changed what is printed in your name'));
const choose = (choice: string, near: string) => jo.choose(choice, { near, settleMs: 300 });

async function edit(title: string, text: string): Promise<void> {
  await choose('Change the text', title);
  await jo.fill('What should councillors know?', text);
  await jo.submit();
  await jo.close();
}

async function openItems(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  [jo, anne] = [council.slack.as('JP'), council.slack.as('AMc')];
  for (const title of ['A school', 'A bridge', 'A park']) await give(anne, title);
  await tickAt('2026-07-22T15:00:00Z');
  await jo.openHome();
  await jo.press('Put items in order', { in: 'home' });
}
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

describe.each(['socket', 'http'] as const)('items changed by an officer over %s', (transport) => {
  beforeEach(() => openItems(transport));

  it('is told once for all of it, in working hours, and an objection prints the author’s own words again', async () => {
    await edit('A school', 'The school opened on 1 June, with places for all who had asked for one.');
    await choose('Withdraw', 'A bridge');
    await choose('Withdraw', 'A park');
    await choose('Bring back', 'A park');
    await choose('Move up', 'A park');
    await tickAt('2026-07-22T18:30:00Z');
    expect(told(anne)).toEqual([]);
    for (const time of ['08:00', '08:30']) await tickAt(`2026-07-23T${time}:00Z`);
    expect(told(anne).map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /Withdrawn.*A bridge.*Edited: A school\nWas: A school\nA school Primary.*Is: A school\nThe school/s,
      ),
    ]);
    expect(told(anne)[0]?.text).not.toContain('A park');

    await anne.press('Object', { in: told(anne)[0], accessibilityLabel: 'Object: A school' });
    await anne.fill('What is not right?', 'Its name is missing.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 2 });
    await anne.submit();
    expect(anne.modal?.text).toContain('“A school” is printed as you gave it.');
    await anne.close({ all: true });
    await anne.press('Object', { in: told(anne)[0], accessibilityLabel: 'Object: A school' });
    await anne.fill('What is not right?', 'Once more.');
    await anne.submit();
    expect(anne.modal?.text).toContain('is printed as you gave it, or was merged or held over');
    await anne.close({ all: true });
    expect(readColumn(council.databasePath, "select after from audit where action = 'object-to-item'")).toEqual([
      expect.stringContaining('Its name is missing.'),
    ]);
    await tickAt('2026-07-23T08:40:00Z');
    expect(jo.dms().filter(({ text }) => text.includes('Its name is missing.'))).toHaveLength(1);
    expect(
      readColumn(council.databasePath, "select text from item_version where title = 'A school' order by id").at(-1),
    ).toBe(TEXT.replace('Highfield', 'A school'));
  });

  it('is nothing to hear of where all of it was taken back, or the author has written since', async () => {
    await choose('Withdraw', 'A bridge');
    await choose('Bring back', 'A bridge');
    for (const time of ['08:00', '08:30']) await tickAt(`2026-07-23T${time}:00Z`);
    expect(told(anne)).toEqual([]);
    expect(readColumn(council.databasePath, "select state from delivery where key like 'items-%'")).toEqual([
      'cancelled',
    ]);
  });

  it('cannot be objected to by others', async () => {
    await edit('A school', 'The school opened on 1 June.');
    await tickAt('2026-07-23T08:00:00Z');
    const theresa = council.slack.as('TC');
    await theresa.press('Object', { in: told(anne)[0] });
    expect(theresa.modal?.title).toBe('Not yours');
    expect(theresa.modal?.submit).toBeUndefined();
    expect(readColumn(council.databasePath, "select id from audit where action = 'object-to-item'")).toEqual([]);
  });
});
