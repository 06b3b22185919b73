import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_DRAFT_LETTERS, toActedAt } from '../../../../src/core/collect/draft.ts';
import type { ItemSubject } from '../../../../src/core/collect/item/item-form.ts';
import { QUESTION_CHECKS } from '../../../../src/core/review/question.ts';
import type { ItemPorts } from '../../../../src/usecases/collect/item/item-ports.ts';
import { discardItemDraft, keepItemDraft } from '../../../../src/usecases/collect/item/keep-item-draft.ts';
import { openItemForm } from '../../../../src/usecases/collect/item/open-item-form.ts';
import { readMyItemDrafts } from '../../../../src/usecases/collect/item/read-item-drafts.ts';
import { submitItem } from '../../../../src/usecases/collect/item/submit-item.ts';
import { readUnsent, type UnsentPorts } from '../../../../src/usecases/remind/read-unsent.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';

const QUARTER = '2026-27/Q1';
const AFTER_CLOSE = new Date('2026-07-21T16:00:00Z');
/** Seconds after NOW. */
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let world: CollectWorld;
let ports: ItemPorts & UnsentPorts;
let development: ItemSubject;
let issue: ItemSubject;
let anneId: string;

beforeEach(async () => {
  world = await openCollectWorld();
  ports = { ...world.house, ...world.ports };
  const directorateId = (await ports.plans.directorates())[0]?.id ?? '';
  development = { about: 'new', kind: 'key-development', directorateId };
  issue = { about: 'new', kind: 'emerging-issue', directorateId };
  anneId = (await ports.plans.people()).find(({ initials }) => initials === 'AMc')?.id ?? '';
});
afterEach(() => world.house.close());

const clicker = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });

interface Said {
  readonly subject?: ItemSubject;
  readonly who?: string;
  readonly quarter?: string;
  readonly now?: Date;
  readonly basedOn?: number;
}

const fieldsOf = (title: string) => ({ 'item-title': title, 'item-text': 'In full.', 'item-authors': anneId });

function keep(title: string, seconds: number, said: Said = {}) {
  const { subject = development, who = 'AMc', quarter = QUARTER, now = at(seconds), basedOn } = said;
  return keepItemDraft(ports, {
    clicker: clicker(who),
    subject,
    quarter,
    typed: {
      fields: fieldsOf(title),
      untouched: {},
      actedAt: toActedAt(at(seconds)),
      at: now,
      basedOn,
      formNonce: 'form',
    },
    now,
    patience: patience(),
  });
}

function submit(title: string, seconds: number, { nonce = 'form', submissionId = 'press' } = {}) {
  return submitItem(ports, {
    clicker: clicker('AMc'),
    subject: development,
    quarter: QUARTER,
    content: { title, text: 'In full.', authorIds: [anneId] },
    nonce,
    submissionId,
    basedOn: undefined,
    asked: QUESTION_CHECKS,
    now: at(seconds),
    patience: patience(),
  });
}

async function titles(who = 'AMc', now = NOW) {
  return (await readMyItemDrafts(ports, { clicker: clicker(who), now })).map(({ title }) => title);
}

