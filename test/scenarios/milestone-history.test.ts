import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const WORDS = 'Two sites are open & <!channel> the third *follows* in May.';

let council: Council;
let anne: Person;
let officer: Person;
let stranger: Person;

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

async function open(transport: 'socket' | 'http', planPath = EXAMPLE_PLAN): Promise<void> {
  council = await openCouncil({ transport, planPath });
  await council.command('import', planPath);
  council.setTime('2026-07-01T08:00:00Z');
  await council.command('quarter', 'open', ...QUARTER);
  await council.tick();
  [anne, officer, stranger] = [council.slack.as('AMc'), council.slack.as('JP'), council.slack.as('FW')];
}

async function answer(words: string): Promise<void> {
  await anne.fill(STATUS, 'Green: on course');
  await anne.fill(TEXT, words);
  await anne.submit();
  await anne.close({ all: true });
}

const historyOf = async (person: Person, ref = 'COPS2') => {
  await person.command(`/milestone ${ref} history`);
  return person.modal?.text ?? '';
};

describe.each(['socket', 'http'] as const)('/milestone COPS2 history over %s', (transport) => {
  beforeEach(async () => {
    await open(transport);
    await anne.command('/milestone COPS2');
    await answer(WORDS);
  });

  it('shows owner and officer everything, and everybody else nothing before it is published', async () => {
    expect(await historyOf(anne)).toContain(WORDS);
    expect(await historyOf(officer, '“cops–2”')).toContain(`Sent at 9am on Wednesday 1 July 2026 by ${anne.name}.`);
    const seen = await historyOf(stranger);
    expect(seen).toContain('No report has been published about it yet.');
    expect(seen).not.toContain('Two sites');
    expect(seen).not.toContain('[Send back');
  });

  it('shows everybody what was published', async () => {
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    await council.command('quarter', 'publish', ...QUARTER);
    const seen = await historyOf(stranger);
    expect(seen).toContain('Quarter 1 2026/27: Green');
    expect(seen).toContain(WORDS);
    expect(seen).not.toContain('Sent at');
    expect(await historyOf(anne)).not.toContain('[Send back');
  });

  it('lets the officer ask for a correction of what was published', async () => {
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    await council.command('quarter', 'publish', ...QUARTER);
    await historyOf(officer);
    await officer.press('Send back with a question');
    expect(officer.modal?.text).toContain('The report of this quarter is published and stays as it is.');
    await officer.fill('What do you want to know?', 'Which sites?');
    await officer.submit();
    expect(officer.modal?.text).toContain('can answer once, for the correction.');
    await officer.close({ all: true });
    expect(await historyOf(officer)).toContain('Waits for an answer, which is for the correction');
    await officer.press('Close the question');
    expect(officer.modal?.text).toContain('[Send back');
    await anne.command('/milestone COPS2');
    expect(anne.modal).toBeUndefined();
  });

  it('lets the officer send back and close, and shows the question to those who may read it', async () => {
    await historyOf(officer);
    await officer.press('Send back with a question');
    await officer.fill('What do you want to know?', 'Which <!here> sites?');
    await officer.submit();
    expect(officer.modal?.text).toContain(`COPS2 is sent back. ${anne.name} is asked now`);
    await officer.close({ all: true });
    await council.tick();
    expect(anne.dms().at(-1)?.text).toContain('Jo Pardew asks about what you sent for Quarter 1 2026/27:');
    await anne.press('Answer', { in: anne.dms().at(-1) });
    expect(anne.modal?.text).toContain('Jo Pardew sent this back');
    await answer('The sites in Ford and in Cray are open.');
    const text = await historyOf(officer);
    expect(text).toContain('Jo Pardew asked at 9am on Wednesday 1 July 2026: Which <!here> sites?');
    expect(text).toContain('changed once');
    await officer.press('Close the question', { confirm: 'dismiss' });
    expect(officer.modal?.text).toContain('still open to its owner');
    await officer.press('Close the question');
    expect(officer.modal?.text).toContain('; closed at 9am');
    expect(await historyOf(anne)).toContain('Which <!here> sites?');
    expect(await historyOf(stranger)).not.toContain('sites?');
  });

  it('asks which, where several share the ref', async () => {
    expect(await historyOf(stranger, 'COPS1')).toContain('3 milestones have the ref COPS1.');
    await stranger.press('Show history', { near: 'school buildings' });
    expect(stranger.modal?.title).toBe('History of COPS1');
    expect(stranger.modal?.text).toContain('which school buildings are repaired first');
    await stranger.close();
    expect(stranger.modal?.title).toBe('Which COPS1?');
  });

  it('stands on the card outside a window, with the way to a proposal for its owner', async () => {
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    await anne.command('/milestone COPS2');
    expect(anne.ephemerals().at(-1)?.text).toContain('Quarter 2 2026/27 opens on');
    await anne.press('Ask to change or stop this milestone');
    await anne.fill('What do you ask for?', 'Stop it');
    await anne.fill('Why?', 'It is done by another council.');
    await anne.submit();
    await anne.close();
    await anne.command('/milestone COPS2');
    expect(anne.ephemerals().at(-1)?.text).toContain('Proposed, not agreed yet: to stop this milestone.');
    await anne.press('Show history');
    expect(anne.modal?.text).toContain('It is done by another council.');
    await stranger.command('/milestone COPS2');
    expect(stranger.ephemerals().at(-1)?.text).not.toContain('Proposed');
  });
});

