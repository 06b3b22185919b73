import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMissing } from '../../../src/cli/review/missing.ts';
import type { EntryKey } from '../../../src/core/collect/entry.ts';
import type { LedContent } from '../../../src/core/collect/led/led-entry.ts';
import { nameEntry } from '../../../src/core/remind/asked-entry.ts';
import type { Delivery } from '../../../src/core/remind/delivery.ts';
import { enteredPrefix } from '../../../src/core/remind/desk-keys.ts';
import { QUESTION_CHECKS } from '../../../src/core/review/question.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { openLedForm } from '../../../src/usecases/collect/led/open-led-form.ts';
import { submitLedForm } from '../../../src/usecases/collect/led/submit-led-form.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { compileQuarter } from '../../../src/usecases/publish/compile-quarter.ts';
import { composeEntered } from '../../../src/usecases/remind/compose-entered.ts';
import type { EnteredMessage } from '../../../src/usecases/remind/entered-message.ts';
import { chooseGaps, openGaps } from '../../../src/usecases/review/decide-gaps.ts';
import { disputeEntry } from '../../../src/usecases/review/dispute-entry.ts';
import { openEntering } from '../../../src/usecases/review/open-entering.ts';
import { type CollectWorld, openCollectWorld, patience } from '../../support/collect-world.ts';
import { returnsOf } from '../../support/return-world.ts';

const QUARTER = '2026-27/Q1';
/** After the close on 21 July. */
const LATER = new Date('2026-07-22T09:00:00Z');
const HOW = 'telephone, 22 July 2026';

let world: CollectWorld;
let windowId: string;
let risk: EntryKey;
beforeEach(async () => {
  world = await openCollectWorld((text) =>
    text.replace('  commentary: all\n', '  commentary: all\n  risk quarters: [1]\n'),
  );
  await returnsOf(world).reachEverybody();
  windowId = (await world.house.windows.windows())[0]?.id ?? '';
  const [plan] = await world.house.plans.plans();
  risk = { kind: 'risk', id: plan?.risks[0]?.id ?? '' };
  const closed = await closeQuarter(world.house, {
    directorateCode: 'CE',
    quarter: { startYear: 2026, number: 1 },
    author: { actor: 'U-JP' },
    now: LATER,
    patience: patience(),
  });
  expect(closed.ok).toBe(true);
});
afterEach(() => world.house.close());

const clicker = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const actor = (initials: string) => findActor(world.ports, clicker(initials), LATER);
const gaps = async () => {
  const opened = await openGaps(world.house, { by: await actor('JP'), windowId });
  if (opened.outcome !== 'gaps') throw new Error(opened.outcome);
  return opened.gaps;
};
const request = (initials: string, howItCame: string | undefined) => ({
  ...{ clicker: clicker(initials), key: risk, quarter: QUARTER, howItCame, now: LATER },
});
const enter = (initials: string, howItCame: string | undefined = HOW, nonce = 'n-1') =>
  submitLedForm(world.ports, {
    ...request(initials, howItCame),
    answer: { kind: 'risk', likelihood: '4', impact: '3', done: 'Two carers came.', next: 'A campaign in May.' },
    nonce,
    submissionId: `${nonce}-press`,
    basedOn: undefined,
    asked: QUESTION_CHECKS,
    patience: patience(),
  });
const printedRisk = async () => {
  const quarter = { startYear: 2026, number: 1 } as const;
  const compiled = await compileQuarter(world.house, { directorateCode: 'CE', quarter, now: LATER });
  if (!compiled.ok) throw new Error(compiled.refusal.reason);
  return compiled.value.risks.find(({ id }) => id === risk.id);
};

/** Of the quarter before, as an earlier version of the plan had it. */
async function sayBefore(content: LedContent): Promise<void> {
  const [window] = await world.house.windows.windows();
  const [plan] = await world.house.plans.plans();
  if (window === undefined || plan === undefined) throw new Error('There is a window.');
  const leadId = (await actor('TC')).personId ?? '';
  const key = { directorateId: window.directorateId, quarter: '2025-26/Q4', entryIds: [risk.id] };
  const stored = await world.house.led.append(
    {
      ...key,
      ...{ entryId: risk.id, content, leadId, enteredById: undefined, mark: 0, isEntered: true, undoes: undefined },
      ...{ windowId, windowVersion: window.version, planId: plan.id, planVersion: plan.version },
      ...{ author: { actor: 'test' }, at: LATER, formNonce: 'b', contentHash: 'b', submissionId: 'b' },
      closesDraft: {
        ...{ personId: leadId, entry: risk, quarter: key.quarter, fields: {} },
        ...{ at: LATER, formNonce: 'b', draftedAt: undefined },
      },
    },
    patience(),
  );
  expect(stored.ok).toBe(true);
}

/** What its lead would be told of what was entered. */
async function composed(delivery: Delivery | undefined): Promise<EnteredMessage | undefined> {
  if (delivery?.content.kind !== 'entered') throw new Error('No message about what was entered is planned.');
  let seen: EnteredMessage | undefined;
  const renderEntered = (message: EnteredMessage) => {
    seen = message;
    return { text: '', blocks: [] };
  };
  const ports = { ...world.ports, ...world.house, renderEntered };
  await composeEntered(ports, { delivery, payload: delivery.content.payload }, LATER);
  return seen;
}

