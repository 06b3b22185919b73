import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { keepDraft } from '../../../src/usecases/collect/draft/keep-draft.ts';
import { readMyDrafts } from '../../../src/usecases/collect/draft/read-my-drafts.ts';
import { approveDraft } from '../../../src/usecases/collect/drafting/approve-draft.ts';
import { type AskRequest, askToDraft } from '../../../src/usecases/collect/drafting/ask-to-draft.ts';
import { handInDraft } from '../../../src/usecases/collect/drafting/hand-in-draft.ts';
import { listReady } from '../../../src/usecases/collect/drafting/list-ready.ts';
import { sendBackDraft } from '../../../src/usecases/collect/drafting/send-back-draft.ts';
import { openMilestoneForm } from '../../../src/usecases/collect/milestone/open-milestone-form.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import type { SlackUser } from '../../../src/usecases/ports.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { returnsOf } from '../../support/return-world.ts';

const QUARTER = '2026-27/Q1';

let world: CollectWorld;

beforeEach(async () => {
  world = await openCollectWorld();
  for (const initials of ['AMc', 'SN', 'TC', 'FW'])
    await world.house.slackUsers.saveSlackUser(user(initials), patience());
});

function user(initials: string, changes: Partial<SlackUser> = {}): SlackUser {
  return {
    id: world.userId(initials),
    teamId: 'T1',
    timeZone: 'Europe/London',
    isGuest: false,
    isDeleted: false,
    isBot: false,
    dmChannelId: `D-${initials}`,
    readAt: NOW,
    ...changes,
  };
}

const clicker = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const entryOf = async (ref: string) => ({ kind: 'milestone', id: await world.milestoneId(ref) }) as const;
const personIdOf = async (initials: string) =>
  (await world.house.plans.people()).find((person) => person.initials === initials)?.id ?? '';

/** AMc asks FW for COPS2. */
async function ask(changes: Partial<AskRequest> = {}) {
  return askToDraft(world.ports, {
    clicker: clicker('AMc'),
    entry: await entryOf('COPS2'),
    contributor: { personId: await personIdOf('FW') },
    by: localDate('2026-07-07'),
    note: '',
    nonce: 'ask-1',
    now: NOW,
    patience: patience(),
    ...changes,
  });
}

/** FW hands in COPS2. */
async function handIn(changes: Parameters<CollectWorld['submit']>[0] = {}) {
  const request = await world.submit({ clicker: clicker('FW'), nonce: 'form-of-farah', ...changes });
  return { request, outcome: await handInDraft(world.ports, request) };
}

const decide = (initials: string, handedId: number, now = NOW) => ({
  clicker: clicker(initials),
  handedId,
  now,
  patience: patience(),
});

const approve = (initials: string, handedId = 1, now = NOW) =>
  approveDraft(world.ports, { ...decide(initials, handedId, now), returnId: undefined });
const updates = async () => world.house.updates.history(await world.milestoneId('COPS2'));
const handed = async () => world.house.drafting.handedOf(await entryOf('COPS2'), QUARTER);

describe('somebody who was not asked', () => {
  it.each(['TC', 'JP'])('%s is refused with forged ids, and nothing is stored', async (initials) => {
    await ask();
    await handIn();
    const submit = await world.submit({ clicker: clicker(initials), nonce: 'forged' });
    const stranger = initials === 'TC';
    expect((await openMilestoneForm(world.ports, { ...submit })).outcome).toBe(stranger ? 'refused' : 'form');
    if (!stranger) return;
    expect((await handInDraft(world.ports, submit)).outcome).toBe('refused');
    expect((await approve('TC')).outcome).toBe('refused');
    expect((await sendBackDraft(world.ports, { ...decide('TC', 1), question: 'Why?' })).outcome).toBe('refused');
    expect(await ask({ clicker: clicker('TC'), nonce: 'forged' })).toEqual({ outcome: 'nothing-to-ask' });
    const typed = {
      fields: { commentary: 'x' },
      untouched: {},
      actedAt: 1,
      at: NOW,
      basedOn: undefined,
      formNonce: 'n',
    };
    const key = { clicker: clicker('TC'), entry: await entryOf('COPS2'), quarter: QUARTER, now: NOW };
    expect(await keepDraft(world.ports, { ...key, patience: patience(), typed })).toBe('refused');
    expect(await updates()).toEqual([]);
    expect(await handed()).toHaveLength(1);
  });

  it('is the contributor, too, where the owner has to decide', async () => {
    await ask();
    await handIn();
    expect((await approve('FW')).outcome).toBe('refused');
    expect((await submitUpdate(world.ports, await world.submit({ clicker: clicker('FW') }))).outcome).toBe('refused');
    expect(await listReady(world.ports, { clicker: clicker('FW'), now: NOW })).toEqual({ outcome: 'ready', texts: [] });
  });
});

