import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/access.ts';
import { COMMAND_LINE } from '../../src/usecases/find-actor.ts';
import { changedTables, readPrint } from '../support/database-print.ts';
import { SECRET, STAGES } from './command-line/build-command-world.ts';
import { FORGERIES } from './command-line/forge-order.ts';
import { type CommandWorld, openCommandWorld } from './command-line/open-command-world.ts';
import { ordersInHelp } from './command-line/orders-in-help.ts';
import type { Place } from './command-line/place.ts';
import { NAMED, ORDERS, type Order } from './command-line/who-may-order.ts';

/*
 * Every order of the command line, by everybody, on a copy of one database in which two directorates collect. What is
 * refused changes nothing and shows nothing that was written there.
 */

let world: CommandWorld;
beforeAll(async () => {
  world = await openCommandWorld();
}, 120_000);
afterAll(() => world.close());

interface Tried {
  readonly outcome: 'done' | 'refused' | 'not-understood';
  readonly changes: 'something' | 'nothing';
  readonly shows: 'what was written' | 'nothing of it';
  readonly text: string;
}

const OUTCOMES = ['done', 'refused', 'not-understood'] as const;

async function tryOut({ args, stage = 'collecting', first }: Order, place: Place, actor?: Actor): Promise<Tried> {
  await world.restore(stage, first?.(world.places.CE) ?? []);
  const before = readPrint(world.databasePath);
  const { code, text } = await world.run(args(place), { now: STAGES[stage], actor });
  const changed = changedTables(before, readPrint(world.databasePath));
  return {
    outcome: OUTCOMES[code] ?? 'refused',
    changes: changed.length > 0 ? 'something' : 'nothing',
    shows: text.includes(SECRET) ? 'what was written' : 'nothing of it',
    text,
  };
}

const REFUSED = { outcome: 'refused', changes: 'nothing', shows: 'nothing of it' };

/** Said before anything is looked up. */
function notUnderstood({ outcome }: Order) {
  return outcome === 'not-understood' ? { outcome } : {};
}

describe.each(Object.entries(ORDERS))('ragtime %s', (_name, order) => {
  it('does what it says at the machine', async () => {
    const { outcome = 'done', changes = 'something' } = order;
    expect(await tryOut(order, world.places.CE)).toMatchObject({ outcome, changes });
  });

  it('does nothing with what is forged, and shows nothing of it', async () => {
    for (const [name, forge] of Object.entries(FORGERIES)) {
      const forged = forge(order, world.places);
      if (forged === undefined) continue;
      const tried = await tryOut(order, forged.place);
      expect([name, tried]).toMatchObject([
        name,
        forged.isAnOrder ? { shows: 'nothing of it' } : { ...REFUSED, ...notUnderstood(order) },
      ]);
    }
  });
});

const NAMING = Object.entries(ORDERS).flatMap(([name, order]) =>
  order.named === undefined ? [] : [[name, { ...order, named: order.named }] as const],
);

describe.each(NAMING)('ragtime %s, entered by somebody', (_name, { named, ...order }) => {
  it('is done where they may do it, and is refused where they may not', async () => {
    const done = { outcome: 'done', changes: order.changes ?? 'something' };
    for (const [who, enteredBy] of Object.entries(NAMED)) {
      const tried = await tryOut(order, { ...world.places.CE, enteredBy });
      expect([who, tried]).toMatchObject([who, named.some((each) => each === who) ? done : REFUSED]);
    }
  });
});

/** Whoever is known to have typed it. An officer's own place is Slack: at the machine it is asked what they are everywhere. */
const ACTORS = {
  guest: { shutOut: 'guest' },
  stranger: { shutOut: 'other-organisation' },
  bot: { shutOut: 'bot' },
  deactivated: { shutOut: 'deactivated', isAdministrator: true },
  member: {},
  owner: { personId: 'p-amc' },
  deputy: { personId: 'p-sn', standsInFor: ['p-amc'] },
  assistant: { personId: 'p-as' },
  contributor: { personId: 'p-bh' },
  'data supplier': { personId: 'p-ds' },
  'finance contact': { personId: 'p-fw' },
  officer: { personId: 'p-jp', officerOf: ['d-ce'] },
  'officer of another directorate': { personId: 'p-ro', officerOf: ['d-pl'] },
  approver: { personId: 'p-hd', approverOf: ['d-ce'] },
} as const satisfies Readonly<Record<string, Partial<Actor>>>;

/** Written by hand: what they may order all the same. */
const MAY_ORDER: Readonly<Record<keyof typeof ACTORS, readonly string[]>> = {
  ...{ guest: [], stranger: [], bot: [], deactivated: [] },
  ...{ member: ['demo'], owner: ['demo'], deputy: ['demo'], assistant: ['demo'], contributor: ['demo'] },
  ...{ 'data supplier': ['demo'], 'finance contact': ['demo'], approver: ['demo'] },
  ...{ officer: ['demo'], 'officer of another directorate': ['demo'] },
};

describe.each(Object.entries(ACTORS))('a %s', (who, more) => {
  it('orders nothing that is not theirs, in whatever words', async () => {
    await world.restore('collecting', []);
    const before = readPrint(world.databasePath);
    const actor = { ...COMMAND_LINE, slackUserId: 'U0SOMEBODY', ...more };
    const theirs: string[] = [];
    for (const [name, { args }] of Object.entries(ORDERS)) {
      const { code, text } = await world.run(args(world.places.CE), { actor });
      if (!/^You may not run "ragtime [a-z]+"; [^.\n]* can help\.$/u.test(text)) theirs.push(name);
      else expect(code).toBe(1);
    }
    expect(theirs).toEqual(Object.entries(MAY_ORDER).find(([name]) => name === who)?.[1]);
    expect(changedTables(before, readPrint(world.databasePath))).toEqual([]);
  });
});

/** Whoever brings in what others have given must be a person of the plans. */
const NAMES_WHO = Object.keys(ORDERS).filter((name) => /^(values|updates) /u.test(name));

describe.each([
  ['in a plan', { personId: 'p-hd' }, []],
  ['in no plan', {}, NAMES_WHO],
])('an administrator %s', (_where, more, notTheirs) => {
  it('orders what the machine does', async () => {
    const actor = { ...COMMAND_LINE, slackUserId: 'U0ADMINISTRATOR', isAdministrator: true, ...more };
    const refused: string[] = [];
    for (const [name, order] of Object.entries(ORDERS)) {
      const { text } = await tryOut(order, world.places.CE, actor);
      if (text.startsWith('You may not run ')) refused.push(name);
    }
    expect(refused).toEqual(notTheirs);
  });
});

describe('the matrix of the command line', () => {
  it('has a row for everything that the help texts offer, and for nothing else', async () => {
    expect(Object.keys(ORDERS).toSorted()).toEqual(await ordersInHelp());
  });

  it('tries each order that names somebody who does it as everybody', () => {
    const naming = Object.entries(ORDERS).filter(([, { args }]) => args(world.places.CE).includes('--entered-by'));
    expect(naming.filter(([, { named }]) => named === undefined)).toEqual([]);
  });
});
