import { describe, expect, it } from 'vitest';
import { QUARTER_VERBS } from '../../src/core/review/quarter-words.ts';
import { ACTIONS, CALLBACKS, SHORTCUTS } from '../../src/slack/ids.ts';
import { PLAYS } from '../gallery/plays.ts';
import { EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { cellOf, newMatrix, openTrial } from './let-others-try.ts';
import { importOtherDirectorate } from './open-other-directorate.ts';
import { playRareButtons } from './play-rare-buttons.ts';
import { playTheRest } from './play-the-rest.ts';
import {
  ADMINISTRATORS,
  mayDo,
  NAMES_NO_OWNER,
  NAMES_NOTHING,
  OTHERS,
  type Other,
  SENDS_NOTHING,
  WHO_MAY,
} from './who-may.ts';

/*
 * Everything that people do in the plays is first done by others, exactly the same: the same button with the same value,
 * the same form with the same fields. Nothing may change, and nobody may read what is not theirs, but for those of whom
 * the table says that they may do it; what they do is tested where it is at home, since it would change the play.
 */

const matrix = newMatrix();

describe.each([...PLAYS, playTheRest, playRareButtons].map((play) => [play.name, play] as const))(
  'others who do the same in %s',
  (_name, play) => {
    it('change nothing that is not theirs, and read nothing', { timeout: 240_000 }, async () => {
      const council = await openCouncil({
        transport: 'socket',
        triggerLifeMs: 600_000,
        administrators: ADMINISTRATORS.map(({ id }) => id),
      });
      const trial = await openTrial(council, matrix);
      try {
        await play(council);
        expect(trial.breaches).toEqual([]);
      } finally {
        trial.close();
        await council.stop();
      }
    });
  },
);

describe('the officer of another directorate', () => {
  it('is an officer there, and nothing here', async () => {
    const council = await openCouncil({ transport: 'socket' });
    await council.command('import', EXAMPLE_PLAN);
    await importOtherDirectorate(council);
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
    expect([...new Set(ids)].filter((id) => !matrix.tried.has(id))).toEqual([]);
  });

  it('has tried each row as each of the others', () => {
    const cells = [...new Set(ids)].flatMap((what) => (Object.keys(OTHERS) as Other[]).map((who) => cellOf(what, who)));
    expect(cells.filter((cell) => !matrix.refused.has(cell) && !matrix.shown.has(cell))).toEqual([]);
  });

  it('has tried each row with the names of what is another directorate’s', () => {
    const cells = [...new Set(ids)].filter((what) => !matrix.forged.has(cellOf(what, 'another directorate')));
    expect(cells.toSorted()).toEqual(NAMES_NOTHING.toSorted());
  });

  it('has tried each row of owners with the names of what is another owner’s', () => {
    const cells = [...matrix.owned].filter((what) => !matrix.forged.has(cellOf(what, 'another owner')));
    expect(cells.toSorted()).toEqual(NAMES_NO_OWNER.toSorted());
  });

  it('has shown what comes of every row for whoever it is for, and for each who may besides', () => {
    const others = Object.keys(OTHERS) as Other[];
    const cells = [...new Set(ids)].flatMap((what) => [
      cellOf(what, 'whoever it is for'),
      ...others.filter((who) => mayDo(what, who)).map((who) => cellOf(what, who)),
    ]);
    expect(cells.filter((cell) => !matrix.shown.has(cell))).toEqual([]);
  });
});