describe('a draft that is handed in', () => {
  beforeEach(async () => {
    await ask();
  });

  it('is stored once, however often it is sent from one form, until it says something else', async () => {
    const { request, outcome } = await handIn();
    expect(outcome.outcome).toBe('handed');
    expect((await handInDraft(world.ports, request)).outcome).toBe('handed');
    expect((await handIn({ submissionId: 'again' })).outcome.outcome).toBe('handed');
    expect(await handed()).toHaveLength(1);
    expect(
      (await handIn({ answer: { commentary: 'Forecasts of all schools have been sent to members.' } })).outcome,
    ).toMatchObject({ outcome: 'handed' });
    expect((await handed()).map(({ content }) => content.commentary)).toEqual([
      'Forecasts are complete.',
      'Forecasts of all schools have been sent to members.',
    ]);
    expect(await updates()).toEqual([]);
  });

  it('is stored once where the same press arrives again meanwhile, and both are told that it is handed in', async () => {
    const request = await world.submit({ clicker: clicker('FW'), nonce: 'form-of-farah' });
    const both = await Promise.all([1, 2].map(() => handInDraft(world.ports, request)));
    expect(both.map(({ outcome }) => outcome)).toEqual(['handed', 'handed']);
    expect(await handed()).toHaveLength(1);
  });

  it('is refused with structural faults', async () => {
    const { outcome } = await handIn({ answer: { choice: 'red', action: '' } });
    expect(outcome).toEqual({ outcome: 'faults', faults: [{ field: 'action', fault: 'missing-for-red' }] });
  });

  it('comes too late once the owner has sent something, or the window has closed', async () => {
    await submitUpdate(world.ports, await world.submit());
    expect((await handIn()).outcome).toMatchObject({ outcome: 'sent-by-owner', decision: undefined });
    const late = new Date('2026-07-22T09:00:00Z');
    expect((await handIn({ now: late })).outcome.outcome).toBe('closed');
    expect(await handed()).toEqual([]);
  });

  it('is shown to an owner who was writing when it came, and is decided by what they send then', async () => {
    await handIn();
    const own = await world.submit({ answer: { commentary: 'Anne’s own words.' } });
    expect(await submitUpdate(world.ports, own)).toMatchObject({
      outcome: 'draft-came',
      text: { by: 'Farah Whitlock', handed: { content: { commentary: 'Forecasts are complete.' } } },
    });
    expect(await updates()).toEqual([]);
    expect((await submitUpdate(world.ports, { ...own, handedId: 1 })).outcome).toBe('saved');
    expect((await handed())[0]?.decision?.kind).toBe('answered');
  });
});

describe('a draft of what an officer sent back', () => {
  const approveSeen = (returnId: number | undefined) => approveDraft(world.ports, { ...decide('AMc', 1), returnId });

  beforeEach(async () => {
    await submitUpdate(world.ports, await world.submit());
    await returnsOf(world).giveBack();
    await ask();
  });

  it('is handed in only once its writer has seen the question', async () => {
    expect((await handIn()).outcome).toMatchObject({
      outcome: 'returned',
      question: { id: 1, question: 'Which sites?' },
    });
    expect(await handed()).toEqual([]);
    expect((await handIn({ returnId: 1 })).outcome.outcome).toBe('handed');
  });

  it('answers the question only from a list that showed it', async () => {
    await handIn({ returnId: 1 });
    const list = await listReady(world.ports, { clicker: clicker('AMc'), now: NOW });
    expect(list).toMatchObject({ texts: [{ question: { id: 1, question: 'Which sites?' } }] });
    for (const unseen of [undefined, 7, Number.NaN]) expect((await approveSeen(unseen)).outcome).toBe('asked-since');
    expect(await updates()).toHaveLength(1);
    expect((await approveSeen(1)).outcome).toBe('approved');
    expect((await approveSeen(1)).outcome).toBe('decided');
    expect(await updates()).toHaveLength(2);
  });
});

