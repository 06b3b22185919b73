import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../sandbox/delivery.ts';
import { QUARTER_VERBS } from '../../src/core/review/quarter-words.ts';
import { ACTIONS, CALLBACKS, SHORTCUTS } from '../../src/slack/ids.ts';
import { PLAYS } from '../gallery/plays.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { openPrint } from '../support/database-print.ts';
import { openOtherDirectorate } from './open-other-directorate.ts';
import { playTheRest } from './play-the-rest.ts';
import { nameOfDelivery } from './press-by-hand.ts';
import { OTHERS, type Other, SENDS_NOTHING, SHUT_OUT, WHO_MAY } from './who-may.ts';

/*
 * Everything that people do in the plays is first done by others, exactly the same: the same button with the same value,
 * the same form with the same fields. Nothing may change, and nobody may read what is not theirs, but for those of whom
 * the table says that they may do it; what they do is tested where it is at home, since it would change the play.
 */

const tried = new Set<string>();

interface Breach {
  readonly what: string;
  readonly who: Other;
  readonly changed?: readonly string[];
  readonly read?: readonly string[];
  readonly isAcked?: false;
}

async function letOthersTry(council: Council, print: ReturnType<typeof openPrint>): Promise<readonly Breach[]> {
  const { slack } = council;
  await slack.setPerson({ initials: 'ZM', name: 'Zoe Mellor' });
  for (const person of SHUT_OUT) await slack.setPerson(person);
  let turn = 0;
  const breaches: Breach[] = [];
  let isThere = false;
  slack.onDelivery(async (delivery) => {
    if (delivery.kind === 'event' || delivery.kind === 'view_closed') return;
    if (!isThere) await openOtherDirectorate(council);
    isThere = true;
    const what = nameOfDelivery(delivery);
    tried.add(what);
    print.changed();
    const given = JSON.stringify(delivery.payload);
    turn += 1;
    const shutOut = SHUT_OUT[turn % SHUT_OUT.length]?.initials;
    const others = othersThan(council, { delivery, shutOut }).filter(([who]) => !WHO_MAY[what]?.includes(who));
    for (const [who, initials] of others) {
      // What they sent themselves may come back to them.
      const secrets = print.secrets().filter((text) => !given.includes(inJson(text)));
      const { ack, calls } = await slack.forge(delivery, initials);
      const changed = print.changed();
      const shown = JSON.stringify([ack, calls.map(({ args }) => args)]);
      const read = secrets.filter((text) => shown.includes(inJson(text)));
      if (changed.length > 0) breaches.push({ what, who, changed });
      if (read.length > 0) breaches.push({ what, who, read });
      if (!ack.isAcked) breaches.push({ what, who, isAcked: false });
    }
  });
  return breaches;
}

interface Around {
  readonly delivery: Delivery;
  /** Whose turn it is. */
  readonly shutOut: string | undefined;
}

/** Those who are not the person who does it, and do not stand in for them. */
function othersThan(
  { slack }: Council,
  { delivery: { payload }, shutOut }: Around,
): readonly (readonly [Other, string])[] {
  const user = payload.user as { readonly id?: string } | undefined;
  const doer = String(user?.id ?? payload.user_id);
  const owner = doer === slack.userId('TC') ? 'SN' : 'TC';
  const turns: Partial<Record<Other, string>> = {
    'another owner': owner,
    'somebody who is shut out': shutOut,
  };
  return Object.entries(OTHERS)
    .map(([who, initials]) => [who as Other, initials ?? turns[who as Other] ?? owner] as const)
    .filter(([, initials]) => slack.userId(initials) !== doer);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1).slice(0, 60);
}

describe.each([...PLAYS, playTheRest].map((play) => [play.name, play] as const))(
  'others who do the same in %s',
  (_name, play) => {
    it('change nothing that is not theirs, and read nothing', { timeout: 240_000 }, async () => {
      const council = await openCouncil({ transport: 'socket', triggerLifeMs: 600_000 });
      const print = openPrint(council.databasePath);
      try {
        const breaches = await letOthersTry(council, print);
        await play(council);
        expect(breaches).toEqual([]);
      } finally {
        print.close();
        await council.stop();
      }
    });
  },
);

describe('the officer of another directorate', () => {
  it('is an officer there, and nothing here', async () => {
    const council = await openCouncil({ transport: 'socket' });
    await council.command('import', EXAMPLE_PLAN);
    await openOtherDirectorate(council);
    const zara = council.slack.as('ZO');
    await zara.command('/quarter people');
    expect(zara.modal?.text).toContain('Zeno Poole (ZP)');
    expect(zara.modal?.text).not.toContain('Alison McBride');
    await zara.close();
    await zara.command('/quarter people CE');
    expect(zara.modal).toBeUndefined();
    await council.stop();
  });
});

describe('the matrix', () => {
  const ids = [
    ...Object.values(ACTIONS),
    ...Object.values(CALLBACKS),
    ...Object.values(SHORTCUTS),
    ...QUARTER_VERBS.map((verb) => `/quarter ${verb}`),
    ...['/milestone', '/milestone help', '/milestone REF', 'a field of a form'],
  ].filter((id) => !SENDS_NOTHING.includes(id));

  it('has a row for everything that can be pressed, sent or typed, and for nothing else', () => {
    expect(Object.keys(WHO_MAY).toSorted()).toEqual([...new Set(ids)].toSorted());
  });

  it('has tried every row', () => {
    expect([...new Set(ids)].filter((id) => !tried.has(id))).toEqual([]);
  });
});