describe.each(['socket', 'http'] as const)('a button that belongs to somebody else, over %s', (transport) => {
  beforeEach(() => open(transport));

  it('is refused with who can help, and changes nothing', async () => {
    await anne.command('/milestone COPS2');
    await answer(WORDS);
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    await council.command('return', ...QUARTER, '--ref', 'COPS2', '--question', 'Which sites?');
    await council.tick();
    await anne.command('/milestone COPS2');
    await anne.close();
    await council.command('return', ...QUARTER, '--ref', 'COPS2', '--close');
    await anne.command('/milestone COPS2');
    await stranger.press('Ask to change or stop this milestone', { in: anne.ephemerals().at(-1) });
    expect(stranger.modal?.text).toContain('COPS2 belongs to Alison McBride (AMc)');
    await stranger.close();
    await stranger.press('Answer', { in: anne.dms().at(-1), asShown: true });
    expect(stranger.modal?.text).toContain('COPS2 belongs to Alison McBride (AMc)');
    await stranger.close();
    await stranger.press('Show history', { in: anne.ephemerals().at(-1) });
    expect(stranger.modal?.text).toContain('No report has been published about it yet.');
    expect(stranger.modal?.text).not.toContain('Two sites');
  });
});

describe.each(['socket', 'http'] as const)('a ref that very many share, over %s', (transport) => {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-same-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    const shared = readFileSync(EXAMPLE_PLAN, 'utf8').replaceAll(/ref: (?:COPS|LAS|CFS)\d+/g, 'ref: SAME1');
    const path = join(folder, 'plan.yaml');
    writeFileSync(path, shared);
    await open(transport, path);
  });

  it('is paged, mine first, forwards and backwards', async () => {
    await anne.command('/milestone same1');
    expect(anne.modal?.text).toContain('17 milestones have the ref SAME1. This is page 1 of 2.');
    expect(anne.modal?.text.match(/\[Update\]/g)).toHaveLength(3);
    await anne.press('Next page');
    expect(anne.modal?.text).toContain('This is page 2 of 2.');
    await anne.press('Show', { nth: 1 });
    expect(anne.modal?.text).toContain('No report has been published about it yet.');
    await anne.close();
    await anne.press('Previous page');
    await anne.press('Update', { nth: 1 });
    expect(anne.modal?.title).toBe('Update SAME1');
  });
});
