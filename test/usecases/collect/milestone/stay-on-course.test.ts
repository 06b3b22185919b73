import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseQuarter } from '../../../../src/core/calendar/quarter.ts';
import { openQuarter } from '../../../../src/usecases/calendar/open-quarter.ts';
import { listMyWork } from '../../../../src/usecases/collect/list-my-work.ts';
import { type OnCourseRequest, stayOnCourse } from '../../../../src/usecases/collect/milestone/stay-on-course.ts';
import { submitUpdate } from '../../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';

let world: CollectWorld;
/** TC's milestones that may go without a text, in the plan's order. */
let ids: readonly string[];

beforeEach(async () => {
  world = await openCollectWorld((plan) => plan.replace('commentary: all', 'commentary: amber and red'));
  ids = await offeredTo('TC');
});
afterEach(() => world.house.close());

async function offeredTo(initials: string, now = NOW): Promise<readonly string[]> {
  const work = await listMyWork(world.ports, { clicker: { slackUserId: world.userId(initials), teamId: 'T1' }, now });
  const lines = work.outcome === 'work' ? work.windows.flatMap((window) => window.outstanding) : [];
  return lines.filter(({ mayStayOnCourse }) => mayStayOnCourse).map(({ entry }) => entry.id);
}

let count = 0;
function stay(milestoneIds: readonly string[], changes: Partial<OnCourseRequest> = {}) {
  count += 1;
  return stayOnCourse(world.ports, {
    clicker: { slackUserId: world.userId('TC'), teamId: 'T1' },
    milestoneIds,
    nonce: 'the-form',
    submissionId: `submission-${count}`,
    now: NOW,
    patience: patience(),
    ...changes,
  });
}

const kindsOf = async (id: string) => (await world.house.updates.history(id)).map(({ kind }) => kind);
const five = () => ids.slice(0, 5);

describe('five milestones that are still on course', () => {
  it('are recorded as green without a text, and wait no longer', async () => {
    expect(await stay(five())).toMatchObject({
      outcome: 'saved',
      cards: five().map((milestoneId) => ({ milestoneId })),
    });
    const [first] = await world.house.updates.history(ids[0] ?? '');
    expect(first).toMatchObject({
      kind: 'on-course',
      status: { rag: 'green' },
      commentary: '',
      enteredById: undefined,
    });
    expect(await offeredTo('TC')).toEqual(ids.slice(5));
  });

  it('are recorded once when the submit is delivered twice, or pressed again', async () => {
    const once = { submissionId: 'the-same' };
    await stay(five(), once);
    expect(await stay(five(), once)).toMatchObject({ outcome: 'saved' });
    expect(await stay(five())).toMatchObject({ outcome: 'saved' });
    expect(await kindsOf(ids[0] ?? '')).toEqual(['on-course']);
  });

  it('are not recorded by a deputy whom nobody needs today', async () => {
    const theirs = await offeredTo('AMc');
    const at = { clicker: { slackUserId: world.userId('SN'), teamId: 'T1' } };
    expect(await stay(theirs.slice(0, 1), at)).toMatchObject({ outcome: 'refused' });
  });
});

describe('what was forged', () => {
  it('is refused with everything else: a milestone of somebody else', async () => {
    const [foreign = ''] = await offeredTo('AMc');
    expect(await stay([...five(), foreign])).toMatchObject({ outcome: 'refused', card: { milestoneId: foreign } });
    expect(await kindsOf(ids[0] ?? '')).toEqual([]);
  });

  it('is refused: an id that is none, or nothing at all', async () => {
    expect(await stay(['m-forged'])).toEqual({ outcome: 'gone' });
    expect(await stay([])).toEqual({ outcome: 'none-chosen' });
  });

  it('is refused: a milestone that was answered', async () => {
    const [first = '', second = ''] = ids;
    await stay([first]);
    const outcome = await stay([first, second], { nonce: 'another-form' });
    expect(outcome).toMatchObject({ outcome: 'not-all', refused: [{ why: 'answered' }] });
    expect(await kindsOf(second)).toEqual([]);
  });

  it('is refused where every status needs a text', async () => {
    world.house.close();
    world = await openCollectWorld();
    expect(await offeredTo('TC')).toEqual([]);
    const [plan] = await world.house.plans.plans();
    const owner = (await world.house.plans.people()).find(({ initials }) => initials === 'TC');
    const theirs = plan?.milestones.find(({ ownerId }) => ownerId === owner?.id);
    expect(await stay([theirs?.id ?? ''])).toMatchObject({ outcome: 'not-all', refused: [{ why: 'text-for-all' }] });
  });

  it('is refused outside a window', async () => {
    const late = new Date('2026-07-21T16:00:00Z');
    expect(await stay(five(), { now: late })).toMatchObject({
      outcome: 'not-all',
      refused: [{ why: 'closed' }, {}, {}, {}, {}],
    });
  });
});

