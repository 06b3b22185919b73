import { beforeEach, describe, expect, it } from 'vitest';
import type { ItemContent } from '../../../src/core/collect/item/item.ts';
import type { ItemSubject } from '../../../src/core/collect/item/item-form.ts';
import { QUESTION_CHECKS } from '../../../src/core/review/question.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { openQuarter } from '../../../src/usecases/calendar/open-quarter.ts';
import type { ItemPorts } from '../../../src/usecases/collect/item/item-ports.ts';
import { openItemForm } from '../../../src/usecases/collect/item/open-item-form.ts';
import { listItemPlaces, readMyItems } from '../../../src/usecases/collect/item/read-my-items.ts';
import { returnNothing } from '../../../src/usecases/collect/item/return-nothing.ts';
import { settleIssue } from '../../../src/usecases/collect/item/settle-issue.ts';
import { type SubmitItemRequest, submitItem } from '../../../src/usecases/collect/item/submit-item.ts';
import { withdrawItem } from '../../../src/usecases/collect/item/withdraw-item.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

let world: CollectWorld;
let ports: ItemPorts;
let directorateId: string;
let ids: ReadonlyMap<string, string>;
let count = 0;
let now: Date;
let quarter: string;

beforeEach(async () => {
  now = NOW;
  quarter = '2026-27/Q1';
  world = await openCollectWorld();
  ports = { ...world.house, ...world.ports };
  directorateId = (await world.house.plans.directorates())[0]?.id ?? '';
  ids = new Map((await world.house.plans.people()).map(({ initials, id }) => [initials, id]));
});

const idOf = (initials: string) => ids.get(initials) ?? '';
const clickerOf = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const press = (initials: string) => {
  count += 1;
  return { clicker: clickerOf(initials), submissionId: `press-${count}`, now, patience: patience() };
};
const aNew = (kind: ItemContent['kind'] = 'key-development'): ItemSubject => ({ about: 'new', kind, directorateId });

function submit(initials: string, more: Partial<SubmitItemRequest> = {}) {
  const pressed = press(initials);
  return submitItem(ports, {
    ...pressed,
    subject: aNew(),
    quarter,
    content: { title: 'A new school', text: 'It has opened.\n- on time', authorIds: [idOf(initials)] },
    nonce: pressed.submissionId,
    basedOn: undefined,
    asked: QUESTION_CHECKS,
    ...more,
  });
}

async function add(initials: string, more: Partial<SubmitItemRequest> = {}) {
  const saved = await submit(initials, more);
  if (saved.outcome !== 'saved') throw new Error(`Not saved: ${saved.outcome}`);
  return saved.item;
}

const standing = async () =>
  (await world.house.items.book(directorateId, quarter)).items.map(
    ({ title, isWithdrawn }) => `${title}${isWithdrawn ? ' (withdrawn)' : ''}`,
  );
const mine = async (initials: string) => (await readMyItems(ports, { clicker: clickerOf(initials), now }))[0];
const close = async () => {
  const author = { actor: 'test' };
  const parsed = { startYear: 2026, number: 1 } as const;
  await closeQuarter(world.house, { directorateCode: 'CE', quarter: parsed, author, now, patience: patience() });
};

