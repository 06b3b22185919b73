import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runReturn } from '../../../src/cli/review/return.ts';
import type { EntryKey } from '../../../src/core/collect/entry.ts';
import { QUESTION_CHECKS } from '../../../src/core/review/question.ts';
import { buildLedForm } from '../../../src/slack/collect/led/build-led-form.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { openLedForm } from '../../../src/usecases/collect/led/open-led-form.ts';
import { type SubmitLedRequest, submitLedForm } from '../../../src/usecases/collect/led/submit-led-form.ts';
import { listMyWork } from '../../../src/usecases/collect/list-my-work.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { commandLineOn, hearNothing } from '../../support/command-line.ts';
import { QUARTER, returnsOf } from '../../support/return-world.ts';

/** After the close on 21 July. */
const AFTER = new Date('2026-07-23T09:00:00Z');
const REF = 'Equality action 1';

let world: CollectWorld;
let officer: ReturnType<typeof returnsOf>;
let entry: EntryKey;
let forms = 0;
beforeEach(async () => {
  world = await openCollectWorld();
  officer = returnsOf(world);
  await officer.reachEverybody();
  const [plan] = await world.house.plans.plans();
  entry = { kind: 'equality-action', id: plan?.equalityActions[0]?.id ?? '' };
});
afterEach(() => world.house.close());

const clicker = () => ({ slackUserId: world.userId('AMc'), teamId: 'T1' });
const opened = (now = NOW) => openLedForm(world.ports, { clicker: clicker(), key: entry, quarter: QUARTER, now });

function send(changes: Partial<SubmitLedRequest> = {}) {
  forms += 1;
  return submitLedForm(world.ports, {
    clicker: clicker(),
    key: entry,
    quarter: QUARTER,
    answer: { kind: 'equality-action', progress: 'on-course', text: 'Leaflets are printed.' },
    nonce: `led-${forms}`,
    submissionId: `led-press-${forms}`,
    basedOn: undefined,
    asked: QUESTION_CHECKS,
    now: NOW,
    patience: patience(),
    ...changes,
  });
}

/** From a form that was drawn now, with its question read. */
async function answer(text: string, now = NOW) {
  const form = await opened(now);
  if (form.outcome !== 'form') return form;
  const { standing, question } = form.form;
  const seen = { basedOn: standing?.update.id, returnId: question?.id, now };
  return send({ answer: { kind: 'equality-action', progress: 'behind', text }, ...seen });
}

async function outstanding(now = NOW): Promise<readonly string[]> {
  const work = await listMyWork(world.ports, { clicker: clicker(), now });
  return work.outcome === 'work' ? work.windows.flatMap((window) => window.outstanding.map(({ ref }) => ref)) : [];
}

describe('an equality action that comes back', () => {
  it('is outstanding again, with the question on its form, until it is answered', async () => {
    expect(await officer.giveBack({ entry })).toEqual({ outcome: 'nothing-said', ref: REF });
    await send();
    expect(await outstanding()).not.toContain(REF);
    expect(await officer.giveBack({ entry, nonce: 'n' })).toMatchObject({ outcome: 'returned', ref: REF });
    expect(await officer.giveBack({ entry, nonce: 'n' })).toMatchObject({ outcome: 'returned', ref: REF });
    expect(await officer.giveBack({ entry })).toMatchObject({ outcome: 'waits-already' });
    expect(await outstanding()).toContain(REF);
    const form = await opened();
    if (form.outcome !== 'form') throw new Error(form.outcome);
    const drawn = JSON.stringify(buildLedForm(form.form, {}).blocks);
    expect(drawn).toContain('sent this back on');
    expect(drawn).toContain('Which sites?');
    expect(await answer('Leaflets are in all six sites.')).toMatchObject({ outcome: 'saved' });
    expect(await outstanding()).not.toContain(REF);
    expect(await world.house.returns.waiting()).toEqual([]);
  });

  it('shows a question that came while somebody typed before anything is stored', async () => {
    await send();
    const before = await opened();
    if (before.outcome !== 'form') throw new Error(before.outcome);
    await officer.giveBack({ entry });
    const typed = { basedOn: before.form.standing?.update.id, returnId: before.form.question?.id };
    expect(await send(typed)).toMatchObject({ outcome: 'returned', question: { question: 'Which sites?' } });
    expect(await world.house.returns.waiting()).toHaveLength(1);
  });

  it('can be answered after the close, and only where it was sent back', async () => {
    await send();
    const quarter = { startYear: 2026, number: 1 } as const;
    const close = { directorateCode: 'CE', quarter, author: { actor: 'test' }, now: AFTER, patience: patience() };
    await closeQuarter(world.house, close);
    expect((await opened(AFTER)).outcome).toBe('closed');
    await officer.giveBack({ entry, now: AFTER });
    expect(await outstanding(AFTER)).toEqual([REF]);
    expect(await answer('Leaflets are in all six sites.', AFTER)).toMatchObject({
      outcome: 'saved',
      changeable: 'question-closed',
    });
  });

  it('comes back from the command line by its name in the lists', async () => {
    await send();
    const heard = hearNothing();
    const { out, err } = heard;
    const run = (...more: string[]) =>
      runReturn(
        ['--directorate', 'CE', '--quarter', QUARTER, ...more],
        commandLineOn(world.house, { heard, now: NOW }),
      );
    expect(await run('--ref', 'equality action 1', '--question', 'Which sites?')).toBe(0);
    expect(await run()).toBe(0);
    expect(await run('--ref', REF, '--close')).toBe(0);
    expect(out.join('\n')).toContain(`${REF} was sent back.`);
    expect(out.join('\n')).toContain('Waits for an answer: Which sites?');
    expect(await run('--ref', 'Risk 1', '--question', 'Why?')).toBe(1);
    expect(err).toEqual(['Nothing has been sent for Risk 1 yet, so nothing can be sent back.']);
  });
});
