import { describe, expect, it } from 'vitest';
import { isObject, objectsAt, parseJson } from '../../../sandbox/json.ts';
import { renderMessage } from '../../../sandbox/render.ts';
import { checkMessage } from '../../../sandbox/validate/message.ts';
import type { ItemVersion } from '../../../src/core/collect/item/item.ts';
import type { LeftUnsent } from '../../../src/core/remind/left-unsent.ts';
import type { ReminderContent, ReminderGroup, ReminderLine } from '../../../src/core/remind/reminder-content.ts';
import { renderReminder } from '../../../src/slack/remind/reminder-message.ts';
import type { MyItems } from '../../../src/usecases/collect/item/read-my-items.ts';

function lines(code: string, count: number): readonly ReminderLine[] {
  return Array.from({ length: count }, (_, index) => ({
    entry: { kind: 'milestone', id: `m-${code}${index + 1}` },
    ref: `${code}${index + 1}`,
    words: 'Repave the square',
    due: 'To be done by 31 March 2027',
    earlier: undefined,
    insteadOf: undefined,
    directorateCode: code,
    quarter: '2026-27/Q1',
  }));
}

function group(code: string, count: number, changes: Partial<ReminderGroup> = {}): ReminderGroup {
  return {
    step: 'last-call',
    quarterTitle: 'Quarter 1 2026/27',
    period: '1 April to 30 June 2026',
    dueAt: '5pm Tuesday 14 July',
    closesAt: '5pm Tuesday 21 July',
    lines: lines(code, count),
    ...changes,
  };
}

const rendered = (...groups: readonly ReminderGroup[]) => renderedWith({ groups });

function renderedWith(changes: Partial<ReminderContent>, items: readonly MyItems[] = []) {
  const content: ReminderContent = {
    person: { id: 'p', initials: 'AMc', name: 'Alison McBride' },
    groups: [],
    drafts: [],
    unsentCount: 0,
    snooze: { kind: 'none' },
    ...changes,
  };
  const args = parseJson(JSON.stringify({ channel: 'D1', ...renderReminder(content, items) }));
  if (!isObject(args)) throw new Error('A message is an object.');
  const blocks = objectsAt(args, 'blocks');
  return {
    problem: checkMessage(args, 'post'),
    blocks,
    lines: renderMessage({ text: '', blocks, files: [] }).split('\n'),
  };
}

const LATE = group('ASC', 1, { step: 'overdue', dueAt: '5pm Friday 10 July', closesAt: '5pm Friday 17 July' });
const BUTTONS = '[Start] [Ask someone to draft] [I’m away] [Why did I get this?]';
const GREEN = { progress: 'in-progress', rag: 'green', amberReason: undefined, completedOn: undefined } as const;
const HINT = 'Type /milestone and the ref to open one.';