describe('somebody who answers for something in the plan', () => {
  it('is offered a form that begins with their own initials', async () => {
    const opened = await openItemForm(ports, { clicker: clickerOf('AMc'), subject: aNew(), now });
    expect(opened).toMatchObject({ outcome: 'form', form: { begins: { title: '', authorIds: [idOf('AMc')] } } });
    const initials = opened.outcome === 'form' ? opened.form.possibleAuthors.map((author) => author.initials) : [];
    expect(initials).toEqual(['AMc', 'SN', 'TC']);
  });

  it('gives an item once, however often it is delivered or pressed', async () => {
    const request = { nonce: 'n', submissionId: 's-1' };
    await submit('AMc', request);
    await submit('AMc', request);
    await submit('AMc', { ...request, submissionId: 's-2' });
    expect(await standing()).toEqual(['A new school']);
  });

  it('changes it from the form that added it, also when the first answer was lost', async () => {
    await submit('AMc', { nonce: 'n' });
    const content = { title: 'Two new schools', text: 'Both have opened.', authorIds: [idOf('AMc')] };
    const saved = await submit('AMc', { nonce: 'n', content });
    expect(saved).toMatchObject({ outcome: 'saved', item: { title: 'Two new schools' } });
    expect(await standing()).toEqual(['Two new schools']);
  });

  it('is told all that is missing at once', async () => {
    const saved = await submit('AMc', { content: { title: ' ', text: '', authorIds: [] } });
    expect(saved).toMatchObject({
      outcome: 'faults',
      faults: [
        { field: 'title', fault: 'missing' },
        { field: 'text', fault: 'missing' },
        { field: 'authors', fault: 'missing' },
      ],
    });
  });

  it('signs for nobody else alone, but together with others', async () => {
    const content = { title: 'Joint work', text: 'Done.', authorIds: [idOf('SN')] };
    expect(await submit('AMc', { content })).toMatchObject({ faults: [{ field: 'authors', fault: 'not-yours' }] });
    const joint = await add('AMc', { content: { ...content, authorIds: [idOf('TC'), idOf('AMc')] } });
    expect(joint.authorIds).toEqual([idOf('TC'), idOf('AMc')]);
    expect((await mine('TC'))?.items.map(({ title }) => title)).toEqual(['Joint work']);
  });

  it('withdraws and restores it, each once', async () => {
    const { itemId } = await add('AMc');
    for (const to of ['withdrawn', 'withdrawn', 'standing', 'standing'] as const) {
      expect(await withdrawItem(ports, { ...press('AMc'), itemId, to })).toMatchObject({ outcome: 'done' });
      expect(await standing()).toEqual([to === 'withdrawn' ? 'A new school (withdrawn)' : 'A new school']);
    }
  });

  it('is shown what somebody else made of it meanwhile, and overwrites it only knowingly', async () => {
    const item = await add('AMc', { content: { title: 'First', text: 'x', authorIds: [idOf('AMc'), idOf('TC')] } });
    const subject = { about: 'change', itemId: item.itemId } as const;
    const theirs = { title: 'Theirs', text: 'y', authorIds: [idOf('TC')] };
    await submit('TC', { subject, basedOn: item.id, content: { ...theirs, authorIds: item.authorIds } });
    const content = { title: 'Mine', text: 'z', authorIds: item.authorIds };
    const overtaken = await submit('AMc', { subject, basedOn: item.id, content });
    expect(overtaken).toMatchObject({ outcome: 'overtaken', by: { title: 'Theirs' }, who: 'Theresa Colbourne' });
    const seen = overtaken.outcome === 'overtaken' ? overtaken.by.id : 0;
    expect(await submit('AMc', { subject, basedOn: seen, content })).toMatchObject({ outcome: 'saved' });
    expect(await standing()).toEqual(['Mine']);
  });
});

describe('"Nothing this quarter"', () => {
  const say = (initials: string, to: 'nothing' | 'undone') =>
    returnNothing(ports, { ...press(initials), directorateId, quarter, to });

  it('is recorded once, and taken back', async () => {
    await say('AMc', 'nothing');
    await say('AMc', 'nothing');
    expect(await mine('AMc')).toMatchObject({ isNothing: true });
    expect(await mine('SN')).toMatchObject({ isNothing: false });
    await say('AMc', 'undone');
    expect(await mine('AMc')).toMatchObject({ isNothing: false });
  });

  it('is undone by an item of that person, and said of nobody who has given one', async () => {
    await say('AMc', 'nothing');
    await add('AMc');
    expect(await mine('AMc')).toMatchObject({ isNothing: false });
    expect(await say('AMc', 'nothing')).toEqual({ outcome: 'has-items', titles: ['A new school'] });
  });

  it('is refused to somebody who is asked for nothing', async () => {
    expect(await say('FW', 'nothing')).toMatchObject({ outcome: 'refused' });
    expect(await say('JP', 'nothing')).toMatchObject({ outcome: 'refused' });
  });
});

describe('strangers and forged ids', () => {
  it('open, store, change and withdraw nothing', async () => {
    const { itemId, id } = await add('AMc');
    const subject = { about: 'change', itemId } as const;
    for (const initials of ['FW', 'SN']) {
      const refused = { outcome: 'refused' };
      const request = { clicker: clickerOf(initials), subject, now };
      expect(await openItemForm(ports, request)).toMatchObject(refused);
      expect(await submit(initials, { subject, basedOn: id })).toMatchObject(refused);
      expect(await withdrawItem(ports, { ...press(initials), itemId, to: 'withdrawn' })).toMatchObject(refused);
    }
    expect(await submit('FW')).toMatchObject({ outcome: 'refused' });
    const forged = { about: 'change', itemId: 'i-forged' } as const;
    expect(await submit('AMc', { subject: forged })).toEqual({ outcome: 'gone' });
    const elsewhere = { about: 'new', kind: 'key-development', directorateId: 'd-forged' } as const;
    expect(await submit('AMc', { subject: elsewhere })).toEqual({ outcome: 'gone' });
    expect(await standing()).toEqual(['A new school']);
  });
});

describe('the officer', () => {
  it('gives an item for somebody, under that name', async () => {
    const item = await add('JP', { content: { title: 'By telephone', text: 'x', authorIds: [idOf('SN')] } });
    expect(item).toMatchObject({ authorIds: [idOf('SN')], enteredById: idOf('JP') });
  });

  it('is offered the directorate, and somebody without a part in it is not', async () => {
    expect(await listItemPlaces(ports, { clicker: clickerOf('JP'), now })).toHaveLength(1);
    expect(await listItemPlaces(ports, { clicker: clickerOf('FW'), now })).toEqual([]);
  });
});

