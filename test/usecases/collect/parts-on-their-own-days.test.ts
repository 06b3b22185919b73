import { afterEach, describe, expect, it } from 'vitest';
import type { WindowPart } from '../../../src/core/calendar/window-part.ts';
import { QUESTION_CHECKS } from '../../../src/core/review/question.ts';
import { submitIndicator } from '../../../src/usecases/collect/indicator/submit-indicator.ts';
import type { ItemPorts } from '../../../src/usecases/collect/item/item-ports.ts';
import { readMyItems } from '../../../src/usecases/collect/item/read-my-items.ts';
import { returnNothing } from '../../../src/usecases/collect/item/return-nothing.ts';
import { submitItem } from '../../../src/usecases/collect/item/submit-item.ts';
import { confirmNothing } from '../../../src/usecases/collect/led/confirm-nothing.ts';
import { submitLedForm } from '../../../src/usecases/collect/led/submit-led-form.ts';
import { listMyWork } from '../../../src/usecases/collect/list-my-work.ts';
import { stayOnCourse } from '../../../src/usecases/collect/milestone/stay-on-course.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, openCollectWorld, patience } from '../../support/collect-world.ts';
import { returnsOf } from '../../support/return-world.ts';

/** What is collected closes on the 21st; the part with days of its own closes on the 16th, or on the 28th. */
const EARLY = { closes: 12, justBefore: new Date('2026-07-16T15:59:00Z'), closed: new Date('2026-07-16T16:00:00Z') };
const LATE = { closes: 20, justBefore: new Date('2026-07-28T15:59:00Z'), closed: new Date('2026-07-28T16:00:00Z') };
const REST_CLOSED = new Date('2026-07-21T16:00:00Z');
const QUARTER = '2026-27/Q1';

type Collected = Exclude<WindowPart, 'finance'>;
const COLLECTED = ['texts', 'values', 'items', 'risks', 'equality'] as const satisfies readonly Collected[];

let world: CollectWorld;
let ports: ItemPorts;
let count = 0;
afterEach(() => world.house.close());

async function openWith(part: Collected, closes: number): Promise<void> {
  const own = `  parts:\n    ${part}: { closes: { working day: ${closes}, at: "17:00" } }\n  risk quarters: [1, 2]\n`;
  world = await openCollectWorld((text) => text.replace('  commentary: all\n', `  commentary: amber and red\n${own}`));
  ports = { ...world.house, ...world.ports };
}

function press(initials: string, now: Date) {
  count += 1;
  const clicker = { slackUserId: world.userId(initials), teamId: 'T1' };
  const form = { nonce: `nonce-${count}`, basedOn: undefined, asked: QUESTION_CHECKS, prefilledFrom: undefined };
  return { clicker, ...form, quarter: QUARTER, submissionId: `press-${count}`, now, patience: patience() };
}

async function planOf() {
  const [plan] = await world.house.plans.plans();
  if (plan === undefined) throw new Error('The plan is in.');
  return plan;
}

/** What becomes of a form of each part that is sent at this moment; a figure's says how it enters. */
const SEND: Readonly<Record<Collected, (now: Date) => Promise<string>>> = {
  texts: async (now) => {
    return (await submitUpdate(world.ports, await world.submit(press('AMc', now)))).outcome;
  },
  values: async (now) => {
    const indicatorId = (await planOf()).indicators.find(({ ref }) => ref === 'COPI1')?.id ?? '';
    const typed = { figure: '79.2', noFigure: undefined, period: '', isProvisional: false, isRedefined: false };
    const judged = { expectedOn: undefined, choice: undefined, overrideReason: '' };
    const answer = { ...typed, ...judged, commentary: '', action: '', actionBy: undefined };
    const sent = await submitIndicator(world.ports, {
      ...press('AMc', now),
      indicatorId,
      seenSuppliedId: undefined,
      answer,
    });
    return sent.outcome === 'saved' && sent.entry?.kind === 'until-sign-off' ? 'closed' : sent.outcome;
  },
  items: async (now) => {
    const { directorateId } = await planOf();
    const content = { title: 'A new school', text: 'It has opened.', authorIds: [await idOf('AMc')] };
    const subject = { about: 'new', kind: 'key-development', directorateId } as const;
    return (await submitItem(ports, { ...press('AMc', now), subject, content })).outcome;
  },
  risks: async (now) => {
    const id = (await planOf()).risks[0]?.id ?? '';
    const answer = { kind: 'risk', likelihood: '3', impact: '4', done: 'Carers were found.', next: 'More.' } as const;
    return (await submitLedForm(world.ports, { ...press('TC', now), key: { kind: 'risk', id }, answer })).outcome;
  },
  equality: async (now) => {
    const id = (await planOf()).equalityActions[0]?.id ?? '';
    const answer = { kind: 'equality-action', progress: 'on-course', text: 'Leaflets are printed.' } as const;
    return (await submitLedForm(world.ports, { ...press('AMc', now), key: { kind: 'equality-action', id }, answer }))
      .outcome;
  },
};