describe('a reminder whose windows all have the same dates', () => {
  it('says them once, and names the directorate at each line where there are two', () => {
    const both = group('CE', 1, { lines: [...lines('ASC', 1), ...lines('CE', 1)] });
    const { problem, lines: shown } = rendered(both);
    expect(problem).toBeUndefined();
    expect(shown).toEqual([
      'Hello Alison. Quarter 1 2026/27 (1 April to 30 June 2026). 2 milestones are still to come from you, due 5pm Tuesday 14 July.',
      'ASC: ASC1 Repave the square',
      'To be done by 31 March 2027',
      '[Update]',
      'CE: CE1 Repave the square',
      'To be done by 31 March 2027',
      '[Update]',
      'What you send can be changed until 5pm Tuesday 21 July. /milestone shows what is left at any time.',
      BUTTONS,
    ]);
  });

  it('counts each kind of entry, and says a value with its status', () => {
    const [milestone, indicator] = lines('CE', 2);
    if (milestone === undefined || indicator === undefined) throw new Error('Two lines were made.');
    const measured = {
      ...indicator,
      entry: { kind: 'indicator' as const, id: 'i-1' },
      earlier: { at: new Date(0), status: GREEN, figure: '84.2%' },
    };
    const { lines: shown } = rendered(group('CE', 2, { step: 'opens', lines: [milestone, measured] }));
    expect(shown[0]).toContain('You have one milestone and one indicator, due 5pm Tuesday 14 July.');
    expect(shown).toContain('Last time: 84.2%, Green, on course · To be done by 31 March 2027');
  });

  it('begins with what was written and not sent', () => {
    const { lines: shown, problem } = renderedWith({ groups: [group('CE', 2)], unsentCount: 2 });
    expect(problem).toBeUndefined();
    expect(shown.slice(0, 2)).toEqual([
      'Hello Alison. You wrote 2 updates that are not sent.',
      '[Send these 2] [Look first]',
    ]);
    expect(shown[2]).toMatch(/^Quarter 1 .* 2 milestones are still to come from you/);
    const { lines: only } = renderedWith({ unsentCount: 1 });
    expect(only[0]).toBe('Hello Alison. You wrote one update that is not sent.');
  });

  it('names items that were begun, with a way to them', () => {
    const UNTIL = '5pm Tuesday 21 July';
    const { lines: shown, problem } = renderedWith({
      groups: [group('CE', 2)],
      begunItems: { count: 2, closesAt: UNTIL },
    });
    expect(problem).toBeUndefined();
    expect(shown.slice(0, 2)).toEqual([
      'Hello Alison. You began 2 key developments or emerging issues that are not sent, and can be until 5pm Tuesday 21 July.',
      '[Look first]',
    ]);
    const { lines: only } = renderedWith({ begunItems: { count: 1, closesAt: UNTIL } });
    expect(only.slice(0, 2)).toEqual([
      'Hello Alison. You began one key development or emerging issue that is not sent, and can be until 5pm Tuesday 21 July.',
      '[Look first]',
    ]);
    const { lines: both } = renderedWith({ unsentCount: 1, begunItems: { count: 1, closesAt: UNTIL } });
    expect(both.filter((line) => line.includes('[Look first]'))).toHaveLength(1);
  });

  it('asks for drafts below what the reader answers for, and alone', () => {
    const [line] = lines('CE', 1);
    if (line === undefined) throw new Error('A line was made.');
    const { entry, ref, words, due, earlier, quarter } = line;
    const draft = { entry, ref, words, due, earlier, quarter, question: 'How many?' };
    const asked = { wanted: 'text', ownerName: 'Samir Nadar', askedByName: undefined, by: 'Friday 3 July' } as const;
    const when = { quarterTitle: 'Quarter 1 2026/27', period: '1 April to 30 June 2026', note: '' };
    const drafts = [{ ...asked, ...when, lines: [draft] }];
    const both = renderedWith({ groups: [group('ASC', 1)], drafts });
    expect(both.problem).toBeUndefined();
    expect(both.lines).toContain(
      'Quarter 1 2026/27 (1 April to 30 June 2026). Samir Nadar asks you to draft one milestone by Friday 3 July.',
    );
    const alone = renderedWith({ drafts });
    expect(alone.problem).toBeUndefined();
    expect(alone.lines[0]).toContain('Hello Alison. Quarter 1');
    expect(alone.lines).toContain('Sent back: How many?');
  });

  it('says once for whom a deputy is asked, and at each line only the name', () => {
    const [own, other] = lines('CE', 2);
    if (own === undefined || other === undefined) throw new Error('Two lines were made.');
    const theirs = { ...other, insteadOf: 'Theresa Colbourne', earlier: { at: new Date(0), status: GREEN } };
    const { lines: shown } = rendered(group('CE', 2, { lines: [own, theirs] }));
    expect(shown[0]).toContain('For one of them you are asked as deputy of Theresa Colbourne, who is away.');
    expect(shown).toContain('For Theresa Colbourne · Last time: Green, on course · To be done by 31 March 2027');
    const { lines: all } = rendered(group('CE', 1, { lines: [theirs] }));
    expect(all[0]).toContain('You are asked as deputy of Theresa Colbourne, who is away.');
  });

  it('names a ref once that several folded milestones share', () => {
    const folded = lines('CE', 12).map((line, index) => (index < 10 ? line : { ...line, ref: 'CE11' }));
    expect(rendered(group('CE', 12, { lines: folded })).lines).toContain(`And 2 more: CE11 (2). ${HINT}`);
  });

  it('folds what is more than ten, and says how to get at it', () => {
    expect(rendered(group('CE', 12)).lines).toContain(`And 2 more: CE11, CE12. ${HINT}`);
  });
});