describe('a window that has closed', () => {
  it('takes nothing more, and says for which quarter it was', async () => {
    const { itemId } = await add('AMc');
    await close();
    const closed = { outcome: 'closed', quarter, officers: ['Jo Pardew'] };
    expect(await submit('AMc')).toEqual(closed);
    expect(await withdrawItem(ports, { ...press('AMc'), itemId, to: 'withdrawn' })).toEqual(closed);
    const nothing = { ...press('AMc'), directorateId, quarter, to: 'nothing' } as const;
    expect(await returnNothing(ports, nothing)).toEqual(closed);
    expect(await standing()).toEqual(['A new school']);
  });
});

describe("last quarter's emerging issues", () => {
  let issueId: string;
  const settle = (outcome: 'still-live' | 'closed', initials = 'AMc') =>
    settleIssue(ports, { ...press(initials), now, issueId, outcome, quarter });
  const became = async () => (await mine('AMc'))?.issues.map((issue) => issue.became);

  beforeEach(async () => {
    const content = { title: 'Rising costs', text: 'They rise.', authorIds: [idOf('AMc')] };
    issueId = (await add('AMc', { subject: aNew('emerging-issue'), content })).itemId;
    await close();
    now = new Date('2026-10-05T09:00:00Z');
    quarter = '2026-27/Q2';
    const parsed = { startYear: 2026, number: 2 } as const;
    const author = { actor: 'test' };
    await openQuarter(world.house, { directorateCode: 'CE', quarter: parsed, author, now, patience: patience() });
  });

  it('are asked about until something was said', async () => {
    expect(await became()).toEqual([undefined]);
    await settle('closed');
    await settle('closed');
    expect(await became()).toEqual(['closed']);
    expect(await standing()).toEqual([]);
  });

  it('are carried on as they stand, once, and withdrawn again when they are closed after all', async () => {
    await settle('still-live');
    await settle('still-live');
    expect(await standing()).toEqual(['Rising costs']);
    await settle('closed');
    expect(await standing()).toEqual(['Rising costs (withdrawn)']);
    await settle('still-live');
    expect(await standing()).toEqual(['Rising costs']);
  });

  it('become a development with the form, in the place of what was carried on', async () => {
    await settle('still-live');
    const subject = { about: 'follow', issueId } as const;
    const opened = await openItemForm(ports, { clicker: clickerOf('AMc'), subject, now });
    if (opened.outcome !== 'form') throw new Error(opened.outcome);
    expect(opened.form).toMatchObject({ kind: 'key-development', begins: { title: 'Rising costs' } });
    const content = { ...opened.form.begins, text: 'They rose by 4%.' };
    await add('AMc', { subject, basedOn: opened.form.basedOn, nonce: opened.form.nonce, content });
    const { items } = await world.house.items.book(directorateId, quarter);
    expect(items).toMatchObject([{ kind: 'key-development', followsId: issueId, text: 'They rose by 4%.' }]);
    expect(await became()).toEqual(['now-development']);
  });

  it('are asked about again when what went on with them was withdrawn', async () => {
    await settle('still-live');
    const { items } = await world.house.items.book(directorateId, quarter);
    await withdrawItem(ports, { ...press('AMc'), itemId: items[0]?.itemId ?? '', to: 'withdrawn' });
    expect(await became()).toEqual([undefined]);
  });

  it('are settled by nobody else', async () => {
    expect(await settle('closed', 'SN')).toMatchObject({ outcome: 'refused' });
    expect(await became()).toEqual([undefined]);
  });
});

describe('the words of an item', () => {
  const text = 'The school has opened its doors to ninety children.';
  const content = () => ({ title: 'A new school', text, authorIds: [idOf('AMc')] });

  it('are asked about once, and then taken as they are', async () => {
    await add('AMc', { content: content() });
    const again = { content: { ...content(), title: 'Another school' }, nonce: 'second', asked: [] };
    expect(await submit('AMc', again)).toMatchObject({
      outcome: 'question',
      questions: [{ check: 'same-text', found: '“A new school”' }],
    });
    expect(await submit('AMc', { ...again, asked: ['same-text'] })).toMatchObject({ outcome: 'saved' });
  });

  it('are not compared with what they were before a change', async () => {
    const item = await add('AMc', { content: content() });
    const change = { subject: { about: 'change', itemId: item.itemId } as const, basedOn: item.id, asked: [] };
    const changed = { ...content(), title: 'One more school' };
    expect(await submit('AMc', { ...change, content: changed })).toMatchObject({ outcome: 'saved' });
  });
});