describe('a draft that waits', () => {
  it('is not put aside by another milestone’s text: its milestone is not offered to be covered', async () => {
    const offered = async () => {
      const opened = await openMilestoneForm(world.ports, {
        clicker: clicker('AMc'),
        milestoneId: await world.milestoneId('COPS1'),
        now: NOW,
      });
      return opened.outcome === 'form' ? (opened.form.covering?.candidates.map(({ ref }) => ref) ?? []) : [];
    };
    expect(await offered()).toContain('COPS2');
    await ask();
    await handIn();
    expect(await offered()).not.toContain('COPS2');
  });
});

describe('"Approve"', () => {
  beforeEach(async () => {
    await ask();
    await handIn();
  });

  it('makes it the owner’s update, with both names in the record', async () => {
    expect((await approve('AMc')).outcome).toBe('approved');
    const [update] = await updates();
    expect(update).toMatchObject({ commentary: 'Forecasts are complete.', ownerId: await personIdOf('AMc') });
    expect(update?.enteredById).toBe(await personIdOf('FW'));
    expect((await handed())[0]?.decision).toEqual({ kind: 'approved', byId: await personIdOf('AMc'), at: NOW });
  });

  it('says to a second press, and to the deputy, who has approved it', async () => {
    await approve('AMc');
    expect(await approve('AMc')).toMatchObject({ outcome: 'decided', byName: 'Alison McBride' });
    expect(await updates()).toHaveLength(1);
  });

  it('may be pressed by the deputy while the owner is away, and by them alone', async () => {
    expect((await approve('SN')).outcome).toBe('refused');
    const absence = { firstDay: localDate('2026-07-01'), lastDay: localDate('2026-07-31') };
    const set = {
      ...absence,
      personId: await personIdOf('AMc'),
      setBy: 'test',
      notices: [],
      author: { actor: 'test' },
      at: NOW,
    };
    await world.house.absences.addAbsence(set, patience());
    expect((await approve('SN')).outcome).toBe('approved');
    expect((await updates())[0]?.ownerId).toBe(await personIdOf('AMc'));
    expect((await handed())[0]?.decision?.byId).toBe(await personIdOf('SN'));
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'there is a newer text',
      () => handIn({ answer: { commentary: 'Forecasts of all schools have been sent to members.' } }),
      'replaced',
    ],
    ['it was sent back', () => sendBackDraft(world.ports, { ...decide('AMc', 1), question: 'How many?' }), 'decided'],
    ['its date has come since', () => world.changeCops2('due', 'due: May 2026'), 'faulty'],
    ['the milestone is gone', () => world.retireCops2(), 'gone'],
  ])('does nothing where %s', async (_name, happen, outcome) => {
    await happen();
    expect((await approve('AMc')).outcome).toBe(outcome);
    expect(await updates()).toEqual([]);
  });

  it('does nothing once the window has closed, and keeps the text', async () => {
    const author = { actor: 'test' };
    const late = new Date('2026-07-22T09:00:00Z');
    await closeQuarter(world.house, {
      directorateCode: 'CE',
      quarter: { startYear: 2026, number: 1 },
      author,
      now: late,
      patience: patience(),
    });
    expect(await approve('AMc', 1, late)).toMatchObject({ outcome: 'closed', handed: { id: 1 } });
    expect(await handed()).toHaveLength(1);
  });

  it('does nothing with an id that does not exist', async () => {
    expect((await approve('AMc', 99)).outcome).toBe('gone');
    expect((await approve('AMc', Number.NaN)).outcome).toBe('gone');
  });
});