describe('what is missing at the close', () => {
  it('is of every kind, each with who answers for it', async () => {
    const all = await gaps();
    expect(new Set(all.map(({ entry }) => entry.kind))).toEqual(
      new Set(['milestone', 'indicator', 'risk', 'equality-action']),
    );
    expect(all.find(({ entry }) => entry.id === risk.id)?.ownerName).toBe('Theresa Colbourne');
  });

  it('passes over what no report could print', async () => {
    const chosen = new Map((await gaps()).map(({ entry }) => [nameEntry(entry), 'last-status'] as const));
    const by = await actor('JP');
    const choice = { by, windowId, author: { actor: 'U-JP' }, chosen, now: LATER, patience: patience() };
    expect(await chooseGaps(world.house, choice)).toEqual({ outcome: 'chosen', changed: 0 });
  });
});

describe('ragtime missing', () => {
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    const openStore = async () => ({ ...world.house, close: () => undefined });
    const cli = { out: say, err: say, now: () => LATER, author: { actor: 'cli' }, openStore };
    const code = await runMissing(['--directorate', 'CE', '--quarter', QUARTER, ...args], cli);
    return { code, text: lines.join('\n') };
  };

  it('lists what has no update, with what is printed of it, and chooses it', async () => {
    const content = { kind: 'risk', likelihood: 2, impact: 2, done: 'x', next: 'y' } as const;
    await sayBefore(content);
    expect((await run()).text).toContain('Printed as not available. As at Quarter 4 2025/26 it was: 2 × 2 = 4');
    expect(await run('--ref', 'risk 1', '--as-before')).toMatchObject({ code: 0 });
    expect(await printedRisk()).toMatchObject({ update: null, lastKnown: { word: '2 × 2 = 4' } });
    expect((await run('--ref', 'Risk 1', '--as-before')).text).toContain('It stands so already.');
    expect(await run('--ref', 'Risk 1', '--undo')).toMatchObject({ code: 0 });
    expect((await printedRisk())?.lastKnown).toBeUndefined();
  });

  it.each([
    [['--ref', 'Risk 1', '--as-before'], 1, 'Nothing was said of Risk 1 before that could be printed.'],
    [['--ref', 'NONE', '--undo'], 1, 'Nothing that is missing has the ref or id "NONE".'],
    [['--ref', 'COPS1', '--undo'], 1, 'Several have the ref "COPS1".'],
    [['--ref', 'Risk 1'], 2, 'Give either --as-before or --undo.'],
    [['--undo'], 2, 'Say what is meant'],
  ])('says what would be accepted: %j', async (args, code, words) => {
    const said = await run(...args);
    expect(said.code).toBe(code);
    expect(said.text).toContain(words);
  });
});

describe('a risk that its lead gave by telephone', () => {
  it('is among what an officer may enter, also after the close, and nobody else', async () => {
    const opened = await openEntering(
      { ...world.house, actors: world.ports, signOffs: world.house.signOffs },
      { clicker: clicker('JP'), windowId, now: LATER },
    );
    if (opened.outcome !== 'choice') throw new Error(opened.outcome);
    const entries = opened.entering.owners.flatMap((owner) => owner.entries);
    expect(entries.map(({ entry }) => nameEntry(entry))).toContain(nameEntry(risk));
    expect(await openLedForm(world.ports, request('JP', HOW))).toMatchObject({
      outcome: 'form',
      form: { entered: { howItCame: HOW, leadName: 'Theresa Colbourne' } },
    });
    expect(await openLedForm(world.ports, request('TC', undefined))).toMatchObject({ outcome: 'closed' });
    expect(await openLedForm(world.ports, request('AMc', HOW))).toMatchObject({ outcome: 'refused' });
    expect(await enter('TC')).toMatchObject({ outcome: 'refused' });
  });

  it('is stored once, printed with the initials of its lead, and missing no more', async () => {
    expect(await enter('JP')).toMatchObject({ outcome: 'saved' });
    expect(await enter('JP')).toMatchObject({ outcome: 'saved' });
    const history = await world.house.led.history(risk.id);
    expect(history).toMatchObject([{ howItCame: HOW, enteredById: (await actor('JP')).personId }]);
    expect(await printedRisk()).toMatchObject({ update: { word: '4 × 3 = 12', initials: 'TC' } });
    expect((await gaps()).map(({ entry }) => nameEntry(entry))).not.toContain(nameEntry(risk));
  });

  it('is told to its lead, who can say that something is wrong', async () => {
    await enter('JP');
    await enter('JP');
    const leadId = (await actor('TC')).personId ?? '';
    const planned = await world.house.deliveries.startingWith(enteredPrefix(windowId, leadId));
    expect(planned).toHaveLength(1);
    const message = await composed(planned[0]);
    expect(message).toMatchObject({ lines: [{ entry: risk, howItCame: HOW, officerName: 'Jo Pardew' }] });
    const dispute = {
      ...{ author: { actor: 'U-TC' }, entry: risk, quarter: QUARTER, words: 'It was 3, not 4.', nonce: 'd-1' },
      ...{ now: LATER, patience: patience() },
    };
    const ports = { ...world.house, renderReturn: () => ({ text: 'x', blocks: [] }) };
    expect(await disputeEntry(ports, { ...dispute, by: await actor('AMc') })).toMatchObject({ outcome: 'refused' });
    expect(await disputeEntry(ports, { ...dispute, by: await actor('TC') })).toMatchObject({ outcome: 'disputed' });
    expect(await openLedForm(world.ports, request('TC', undefined))).toMatchObject({ outcome: 'form' });
  });
});
