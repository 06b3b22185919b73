import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import { type DraftFields, type Seen, toActedAt } from '../../../../src/core/collect/draft.ts';
import type { EntryKey } from '../../../../src/core/collect/entry.ts';
import { figureInputToFields } from '../../../../src/core/collect/indicator/indicator-draft.ts';
import { answerToFields } from '../../../../src/core/collect/milestone/milestone-draft.ts';
import { keepDraft } from '../../../../src/usecases/collect/draft/keep-draft.ts';
import { sendDrafts } from '../../../../src/usecases/collect/draft/send-drafts.ts';
import { askToDraft } from '../../../../src/usecases/collect/drafting/ask-to-draft.ts';
import { handInDraft } from '../../../../src/usecases/collect/drafting/hand-in-draft.ts';
import { submitSupply } from '../../../../src/usecases/collect/indicator/submit-supply.ts';
import { submitLedForm } from '../../../../src/usecases/collect/led/submit-led-form.ts';
import { submitUpdate } from '../../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';
import { QUARTER, returnsOf } from '../../../support/return-world.ts';

let world: CollectWorld;
let cops2: EntryKey;
let copi1: EntryKey;
let action: EntryKey;

beforeEach(async () => {
  world = await openCollectWorld((text) =>
    text.replace(/(- ref: COPI1\n.*\n.*owner: AMc\n)/, '$1        supplier: FW\n'),
  );
  await returnsOf(world).reachEverybody();
  cops2 = { kind: 'milestone', id: await world.milestoneId('COPS2') };
  const [plan] = await world.house.plans.plans();
  action = { kind: 'equality-action', id: plan?.equalityActions[0]?.id ?? '' };
  copi1 = { kind: 'indicator', id: plan?.indicators.find(({ ref }) => ref === 'COPI1')?.id ?? '' };
});
afterEach(() => world.house.close());

const clicker = (initials = 'AMc') => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const send = () => sendDrafts(world.ports, { clicker: clicker(), now: NOW, patience: patience() });
const TEXT = { choice: 'green', commentary: 'Two of three sites are open now.', action: '' } as const;
const MILESTONE_FIELDS = answerToFields({ ...TEXT, actionBy: undefined, completedOn: undefined });
const FIGURE = {
  figure: '97.2',
  noFigure: undefined,
  period: '',
  isProvisional: false,
  isRedefined: false,
  expectedOn: undefined,
} as const;
const INDICATOR_FIELDS = { ...figureInputToFields(FIGURE), choice: 'green', commentary: 'Both sites opened on time.' };

const FIELDS = {
  milestone: MILESTONE_FIELDS,
  indicator: INDICATOR_FIELDS,
  'equality-action': { progress: 'on-course', text: 'Leaflets are printed in four languages.' },
  risk: {},
} as const;

interface Begun {
  readonly entry: EntryKey;
  readonly fields: DraftFields;
  readonly seen: Seen;
  readonly basedOn?: number;
}

function begin({ entry, fields, seen, basedOn }: Begun) {
  const typed = { fields, untouched: {}, actedAt: toActedAt(NOW) + 1, at: NOW, basedOn, formNonce: 'form', seen };
  return keepDraft(world.ports, { clicker: clicker(), entry, quarter: QUARTER, typed, now: NOW, patience: patience() });
}

/** FW is asked for COPS2, and hands a text in. */
async function handIn(): Promise<void> {
  const asked = { entry: cops2, by: localDate('2026-07-07'), note: '', nonce: 'ask', now: NOW, patience: patience() };
  const people = await world.house.plans.people();
  const personId = people.find(({ initials }) => initials === 'FW')?.id ?? '';
  await askToDraft(world.ports, { ...asked, clicker: clicker(), contributor: { personId } });
  const handed = await handInDraft(world.ports, await world.submit({ clicker: clicker('FW'), nonce: 'form-of-farah' }));
  expect(handed.outcome).toBe('handed');
}

async function supply(): Promise<void> {
  const supplied = await submitSupply(world.ports, {
    clicker: clicker('FW'),
    indicatorId: copi1.id,
    quarter: QUARTER,
    nonce: 'form-of-farah',
    submissionId: 'press-of-farah',
    basedOn: undefined,
    input: FIGURE,
    note: '',
    now: NOW,
    patience: patience(),
  });
  expect(supplied.outcome).toBe('supplied');
}

/** COPS2 was sent and came back. */
async function giveBack(): Promise<void> {
  await submitUpdate(world.ports, await world.submit());
  expect(await returnsOf(world).giveBack()).toMatchObject({ outcome: 'returned' });
}

/** The first equality action was sent and came back. */
async function giveActionBack(): Promise<void> {
  const sent = await submitLedForm(world.ports, {
    clicker: clicker(),
    key: action,
    quarter: QUARTER,
    nonce: 'form-of-anne',
    submissionId: 'press-of-anne',
    basedOn: undefined,
    asked: [],
    answer: { kind: 'equality-action', progress: 'on-course', text: 'Leaflets are printed.' },
    now: NOW,
    patience: patience(),
  });
  expect(sent.outcome).toBe('saved');
  expect(await returnsOf(world).giveBack({ entry: action, updateId: 1 })).toMatchObject({ outcome: 'returned' });
}

describe('a draft that was typed below something that had come', () => {
  it.each([
    ['a contributor’s text', handIn, { handedId: 1 }, 'draft-came', () => cops2, {}],
    ['an officer’s question', giveBack, { returnId: 1 }, 'returned', () => cops2, { basedOn: 1 }],
    [
      'an officer’s question about an equality action',
      giveActionBack,
      { returnId: 1 },
      'returned',
      () => action,
      { basedOn: 1 },
    ],
    ['a supplier’s figure', supply, { suppliedId: 1 }, 'resupplied', () => copi1, {}],
  ] as const)('%s: is sent; where that came later it stays a draft, and it is said why', async (...row) => {
    const [_name, happen, seen, why, entry, basis] = row;
    await happen();
    const fields = FIELDS[entry().kind];
    await begin({ entry: entry(), fields, seen: {}, ...basis });
    for (const _ of [1, 2]) expect(await send()).toMatchObject({ sent: [], kept: [{ why }] });
    const later = { actedAt: toActedAt(NOW) + 2, formNonce: 'form-again' };
    const typed = { fields, untouched: {}, at: NOW, basedOn: undefined, ...basis, seen, ...later };
    const key = { clicker: clicker(), entry: entry(), quarter: QUARTER, now: NOW, patience: patience() };
    await keepDraft(world.ports, { ...key, typed });
    expect(await send()).toMatchObject({ sent: [{ draft: { entry: entry() } }], kept: [] });
    expect(await send()).toEqual({ sent: [], kept: [], windows: [] });
  });
});