describe('a window that closes over a text that nobody has read', () => {
  const LATE = new Date('2026-07-22T09:00:00Z');
  const closing = {
    directorateCode: 'CE',
    quarter: { startYear: 2026, number: 1 },
    author: { actor: 'test' },
  } as const;
  const close = () => closeQuarter(world.house, { ...closing, now: LATE, patience: patience() });
  const seenBy = async (initials: string, now = LATE) => {
    const { lateTexts } = await readMyDrafts(world.ports, { clicker: clicker(initials), now });
    return lateTexts.map(({ ref, role, byName, ownerName, handed: { content } }) => ({
      ref,
      role,
      byName,
      ownerName,
      commentary: content.commentary,
    }));
  };
  const TEXT = {
    ref: 'COPS2',
    byName: 'Farah Whitlock',
    ownerName: 'Alison McBride',
    commentary: 'The last of two texts.',
  };

  beforeEach(async () => {
    await ask();
    await handIn();
    await handIn({ nonce: 'again', answer: { commentary: TEXT.commentary } });
  });

  it('shows it to its writer and to its owner, as it was handed in last', async () => {
    expect(await seenBy('FW', NOW)).toEqual([]);
    await close();
    expect(await seenBy('FW')).toEqual([{ ...TEXT, role: 'written' }]);
    expect(await seenBy('AMc')).toEqual([{ ...TEXT, role: 'waiting' }]);
    expect(await seenBy('TC')).toEqual([]);
  });

  it('shows it by the printed time, before anybody has closed the window', async () => {
    expect(await seenBy('AMc')).toHaveLength(1);
  });

  it('lets an officer enter it, with the text in the form, and then it is nobody’s any more', async () => {
    await close();
    const howItCame = 'a contributor’s draft, 7 July 2026';
    const opening = { clicker: clicker('JP'), milestoneId: (await entryOf('COPS2')).id, quarter: QUARTER, now: LATE };
    const opened = await openMilestoneForm(world.ports, { ...opening, howItCame });
    if (opened.outcome !== 'form') throw new Error('The officer has the form.');
    expect(opened.form.ready).toMatchObject({ by: TEXT.byName, handed: { content: { commentary: TEXT.commentary } } });
    const entered = { clicker: clicker('JP'), now: LATE, nonce: 'entered', handedId: 2, howItCame };
    const submit = await world.submit({ ...entered, answer: { commentary: TEXT.commentary } });
    expect((await submitUpdate(world.ports, submit)).outcome).toBe('saved');
    expect(await seenBy('FW')).toEqual([]);
    expect(await seenBy('AMc')).toEqual([]);
    expect((await updates()).map(({ commentary }) => commentary)).toEqual([TEXT.commentary]);
  });
});

describe('asking', () => {
  it('asks once from one form, however often it is sent', async () => {
    expect((await ask()).outcome).toBe('asked');
    expect((await ask()).outcome).toBe('asked');
    expect(await world.house.drafting.requests(QUARTER)).toHaveLength(1);
  });

  it.each<[string, (world: CollectWorld) => Promise<AskRequest['contributor']>, string]>([
    ['nobody', async () => undefined, 'nobody'],
    ['the owner', async () => ({ personId: await personIdOf('AMc') }), 'answers-it'],
    ['a stranger', async () => ({ slackUserId: 'U-nobody' }), 'not-in-a-plan'],
    ['somebody whom no message reaches', async () => ({ personId: await personIdOf('HD') }), 'not-reachable'],
  ])('of %s is refused on the field', async (_name, whom, fault) => {
    expect(await ask({ contributor: await whom(world) })).toEqual({
      outcome: 'fault',
      fault: { field: 'contributor', fault },
    });
  });

  it('of somebody who is away is refused', async () => {
    const absence = { firstDay: localDate('2026-07-01'), lastDay: localDate('2026-07-31') };
    const set = {
      ...absence,
      personId: await personIdOf('FW'),
      setBy: 'test',
      notices: [],
      author: { actor: 'test' },
      at: NOW,
    };
    await world.house.absences.addAbsence(set, patience());
    expect(await ask()).toMatchObject({ fault: { fault: 'away' } });
  });

  it.each([
    ['2026-07-01', 'too-early'],
    ['2026-07-15', 'too-late'],
  ])('by %s is %s', async (day, fault) => {
    expect(await ask({ by: localDate(day) })).toMatchObject({ fault: { field: 'by', fault } });
  });
});