async function idOf(initials: string): Promise<string> {
  return (await world.house.plans.people()).find((person) => person.initials === initials)?.id ?? '';
}

/** Which parts are taken at this moment. */
async function taken(now: Date): Promise<readonly Collected[]> {
  const found: Collected[] = [];
  for (const part of COLLECTED) if ((await SEND[part](now)) === 'saved') found.push(part);
  return found;
}

describe.each(COLLECTED)('%s with a close of their own', (part) => {
  const others = COLLECTED.filter((each) => each !== part);

  it('are closed by it while the others are open, where it is earlier', async () => {
    await openWith(part, EARLY.closes);
    expect(await SEND[part](EARLY.justBefore)).toBe('saved');
    expect(await taken(EARLY.closed)).toEqual(others);
  });

  it('are open until it when the others have closed, where it is later', async () => {
    await openWith(part, LATE.closes);
    expect(await taken(REST_CLOSED)).toEqual([part]);
    expect(await SEND[part](LATE.closed)).not.toBe('saved');
  });
});

describe('what stands beside the forms', () => {
  it('follows the items: nil returns, what is shown of them and what meetings asked', async () => {
    await openWith('items', EARLY.closes);
    const { directorateId } = await planOf();
    const seen = async (now: Date) => (await readMyItems(ports, { clicker: press('AMc', now).clicker, now })).length;
    expect([await seen(EARLY.justBefore), await seen(EARLY.closed)]).toEqual([1, 0]);
    const nothing = (now: Date) => returnNothing(ports, { ...press('AMc', now), directorateId, to: 'nothing' });
    expect((await nothing(EARLY.closed)).outcome).toBe('closed');
    expect((await nothing(EARLY.justBefore)).outcome).toBe('done');
  });

  it.each(['risks', 'equality'] as const)('follows %s: that there is nothing to report', async (section) => {
    await openWith(section, LATE.closes);
    const { directorateId } = await planOf();
    const confirm = async (now: Date) =>
      (await confirmNothing(world.ports, { ...press('JP', now), directorateId, section, to: 'confirmed' })).outcome;
    expect(await confirm(LATE.closed)).toBe('closed');
    expect(await confirm(REST_CLOSED)).not.toBe('closed');
  });

  it('follows the texts: still on course, and what is shown as waiting', async () => {
    await openWith('texts', EARLY.closes);
    const milestoneIds = [await world.milestoneId('COPS2')];
    const stay = (now: Date) => stayOnCourse(world.ports, { ...press('AMc', now), milestoneIds });
    expect(await stay(EARLY.closed)).toMatchObject({ outcome: 'not-all', refused: [{ why: 'closed' }] });
    expect((await stay(EARLY.justBefore)).outcome).toBe('saved');
    const work = await listMyWork(world.ports, { clicker: press('AMc', EARLY.closed).clicker, now: EARLY.closed });
    const refs =
      work.outcome === 'work' ? work.windows.flatMap(({ outstanding }) => outstanding.map(({ ref }) => ref)) : [];
    expect(refs).toEqual(['COPI1', 'COPI2', 'Risk 2', 'Equality action 1']);
  });

  it('lets the officer enter a text that came outside Slack, and its owner not', async () => {
    await openWith('texts', EARLY.closes);
    const entered = { ...press('JP', EARLY.closed), howItCame: 'e-mail of 16 July' };
    expect((await submitUpdate(world.ports, await world.submit(entered))).outcome).toBe('saved');
    expect(await SEND.texts(EARLY.closed)).toBe('closed');
  });

  it('keeps open to its owner what was sent back, whatever the date of its part', async () => {
    await openWith('texts', EARLY.closes);
    await SEND.texts(EARLY.justBefore);
    expect((await returnsOf(world).giveBack({ now: EARLY.justBefore })).outcome).toBe('returned');
    const answer = await submitUpdate(
      world.ports,
      await world.submit({ ...press('AMc', EARLY.closed), basedOn: 1, prefilledFrom: 1, returnId: 1 }),
    );
    expect(answer).toMatchObject({ outcome: 'saved', changeable: 'question-closed' });
    const work = await listMyWork(world.ports, { clicker: press('AMc', EARLY.closed).clicker, now: EARLY.closed });
    expect(work.outcome === 'work' && work.windows.map(({ isClosed, sent }) => [isClosed, sent.length])).toEqual([
      [false, 0],
      [true, 1],
    ]);
  });
});