describe('what somebody has begun', () => {
  const key = async (id: string) => {
    const theresa = (await world.house.plans.people()).find(({ initials }) => initials === 'TC');
    return { personId: theresa?.id ?? '', entry: { kind: 'milestone', id }, quarter: '2026-27/Q1' } as const;
  };
  const typed = (commentary: string, choice = 'green') => ({
    fields: { choice, commentary },
    untouched: {},
    actedAt: 1,
    at: NOW,
    basedOn: undefined,
    formNonce: 'a-form',
  });

  it('is not left behind: a text is sent or discarded first', async () => {
    const [first = ''] = ids;
    await world.ports.drafts.keep(await key(first), typed('Half a sentence'), patience());
    expect(await stay([first])).toMatchObject({ outcome: 'not-all', refused: [{ why: 'begun' }] });
    expect(await world.ports.drafts.draft(await key(first))).toMatchObject({
      fields: { commentary: 'Half a sentence' },
    });
  });

  it('is not left behind where it is a status only', async () => {
    const [first = ''] = ids;
    await world.ports.drafts.keep(await key(first), typed('', 'red'), patience());
    for (const _ of [1, 2]) {
      expect(await stay([first])).toMatchObject({ outcome: 'not-all', refused: [{ why: 'begun' }] });
    }
    expect(await world.ports.drafts.draft(await key(first))).toMatchObject({ fields: { choice: 'red' } });
  });

  it('is taken along where it is Green without a text', async () => {
    const [first = ''] = ids;
    await world.ports.drafts.keep(await key(first), typed(''), patience());
    expect(await stay([first])).toMatchObject({ outcome: 'saved' });
    expect(await world.ports.drafts.draft(await key(first))).toBeUndefined();
  });
});

describe('the quarter after', () => {
  const LATER = new Date('2026-10-02T09:00:00Z');

  beforeEach(async () => {
    await stay(five());
    const quarter = parseQuarter('2026-27/Q2');
    if (quarter === undefined) throw new Error('Quarter 2 is a quarter.');
    const request = { directorateCode: 'CE', quarter, author: { actor: 'test' }, now: LATER, patience: patience() };
    await openQuarter(world.house, request);
  });

  it('wants words, whether it comes by tick or by form', async () => {
    const [first = ''] = ids;
    expect(await offeredTo('TC', LATER)).not.toContain(first);
    const ticked = await stay([first], { now: LATER, nonce: 'later-form' });
    expect(ticked).toMatchObject({ outcome: 'not-all', refused: [{ why: 'silent-before' }] });
    const request = await world.submit({
      clicker: { slackUserId: world.userId('TC'), teamId: 'T1' },
      milestoneId: first,
      quarter: '2026-27/Q2',
      now: LATER,
      answer: { commentary: '' },
    });
    expect(await submitUpdate(world.ports, request)).toMatchObject({
      outcome: 'faults',
      faults: [{ field: 'commentary', fault: 'missing' }],
    });
  });
});

describe('green without a text from the form', () => {
  it('is the same as the button', async () => {
    const [first = ''] = ids;
    const clicker = { slackUserId: world.userId('TC'), teamId: 'T1' };
    const request = await world.submit({ clicker, milestoneId: first, answer: { commentary: '' } });
    expect(await submitUpdate(world.ports, request)).toMatchObject({ outcome: 'saved', update: { kind: 'on-course' } });
  });
});