describe('a reminder about two directorates with different dates', () => {
  it('says of each when it was due and when it closes, and nothing of both that is true of one', () => {
    const { problem, lines: shown } = rendered(LATE, group('CE', 1));
    expect(problem).toBeUndefined();
    expect(shown).toEqual([
      'Hello Alison. 2 milestones wait for you, with different dates.',
      'ASC, Quarter 1 2026/27 (1 April to 30 June 2026). One milestone from you was due 5pm Friday 10 July. There is still time until 5pm Friday 17 July.',
      'ASC1 Repave the square',
      'To be done by 31 March 2027',
      '[Update]',
      'What you send for ASC can be changed until 5pm Friday 17 July.',
      'CE, Quarter 1 2026/27 (1 April to 30 June 2026). One milestone is still to come from you, due 5pm Tuesday 14 July.',
      'CE1 Repave the square',
      'To be done by 31 March 2027',
      '[Update]',
      'What you send for CE can be changed until 5pm Tuesday 21 July.',
      '/milestone shows what is left at any time.',
      BUTTONS,
    ]);
  });

  it('shows ten lines over all, and leaves the short group its own', () => {
    const { blocks, lines: shown } = rendered(group('CE', 12), LATE);
    expect(shown.filter((line) => line === '[Update]')).toHaveLength(10);
    expect(shown).toContain(`And 3 more: CE10, CE11, CE12. ${HINT}`);
    expect(shown).toContain('ASC1 Repave the square');
    expect(blocks.length).toBeLessThanOrEqual(50);
  });
});

describe('a reminder about more groups than it shows lines', () => {
  it('stays one message that Slack takes, and names every milestone', () => {
    const groups = Array.from({ length: 30 }, (_, index) => group(`D${index + 1}X`, 2));
    const { problem, blocks, lines: shown } = rendered(...groups);
    expect(problem).toBeUndefined();
    expect(blocks.length).toBeLessThanOrEqual(50);
    const said = shown.join('\n');
    for (const { lines: all } of groups) for (const { ref } of all) expect(said).toContain(ref);
  });
});

describe('a reminder of parts with dates of their own', () => {
  const texts = group('CE', 2, { isPart: true });
  const later = { isPart: true, step: 'opens', dueAt: '5pm Friday 24 July', closesAt: '5pm Tuesday 28 July' } as const;
  const values = group('CE', 1, later);
  const bold = (all: readonly string[]) => all.filter((line) => /^(Due|Was due|Closes|CE|ASC),? /.test(line));

  it('says the quarter once, and with each part when it is due', () => {
    const { problem, lines: shown } = rendered(texts, values);
    expect(problem).toBeUndefined();
    expect(shown[0]).toBe(
      'Hello Alison. Quarter 1 2026/27 (1 April to 30 June 2026). 3 milestones wait for you, with different dates.',
    );
    expect(bold(shown)).toEqual([
      'Due 5pm Tuesday 14 July. 2 milestones are still to come from you.',
      'Due 5pm Friday 24 July. You have one milestone.',
    ]);
  });

  it.each([
    [
      'overdue',
      'Was due 5pm Tuesday 14 July. 2 milestones are still to come from you. There is still time until 5pm Tuesday 21 July.',
    ],
    ['closes-tomorrow', 'Closes 5pm Tuesday 21 July. 2 milestones are still to come from you.'],
  ] as const)('says what counts now: %s', (step, words) => {
    expect(rendered({ ...texts, step }, values).lines).toContain(words);
  });

  it('names directorate and quarter with each where they differ', () => {
    const { lines: shown } = rendered(texts, group('ASC', 1, later));
    expect(shown[0]).toBe('Hello Alison. 3 milestones wait for you, with different dates.');
    expect(bold(shown)).toEqual([
      'CE, Quarter 1 2026/27 (1 April to 30 June 2026), due 5pm Tuesday 14 July. 2 milestones are still to come from you.',
      'ASC, Quarter 1 2026/27 (1 April to 30 June 2026), due 5pm Friday 24 July. You have one milestone.',
    ]);
  });

  it('says what has closed without an update, and whom to tell, once', () => {
    const missed = { parts: ['texts', 'risks'], refs: ['COPS1', 'COPS1', 'R1'] } as const;
    const { problem, lines: shown } = renderedWith({ groups: [values], missed });
    expect(problem).toBeUndefined();
    expect(shown.slice(-2)).toEqual([
      'Texts and risks have closed, without an update from you for COPS1 (2), R1.',
      'If something should still be said, please tell the performance officer.',
    ]);
  });
});

