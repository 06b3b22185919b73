import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { optionOf } from '../support/orphaned.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
let jo: Person;

beforeEach(async () => {
  council = await openCollecting('socket');
  jo = council.slack.as('JP');
});
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const column = (sql: string) => readColumn(council.databasePath, sql);
const printed = async (): Promise<string> => {
  await council.command('report', ...QUARTER, '--format', 'md', '--out', council.folder);
  const name = readdirSync(council.folder).find((file) => file.endsWith('.md')) ?? '';
  return readFileSync(join(council.folder, name), 'utf8');
};

describe('a text that an officer keeps out of print', () => {
  it('is kept back with the reason, shown with the way back, and printed again', async () => {
    await jo.openHome();
    await jo.press('Keep a text back', { in: 'home' });
    await jo.fill('Which text is not for publication?', optionOf(jo, 'COPS2'));
    await jo.fill('Why?', ' ');
    await jo.submit();
    expect(jo.errors).toEqual({ 'Why?': 'Please say why; the annex prints it.' });
    await jo.fill('Why?', 'A court case is open.');
    await jo.submit();
    expect(jo.modal?.text).toContain('COPS2 is not for publication now, and goes into the annex.');
    expect(jo.modal?.text).toContain('Kept back by Jo Pardew on 1 July 2026: A court case is open.');
    expect(column('select kind from withholding')).toEqual(['withheld']);
    await jo.press('Print it again');
    expect(jo.modal?.text).toContain('COPS2 is printed again.');
    expect(jo.modal?.text).toContain('Nothing is kept back now.');
    expect(column('select kind from withholding')).toEqual(['withheld', 'released']);
  });
});

describe('the introduction that an officer edits', () => {
  const OWN = 'The year began with a new *plan*.\n\n- one <b>bullet</b>';

  it('is printed in this quarter in the place of the plan’s, until that is printed again', async () => {
    await jo.openHome();
    await jo.press('Edit the introduction', { in: 'home' });
    await jo.press('Edit', { nth: 1 });
    await jo.fill('What is printed', OWN);
    await jo.submit();
    expect(jo.modal?.text).toContain('Section 1 is printed with your text in this quarter.');
    expect(await printed()).toContain('The year began with a new');
    expect(column("select actor from audit where action = 'edit-section-text'")).toEqual([jo.userId]);
    await jo.press('Print the plan’s text');
    expect(jo.modal?.text).toContain('Section 1 is printed with the plan’s text again.');
    expect(await printed()).not.toContain('The year began');
    expect(column('select text from section_wording')).toEqual([OWN, null]);
  });

  it('is not overwritten where somebody else edited it meanwhile, and what was typed is shown', async () => {
    await jo.command('/quarter texts');
    await jo.press('Edit', { nth: 1 });
    await jo.fill('What is printed', 'Mine.');
    await council.command('texts', ...QUARTER, '--section', '1', '--text', 'Theirs.');
    await jo.submit();
    expect(jo.modal?.text).toContain('somebody else edited this text meanwhile');
    expect(jo.modal?.text).toContain('Mine.');
    expect(column('select text from section_wording')).toEqual(['Theirs.']);
  });
});
