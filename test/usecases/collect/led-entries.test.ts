import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryKey } from '../../../src/core/collect/entry.ts';
import { QUESTION_CHECKS } from '../../../src/core/review/question.ts';
import { ledUnsavedText } from '../../../src/slack/collect/led/led-texts.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { openQuarter } from '../../../src/usecases/calendar/open-quarter.ts';
import { confirmNothing } from '../../../src/usecases/collect/led/confirm-nothing.ts';
import { openLedForm } from '../../../src/usecases/collect/led/open-led-form.ts';
import { type SubmitLedRequest, submitLedForm } from '../../../src/usecases/collect/led/submit-led-form.ts';
import { listMyWork } from '../../../src/usecases/collect/list-my-work.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

let world: CollectWorld;
let action: EntryKey;
let risk: EntryKey;
let directorateId: string;
let count = 0;

beforeEach(async () => {
  world = await openCollectWorld();
  const [plan] = await world.house.plans.plans();
  action = { kind: 'equality-action', id: plan?.equalityActions[0]?.id ?? '' };
  risk = { kind: 'risk', id: plan?.risks[0]?.id ?? '' };
  directorateId = plan?.directorateId ?? '';
});

const clickerOf = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });

function submit(initials: string, more: Partial<SubmitLedRequest> = {}) {
  count += 1;
  return submitLedForm(world.ports, {
    clicker: clickerOf(initials),
    key: action,
    quarter: '2026-27/Q1',
    answer: { kind: 'equality-action', progress: 'on-course', text: 'Leaflets are printed.' },
    nonce: `nonce-${count}`,
    submissionId: `press-${count}`,
    basedOn: undefined,
    asked: QUESTION_CHECKS,
    now: NOW,
    patience: patience(),
    ...more,
  });
}

const confirm = (
  initials: string,
  to: 'confirmed' | 'undone' = 'confirmed',
  section: 'risks' | 'equality' = 'equality',
) =>
  confirmNothing(world.ports, {
    clicker: clickerOf(initials),
    directorateId,
    section,
    quarter: '2026-27/Q1',
    to,
    now: NOW,
    patience: patience(),
  });

async function outstanding(initials: string): Promise<readonly string[]> {
  const work = await listMyWork(world.ports, { clicker: clickerOf(initials), now: NOW });
  return work.outcome === 'work' ? work.windows.flatMap((window) => window.outstanding.map(({ ref }) => ref)) : [];
}

async function book() {
  return world.house.led.book({ directorateId, quarter: '2026-27/Q1', entryIds: [action.id, risk.id] });
}

describe('an equality action', () => {
  it('waits for its lead until it is answered, and is stored once for the same content', async () => {
    expect(await outstanding('AMc')).toContain('Equality action 1');
    const request = { nonce: 'n' };
    await submit('AMc', request);
    await submit('AMc', request);
    expect(await outstanding('AMc')).not.toContain('Equality action 1');
    expect((await book()).mark).toBe(1);
  });

  it('shows what somebody else sent meanwhile, and overwrites it only knowingly', async () => {
    await submit('AMc');
    const answer = { kind: 'equality-action', progress: 'behind', text: 'Mine.' } as const;
    const overtaken = await submit('AMc', { answer });
    expect(overtaken).toMatchObject({
      outcome: 'overtaken',
      who: undefined,
      by: { content: { text: 'Leaflets are printed.' } },
    });
    expect(await submit('AMc', { answer, basedOn: 1 })).toMatchObject({ outcome: 'saved' });
  });

  it('is not asked for again once it is completed', async () => {
    await submit('AMc', { answer: { kind: 'equality-action', progress: 'completed', text: 'Done.' } });
    const author = { actor: 'test' };
    const now = new Date('2026-10-05T09:00:00Z');
    const common = { directorateCode: 'CE', author, patience: patience() };
    await closeQuarter(world.house, { ...common, quarter: { startYear: 2026, number: 1 }, now: NOW });
    await openQuarter(world.house, { ...common, quarter: { startYear: 2026, number: 2 }, now });
    const opened = await openLedForm(world.ports, { clicker: clickerOf('AMc'), key: action, quarter: undefined, now });
    expect(opened).toMatchObject({ outcome: 'closed' });
    const ofRisk = await openLedForm(world.ports, { clicker: clickerOf('TC'), key: risk, quarter: undefined, now });
    expect(ofRisk).toMatchObject({ outcome: 'form' });
  });

  it('is answered by nobody else, and a forged id is nothing', async () => {
    for (const initials of ['TC', 'FW', 'JP']) {
      const expected = initials === 'JP' ? 'saved' : 'refused';
      expect((await submit(initials)).outcome, initials).toBe(expected);
    }
    expect(await submit('AMc', { key: { kind: 'equality-action', id: 'forged' } })).toEqual({ outcome: 'gone' });
    expect(await submit('AMc', { key: { kind: 'risk', id: action.id } })).toEqual({ outcome: 'gone' });
  });
});

describe('a risk outside the quarters in which risks are reported', () => {
  it('is not asked for, and takes no answer', async () => {
    expect(await outstanding('TC')).not.toContain('Risk 1');
    const answer = { kind: 'risk', likelihood: '1', impact: '1', done: 'x', next: 'y' } as const;
    const late = await submit('TC', { key: risk, answer });
    if (late.outcome !== 'closed') throw new Error(late.outcome);
    expect(ledUnsavedText(late)).toMatch(/was not saved\. Your text is below to copy; please send it to Jo Pardew\.$/);
    expect(await confirm('JP', 'confirmed', 'risks')).toEqual({ outcome: 'closed', quarter: '2026-27/Q1' });
  });
});

describe('"Confirm: nothing to report"', () => {
  it('is given by an officer or by who leads everything in the section, once, and taken back', async () => {
    for (const initials of ['JP', 'AMc']) {
      await confirm(initials);
      await confirm(initials);
      const [confirmation] = (await book()).confirmations;
      const people = await world.house.plans.people();
      expect(people.find(({ id }) => id === confirmation?.personId)?.initials).toBe(initials);
      expect(await outstanding('AMc')).not.toContain('Equality action 1');
      await confirm(initials, 'undone');
      expect((await book()).confirmations).toEqual([]);
      expect(await outstanding('AMc')).toContain('Equality action 1');
    }
  });

  it('is refused to anybody else', async () => {
    for (const initials of ['TC', 'SN', 'FW']) expect((await confirm(initials)).outcome, initials).toBe('refused');
    expect((await book()).confirmations).toEqual([]);
  });

  it('is not given where something was reported, and is taken back by a report', async () => {
    await confirm('JP');
    await submit('AMc');
    expect((await book()).confirmations).toEqual([]);
    expect(await confirm('JP')).toEqual({ outcome: 'reported', refs: ['Equality action 1'] });
  });
});

describe('the words of an equality action', () => {
  it('are asked about once, and then taken as they are', async () => {
    const answer = { kind: 'equality-action', progress: 'on-course', text: 'The printing is delayed.' } as const;
    const asked = await submit('AMc', { answer, asked: [] });
    expect(asked).toMatchObject({
      outcome: 'question',
      questions: [{ check: 'words-against-green', found: 'delayed' }],
    });
    expect(await submit('AMc', { answer, asked: ['words-against-green'] })).toMatchObject({ outcome: 'saved' });
  });
});