describe('what is typed in the form of an item', () => {
  it('is kept for its author alone, by the time at which it was typed', async () => {
    expect(await keep('Newer', 2)).toBe('kept');
    expect(await keep('Older', 1)).toBe('older');
    expect([await titles(), await titles('SN'), await titles('JP')]).toEqual([['Newer'], [], []]);
  });

  it('is one draft for each kind, and the form begins with it', async () => {
    await keep('Something happened', 1);
    await keep('Something comes', 2, { subject: issue });
    expect(await titles()).toEqual(['Something happened', 'Something comes']);
    const opened = await openItemForm(ports, { clicker: clicker('AMc'), subject: issue, now: NOW });
    expect(opened).toMatchObject({ draft: { fields: { 'item-title': 'Something comes' } } });
  });

  it('is kept up to more than any form holds, and what was kept before is not lost for more', async () => {
    const beside = Object.entries(fieldsOf('')).flat().join('').length;
    const most = 'ж'.repeat(MOST_DRAFT_LETTERS - beside);
    expect(await keep(most, 1)).toBe('kept');
    for (const seconds of [2, 3]) expect(await keep(`${most}ж`, seconds)).toBe('too-large');
    expect(await titles()).toEqual([most]);
  });

  it('is closed by the submit, and its last words do not bring it back', async () => {
    await keep('A school', 1);
    expect((await submit('A school opens', 3)).outcome).toBe('saved');
    expect(await titles()).toEqual([]);
    expect(await keep('A school op', 2)).toBe('older');
    // The clocks differ by a moment: the same words are no new draft, others are.
    expect(await keep('A school opens', 4)).toBe('older');
    expect(await titles()).toEqual([]);
    expect(await keep('A second school opens', 5)).toBe('kept');
    expect(await titles()).toEqual(['A second school opens']);
  });

  it('is closed by a second press with the same words, and not by one that arrives late', async () => {
    await submit('A school opens', 1);
    await keep('Something else', 2);
    expect((await submit('A school opens', 3)).outcome).toBe('saved');
    expect(await titles()).toEqual(['Something else']);
    await keep('A school opens', 4);
    await submit('A school opens', 5, { submissionId: 'second press' });
    expect(await titles()).toEqual([]);
  });

  it('is left where it is when nothing was stored', async () => {
    await keep('', 1);
    expect((await submit('', 2)).outcome).toBe('faults');
    expect(await titles()).toEqual(['']);
  });

  it.each([
    ['somebody else has', 'JP', 'Jo Pardew'],
    ['its own writer has, from another form,', 'AMc', undefined],
  ])('stands beside what %s sent meanwhile', async (_, initials, who) => {
    const saved = await submit('A school opens', 1);
    if (saved.outcome !== 'saved') throw new Error('Not saved.');
    const { id: basedOn, itemId } = saved.item;
    const subject: ItemSubject = { about: 'change', itemId };
    await keep('Two schools open', 2, { subject, basedOn });
    const open = () => openItemForm(ports, { clicker: clicker('AMc'), subject, now: at(4) });
    expect(await open()).toMatchObject({ draft: { basedOn }, unseen: undefined });
    await submitItem(ports, {
      clicker: clicker(initials),
      subject,
      quarter: QUARTER,
      content: { title: 'It opens late', text: 'In full.', authorIds: [anneId] },
      nonce: 'theirs',
      submissionId: 'theirs',
      basedOn,
      asked: QUESTION_CHECKS,
      now: at(3),
      patience: patience(),
    });
    expect(await open()).toMatchObject({
      draft: { fields: { 'item-title': 'Two schools open' } },
      unseen: { item: { title: 'It opens late' }, who },
    });
  });

  it('is not kept for a stranger, nor for a quarter that nothing is collected for', async () => {
    expect(await keep('Not mine', 1, { who: 'nobody' })).toBe('refused');
    expect(await keep('Too early', 1, { quarter: '2026-27/Q3' })).toBe('refused');
    expect(await titles()).toEqual([]);
  });

  it('is kept after the close, to be read and told of', async () => {
    await keep('Written too late', 1, { now: AFTER_CLOSE });
    const [begun] = await readMyItemDrafts(ports, { clicker: clicker('AMc'), now: AFTER_CLOSE });
    expect(begun).toMatchObject({ title: 'Written too late', isLate: true });
    const windowIds = [begun?.windowId ?? ''];
    const tell = (now: Date, ids = windowIds) => readUnsent(ports, { personId: anneId, windowIds: ids, past: [] }, now);
    expect((await tell(AFTER_CLOSE)).begun).toEqual([{ ref: '“Written too late”', words: 'a key development' }]);
    expect((await tell(NOW)).begun).toEqual([]);
    expect((await tell(AFTER_CLOSE, ['another'])).begun).toEqual([]);
  });
});

describe('discarding', () => {
  const discard = (who: string, seconds: number, now = at(seconds)) =>
    discardItemDraft(ports, {
      clicker: clicker(who),
      subject: development,
      quarter: QUARTER,
      actedAt: toActedAt(at(seconds)),
      now,
      patience: patience(),
    });

  it('destroys the draft once, and what was typed before does not bring it back', async () => {
    await keep('Not like this', 1);
    expect(await discard('SN', 2)).toBe('none');
    expect(await titles()).toEqual(['Not like this']);
    expect([await discard('AMc', 3), await discard('AMc', 3)]).toEqual(['discarded', 'none']);
    expect(await keep('Not like this, late', 2)).toBe('older');
    expect(await titles()).toEqual([]);
    expect(await discard('nobody', 4)).toBe('refused');
  });

  it('leaves what is typed after the press, also when that is kept with a clock behind ours', async () => {
    await keep('Not like this', 1);
    await discard('AMc', 2, at(9));
    expect(await keep('Like this', 3)).toBe('kept');
    expect(await titles()).toEqual(['Like this']);
  });
});
