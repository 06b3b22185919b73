import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { answersFor, fillAnswer } from './answering.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

describe.each(['socket', 'http'] as const)('/milestone over %s', (transport) => {
  let council: Council;
  beforeAll(async () => {
    council = await openCouncil({ transport });
  });
  afterAll(async () => {
    expect(council.slack.refusals).toEqual([]);
    await council.stop();
  });
  const see = async (initials: string, line: string) => (await council.slack.as(initials).command(line)).text;

  it('says that there is no plan yet', async () => {
    expect(await see('AMc', '/milestone COPS2')).toContain('There is no plan here yet');
  });

  it('shows, outside a window, the card and when the next one opens', async () => {
    await council.command('import', EXAMPLE_PLAN);
    await council.tick();
    const text = await see('AMc', '/milestone COPS2');
    expect(text).toContain('Owner: Alison McBride (AMc)');
    expect(text).toContain('No report has been published about it yet.');
    expect(text).toContain('Quarter 1 2026/27 opens on Wednesday 1 July 2026.');
    expect(await see('AMc', '/milestone')).toContain('Nothing is collected just now. Quarter 1 2026/27 opens on');
  });

  it('lists what waits for me, with a button for each', async () => {
    council.setTime('2026-07-01T08:00:00Z');
    await council.command('quarter', 'open', ...QUARTER);
    const seen = await council.slack.as('AMc').command('/milestone');
    expect(seen.text).toContain(
      '3 milestones, 2 indicators and one equality action wait for you, due 5pm on Tuesday 14 July 2026.',
    );
    await council.slack.as('AMc').press('Update', { near: 'first' });
    expect(council.slack.as('AMc').modal?.title).toBe('Update COPS1');
    await council.slack.as('AMc').close();
  });

  it.each(['/milestone COPS2', '/milestone cops 2', '/milestone  “Cops–2” '])(
    'opens the form of the one that is mine: %s',
    async (line) => {
      const person = council.slack.as('AMc');
      await person.command(line);
      expect(person.modal?.title).toBe('Update COPS2');
      await person.close();
    },
  );

  it('offers all that share a ref, and says which are mine', async () => {
    const person = council.slack.as('AMc');
    const seen = await person.command('/milestone COPS1');
    expect(seen.modal?.text).toContain('3 milestones have the ref COPS1.');
    expect(seen.modal?.text).toContain('Answered by Samir Nadar');
    expect(seen.modal?.text.match(/\[Update\]/g)).toHaveLength(2);
    await person.press('Update', { near: 'school buildings' });
    expect(person.modal?.text).toContain('which school buildings are repaired first');
    await person.close();
  });

  it('shows a card of what is not mine, without a word of the open quarter', async () => {
    const owner = council.slack.as('AMc');
    const given = answersFor(council.plan).find(({ milestone }) => milestone.ref === 'COPS2');
    if (given === undefined) throw new Error('The example plan has COPS2.');
    await owner.command('/milestone COPS2');
    await fillAnswer(owner, given);
    await owner.submit();
    await owner.close();
    const text = await see('SN', '/milestone COPS2');
    expect(text).toContain('Owner: Alison McBride (AMc)');
    expect(text).not.toContain(given.commentary);
    expect(text).toContain('This quarter is being collected');
  });

  it('suggests the nearest refs, to nobody but me', async () => {
    const before = council.slack.messages().length;
    expect(await see('SN', '/milestone LAS9')).toContain('Did you mean LAS1, LAS2 or LAS3?');
    expect(await see('SN', '/milestone <!channel> & co')).toContain('Nothing in the plan has the ref');
    expect(council.slack.messages()).toHaveLength(before);
  });

  it('explains itself', async () => {
    expect(await see('SN', '/milestone HELP')).toContain('everything that waits for you');
  });

  it('tells somebody without milestones that nothing is asked of them', async () => {
    expect(await see('FW', '/milestone')).toContain('nothing is asked of you');
  });

  it('refuses a guest, politely', async () => {
    await council.slack.setPerson({ initials: 'SN', isRestricted: true });
    await council.slack.until(() => true);
    expect(await see('SN', '/milestone LAS2')).toContain('Ragtime is for members of this workspace');
    await council.slack.setPerson({ initials: 'SN', isRestricted: false });
    const seen = await council.slack.as('SN').command('/milestone LAS2');
    expect(seen.modal?.title).toBe('Update LAS2');
  });
});
