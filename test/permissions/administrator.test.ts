import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { importOtherDirectorate } from './open-other-directorate.ts';
import { ADMINISTRATORS } from './who-may.ts';

const [, ADMINISTRATOR] = ADMINISTRATORS;

/** In no plan; the settings alone make them what they are. */
describe('an administrator in Slack', () => {
  let council: Council;
  beforeAll(async () => {
    council = await openCouncil({ transport: 'socket', administrators: [ADMINISTRATOR.id] });
    await council.slack.setPerson(ADMINISTRATOR);
    await council.command('import', EXAMPLE_PLAN);
    await importOtherDirectorate(council);
  });
  afterAll(() => council.stop());
  const ada = () => council.slack.as(ADMINISTRATOR.initials);

  it('finds every directorate on Home', async () => {
    await ada().openHome();
    expect(ada().home?.text).toContain('Children and Enterprise');
    expect(ada().home?.text).toContain('Places');
  });

  it.each(['CE', 'PZ'])('opens the first quarter of %s', async (code) => {
    await ada().command(`/quarter open ${code} 2026-27/Q1`);
    await ada().submit();
    const { text } = await council.command('status');
    expect(text).toMatch(new RegExp(`^${code} 2026-27/Q1: collecting`, 'm'));
  });

  it.each([
    ['CE', 'Alison McBride'],
    ['PZ', 'Zeno Poole'],
  ])('sees the people of %s', async (code, name) => {
    await ada().command(`/quarter people ${code}`);
    expect(ada().modal?.text).toContain(name);
    await ada().close();
  });

  it('is offered on Home, under /quarter and in Review what they can do, and nothing that needs a name on the record', async () => {
    council.setTime('2026-07-01T09:00:00Z');
    await ada().openHome();
    const home = ada().home?.text;
    await ada().command('/quarter CE');
    const quarter = JSON.stringify(ada().ephemerals().at(-1)?.blocks);
    await ada().press('Review', { in: 'home' });
    const review = ada().modal?.text;
    await ada().close();
    for (const text of [home, quarter]) {
      for (const works of ['Review', 'Preview the report', 'Close now', 'Show people']) expect(text).toContain(works);
    }
    const needsName = /Enter for someone|nudge|Somebody is away|Tell the Strategic Director|Put items in order/iu;
    for (const text of [home, quarter, review]) expect(text).not.toMatch(needsName);
    expect(review).toContain('Children and Enterprise, Quarter 1 2026/27.');
  });
});
