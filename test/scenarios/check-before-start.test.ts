import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderMessage } from '../../sandbox/render.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { writeMilestonesOnly } from '../support/plans-of-tests.ts';

const OWNERS = ['AMc', 'SN', 'TC'];

describe.each(['socket', 'http'] as const)('"Check before it starts" over %s', (transport) => {
  let council: Council;
  beforeAll(async () => {
    council = await openCouncil({ transport });
  });
  afterAll(async () => {
    expect(council.slack.refusals).toEqual([]);
    await council.stop();
  });
  const jo = () => council.slack.as('JP');
  const check = () => {
    const [first] = jo().dms();
    if (first === undefined) throw new Error('Jo has no message.');
    return first;
  };
  const press = async (button: string, asShown = check()) => {
    const { modal } = await jo().press(button, { in: asShown, asShown: true });
    if (modal === undefined) throw new Error(`"${button}" opened nothing.`);
    await jo().close();
    return `${modal.title}: ${modal.text}`;
  };
  const redrawnAs = (text: string) => council.slack.until(() => renderMessage(check()).includes(text));
  const heard = () => OWNERS.map((owner) => council.slack.as(owner).dms().length);

  it('comes to the officer, once, five working days before', async () => {
    council.setTime('2026-06-23T10:00:00Z');
    await council.command('import', writeMilestonesOnly(council));
    for (let turn = 0; turn < 3; turn += 1) await council.tick();
    expect(jo().dms()).toEqual([]);
    council.setTime('2026-06-24T08:00:00Z');
    for (let turn = 0; turn < 3; turn += 1) await council.tick();
    expect(jo().dms()).toHaveLength(1);
    const text = renderMessage(check());
    expect(text).toContain('Check before it starts: Children and Enterprise, Quarter 1 2026/27');
    expect(text).toContain('so it waits for you.');
    expect(text).toContain('Opens: 9am Wednesday 1 July\nLast call: 9am Friday 10 July\nDue: 5pm Tuesday 14 July');
    expect(text).toContain('Alison McBride (AMc): 3 milestones');
    expect(heard()).toEqual([0, 0, 0]);
    expect((await council.command('status')).text).toContain(
      'planned. Planned to open 9am Wednesday 1 July 2026, only when somebody starts it',
    );
  });

  it('sends every message as the owners will see it, to the officer alone, with nothing that acts', async () => {
    expect(await press('Send me every message')).toContain('3 messages are on the way to you');
    await council.tick();
    const [, ...copies] = jo().dms();
    expect(copies.map(({ text }) => text.split('\n')[0])).toEqual([
      'This is what Alison McBride will see at 9am Wednesday 1 July.',
      'This is what Samir Nadar will see at 9am Wednesday 1 July.',
      'This is what Theresa Colbourne will see at 9am Wednesday 1 July.',
    ]);
    for (const { blocks } of copies) expect(JSON.stringify(blocks)).not.toContain('"button"');
    expect(copies[0]?.text).toContain('You have 3 milestones, due 5pm Tuesday 14 July.');
    expect(copies[0]?.text).toContain('[Update]');
    await council.tick();
    expect(jo().dms()).toHaveLength(4);
    expect(heard()).toEqual([0, 0, 0]);
  });

  it('lets it open by itself, and holds it, and says so where it is so already', async () => {
    const waiting = check();
    expect(await press('Open on Wednesday 1 July')).toContain('opens by itself at 9am Wednesday 1 July');
    await redrawnAs('It opens by itself at 9am Wednesday 1 July, unless you hold it.');
    expect(await press('Open on Wednesday 1 July', waiting)).toContain('It was set so already.');
    const released = check();
    expect(await press('Hold')).toContain('Nobody is asked anything until somebody starts it');
    await redrawnAs('It is held. Nobody is asked anything until you press');
    expect(await press('Hold', released)).toContain('It is held already.');
    council.setTime('2026-07-01T08:00:00Z');
    await council.tick();
    expect(heard()).toEqual([0, 0, 0]);
  });

  it('starts when the officer says so, and each owner is asked once', async () => {
    const held = check();
    expect(await press('Start now')).toContain('3 people are asked in the next working hour');
    await redrawnAs('It has started, and has been collecting since 9am Wednesday 1 July.');
    expect(check().blocks.some(({ type }) => type === 'actions')).toBe(false);
    expect(await press('Start now', held)).toContain('It has started already');
    expect(await press('Send me every message', held)).toContain('It has started already');
    for (let turn = 0; turn < 3; turn += 1) await council.tick();
    expect(heard()).toEqual([1, 1, 1]);
    // The check, three previews, and the overview of the window that has opened.
    expect(jo().dms()).toHaveLength(5);
  });
});
