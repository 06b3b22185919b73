import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { person } from '../../../src/store/schema/plan.ts';
import { imported, openPlanWorld, planFixture } from '../../support/plan-world.ts';

const SMALL = planFixture('small.yaml');
const OLD = 'rana.kaur@westmere.example.org';
const NEW = 'new.director@westmere.example.org';

/** The small plan with RK's id in the file, and RK found in Slack since. */
async function openWithMapped() {
  const world = await openPlanWorld();
  await imported(world.importText(SMALL));
  const rana = async () => (await world.plans.people()).find(({ initials }) => initials === 'RK');
  const id = (await rana())?.id ?? '';
  const set = (values: Partial<typeof person.$inferInsert>) =>
    world.database.write({ giveUpAt: performance.now() + 2000 }, (tx) =>
      tx.update(person).set(values).where(eq(person.id, id)).run(),
    );
  await set({ slackUserId: 'U0RANA' });
  return { world, rana, set, text: SMALL.replace('- initials: RK', `- id: ${id}\n    initials: RK`) };
}

describe('a file gives somebody another address', () => {
  it('forgets whom Ragtime found by the old one, without a conflict', async () => {
    const { world, rana, text } = await openWithMapped();
    const changed = text.replace(OLD, NEW);
    const receipt = await imported(world.importText(changed));
    expect(receipt).toMatchObject({ changesSomething: true, conflicts: [] });
    expect(await rana()).toMatchObject({ email: NEW, slackUserId: undefined });
  });

  it('once more, leaves whom Ragtime has found by the new one', async () => {
    const { world, rana, set, text } = await openWithMapped();
    await imported(world.importText(text.replace(OLD, NEW)));
    await set({ slackUserId: 'U0NEW' });
    const receipt = await imported(world.importText(text.replace(OLD, NEW)));
    expect(receipt).toMatchObject({ changesSomething: false, conflicts: [] });
    expect(await rana()).toMatchObject({ slackUserId: 'U0NEW' });
  });

  it('takes the Slack user that the file names with it', async () => {
    const { world, rana, text } = await openWithMapped();
    const receipt = await imported(world.importText(text.replace(OLD, `${NEW}\n    slack: U0NEW`)));
    expect(receipt.conflicts).toEqual([]);
    expect(await rana()).toMatchObject({ email: NEW, slackUserId: 'U0NEW' });
  });

  it('keeps the Slack user where only capital letters differ', async () => {
    const { world, rana, text } = await openWithMapped();
    await imported(world.importText(text.replace(OLD, OLD.replace('rana', 'Rana'))));
    expect(await rana()).toMatchObject({ slackUserId: 'U0RANA' });
  });

  it('keeps the Slack user where the address changed in Ragtime stays', async () => {
    const { world, rana, set, text } = await openWithMapped();
    await set({ email: 'changed@westmere.example.org' });
    const receipt = await imported(world.importText(text.replace(OLD, NEW)));
    expect(receipt.conflicts).toMatchObject([{ field: 'email', kept: 'ragtime' }]);
    expect(await rana()).toMatchObject({ email: 'changed@westmere.example.org', slackUserId: 'U0RANA' });
  });
});
