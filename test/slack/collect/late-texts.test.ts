import { describe, expect, it } from 'vitest';
import { figureUnsavedText } from '../../../src/slack/collect/indicator/indicator-texts.ts';
import { itemUnsavedText } from '../../../src/slack/collect/item/item-texts.ts';
import { openIndicatorForm } from '../../../src/usecases/collect/indicator/open-indicator-form.ts';
import { NOW, openCollectWorld } from '../../support/collect-world.ts';

const QUARTER = '2026-27/Q1';
/** Nothing of it is taken while the first quarter is collected. */
const LATER = '2026-27/Q4';

describe('a form that comes too late', () => {
  it('names the officers to whom its figure can still be sent', async () => {
    const world = await openCollectWorld();
    const [plan] = await world.house.plans.plans();
    const indicator = plan?.indicators.find(({ ownerId }) => ownerId !== undefined);
    const owner = (await world.house.plans.people()).find(({ id }) => id === indicator?.ownerId);
    const closed = await openIndicatorForm(world.ports, {
      clicker: { slackUserId: owner?.slackUserId ?? '', teamId: 'T1' },
      indicatorId: indicator?.id ?? '',
      quarter: LATER,
      now: NOW,
    });
    if (closed.outcome !== 'closed') throw new Error(closed.outcome);
    expect(figureUnsavedText(closed)).toMatch(/What you gave is below to copy; please send it to Jo Pardew\.$/);
  });

  it.each([
    [['Jo Pardew'], 'Jo Pardew'],
    [['Jo Pardew', 'Sam Oyelaran'], 'Jo Pardew or Sam Oyelaran'],
    [[], 'the performance officer'],
  ])('names whoever is there: %j', (officers, named) => {
    expect(itemUnsavedText({ outcome: 'closed', quarter: QUARTER, officers })).toBe(
      `Quarter 1 2026/27 is not collected now, so this was not saved. Your text is below to copy; please send it to ${named}.`,
    );
  });
});