describe('a reminder below which a text was left', () => {
  const values = group('CE', 1);
  const missed = { parts: ['texts'], refs: ['COPS1'] } as const;
  const part = { kind: 'part', part: 'texts' } as const;
  const window = { kind: 'window', directorateName: 'Adult Social Care' } as const;
  const ofClosed = (lines: readonly string[]) => lines.filter((line) => line.includes(' closed'));
  const begun = [{ ref: 'COPS1', words: 'Report to members' }];
  const leaving = (...closed: LeftUnsent['closed']): LeftUnsent => ({ begun, handed: [], waiting: [], closed });

  it('says once that its part has closed', () => {
    const { lines: shown } = renderedWith({ groups: [values], missed, left: leaving(part) });
    expect(ofClosed(shown)).toEqual(['Texts have closed, without an update from you for COPS1.']);
    expect(shown.filter((line) => line.startsWith('If something should still be said'))).toHaveLength(1);
  });

  it('says what else has closed', () => {
    const { lines: shown } = renderedWith({ groups: [values], missed, left: leaving(part, window) });
    expect(ofClosed(shown)).toEqual([
      'Texts have closed, without an update from you for COPS1.',
      'The window of Adult Social Care has closed.',
    ]);
  });

  it('says what has closed where nothing is missing', () => {
    const { lines: shown } = renderedWith({ groups: [values], left: leaving(part) });
    expect(ofClosed(shown)).toEqual(['Texts have closed.']);
  });
});

describe('a reminder with more than a message holds', () => {
  const QUESTION = 'Anything councillors should know that is not a milestone?';
  const groups = Array.from({ length: 10 }, (_, nth) => group(`D${nth}`, 1, { dueAt: `5pm on day ${nth}` }));
  const two = ['D0', 'D1'].map((code) => itemsOf(code, 5));

  it('says in a line where the question is, and last quarter’s issues, where there is no room for them', () => {
    const missed = { parts: ['texts'], refs: ['COPS1'] } as const;
    const { problem, lines: shown } = renderedWith({ groups, missed }, two);
    expect(problem).toBeUndefined();
    expect(shown).toContain('Texts have closed, without an update from you for COPS1.');
    expect(shown.at(-1)).toBe(
      `${QUESTION} Type /milestone to add it, or to say that there is nothing. Last quarter’s emerging issues wait there for a word, too.`,
    );
  });

  it('has the question with its buttons where there is room', () => {
    const { lines: shown } = renderedWith({ groups: groups.slice(0, 2) }, two);
    expect(shown.filter((line) => line.includes(QUESTION))).toHaveLength(2);
  });
});

function itemsOf(code: string, issues: number): MyItems {
  return {
    directorateId: `d-${code}`,
    directorateName: code,
    quarter: '2026-27/Q1',
    closesAt: new Date('2026-07-21T16:00:00Z'),
    timeZone: 'Europe/London',
    items: [],
    isNothing: false,
    issues: Array.from({ length: issues }, (_, nth) => ({ issue: anItem(`${code}-${nth}`), became: undefined })),
    asked: [],
    isAskedOnly: false,
  };
}

function anItem(itemId: string): ItemVersion {
  return {
    id: 1,
    itemId,
    directorateId: 'd-CE',
    quarter: '2026-27/Q4',
    kind: 'emerging-issue',
    title: `Costs of ${itemId} rise`,
    text: 'They rise.',
    authorIds: ['p'],
    followsId: undefined,
    isWithdrawn: false,
    enteredById: 'p',
    at: new Date('2026-04-07T08:00:00Z'),
  };
}
