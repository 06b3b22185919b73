import { expect } from 'vitest';
import {
  comesOf,
  handInFile,
  LEARNING,
  LEARNING_SECOND,
  LEARNING_WRONG,
  storeFile,
} from '../../support/finance-hand-in.ts';
import { optionOf } from '../../support/orphaned.ts';
import { AGENDA, AMBER, answer, fillIn, GREEN, messageTo, note, RED, type Story, TEXT } from './story.ts';

const Q1 = '2026-27/Q1';

/** Five working days before, each officer reads the check and lets the quarter open on its day; then everybody is asked. */
export async function opens(story: Story): Promise<void> {
  const { as, at } = story;
  await at('2026-06-24T08:00:00Z');
  for (const officer of [as('JP'), as('RO')]) {
    const check = messageTo(officer, 'Check before it starts');
    await officer.press('Open on Wednesday 1 July', { in: check });
  }
  await at('2026-07-01T08:00:00Z');
  await at('2026-07-01T08:01:00Z');
  expect(messageTo(as('AMc'), 'due 5pm Tuesday 14 July').text).toContain('COPS2');
  expect(messageTo(as('MK'), 'due 5pm Tuesday 14 July').text).toContain('PL1');
  expect(messageTo(as('BH'), 'asks you to draft').text).toContain('COPS1');
  await as('JP').openHome();
  expect(as('JP').home?.text).toContain(AGENDA);
}

/** LAS2 has no owner: the officer is told, and gives it to Samir, who is told. */
export async function orphanIsReassigned({ as, at, query }: Story): Promise<void> {
  const jo = as('JP');
  await jo.press('Reassign', { in: messageTo(jo, 'Nobody can be asked for') });
  await jo.fill('What, and whose is it now?', [optionOf(jo, 'LAS2')]);
  await jo.fill('Who answers for it from now on?', optionOf(jo, 'Samir Nadar'));
  await jo.submit();
  await jo.close({ all: true });
  await at('2026-07-01T09:00:00Z');
  expect(messageTo(as('SN'), 'LAS2 is yours now.').text).toContain('Nobody answered for it until now.');
  expect(query("select initials from milestone join person on person.id = owner_id where ref = 'LAS2'")).toEqual([
    'SN',
  ]);
}

/** A contributor drafts, and the owner approves; a deputy answers under her own name; a red has its action. */
export async function ownersAnswer(story: Story): Promise<void> {
  const { as, at } = story;
  const [beth, anne] = [as('BH'), as('AMc')];
  const drafted = 'The survey is out to 240 providers, and two in three have answered.';
  await beth.press('Draft', { in: messageTo(beth, 'asks you to draft') });
  await fillIn(beth, { code: 'CE', quarter: Q1, ref: 'COPS1', status: GREEN, words: drafted });
  await beth.close({ all: true });
  await at('2026-07-02T09:00:00Z');
  await anne.command('/milestone');
  await anne.press(/^Read/u, { in: anne.ephemerals().at(-1) });
  await anne.press('Approve');
  await anne.close({ all: true });
  note(story, { code: 'CE', quarter: Q1, ref: 'COPS1', initials: 'AMc', words: drafted });

  const action = 'Two officers visit the four schools until September.';
  const words = 'Four of nine schools have not sent their numbers, so the report cannot be written yet.';
  await answer(story, 'AMc', { code: 'CE', quarter: Q1, ref: 'COPS2', status: RED, words, action });
  await answer(story, 'SN', {
    ...{ code: 'CE', quarter: Q1, ref: 'LAS1', status: AMBER },
    ...{ words: 'Five of the seven posts are filled.', action: 'The two others are advertised again in August.' },
  });
  await answer(story, 'SN', {
    ...{ code: 'CE', quarter: Q1, ref: 'LAS2', status: GREEN, words: 'Nine of fourteen libraries are opne.' },
  });
  await answer(story, 'MK', {
    ...{ code: 'PL', quarter: Q1, ref: 'PL1', status: GREEN, words: 'Eleven of the thirty roads are repaired.' },
  });
}

/** Theresa is away: Alison answers for her, and the report prints Theresa's initials. */
export async function deputyAnswers(story: Story): Promise<void> {
  const { as, at } = story;
  const [jo, anne] = [as('JP'), as('AMc')];
  await jo.openHome();
  await jo.press('Somebody is away', { in: 'home' });
  await jo.fill('Who is away?', 'Theresa Colbourne');
  await jo.fill('First day away', '2026-07-03');
  await jo.fill('Last day away', '2026-07-17');
  await jo.submit();
  await jo.close({ all: true });
  await at('2026-07-03T08:00:00Z');
  const asked = messageTo(anne, 'Theresa Colbourne');
  expect(asked.text).toContain('CFS1');
  const words = 'Five carers were approved in the quarter, for seven children.';
  await anne.command('/milestone CFS1');
  await fillIn(anne, { code: 'CE', quarter: Q1, ref: 'CFS1', status: GREEN, words });
  await anne.close({ all: true });
  note(story, { code: 'CE', quarter: Q1, ref: 'CFS1', initials: 'TC', words });
}

/** Leo rings up: the officer enters it, and he gets a receipt. */
export async function telephoneAnswer(story: Story): Promise<void> {
  const { as, at } = story;
  const rosa = as('RO');
  await rosa.openHome();
  await rosa.press('Enter for someone', { in: 'home' });
  await rosa.fill('Milestone, indicator, risk or action', optionOf(rosa, 'PL2'));
  await rosa.fill('How did it come?', 'By telephone');
  await rosa.fill('On what day?', '2026-07-03');
  await rosa.submit();
  const words = 'Paths to six of the twenty schools are lit.';
  await fillIn(rosa, { code: 'PL', quarter: Q1, ref: 'PL2', status: GREEN, words });
  await rosa.close({ all: true });
  note(story, { code: 'PL', quarter: Q1, ref: 'PL2', initials: 'LB', words });
  await at('2026-07-03T09:30:00Z');
  expect(messageTo(as('LB'), 'entered for you').text).toContain('How it came: telephone, 3 July 2026');
}

/** Figures, and what councillors should know besides: a development and an issue. */
export async function figuresAndItems({ as }: Story): Promise<void> {
  const anne = as('AMc');
  await anne.command('/milestone COPI1');
  await anne.fill('Figure', '79.2');
  await anne.submit();
  await anne.close({ all: true });
  for (const [shortcut, title] of [
    ['Add a key development', 'A school opens in Ford'],
    ['Add an emerging issue', 'The cost of school buses rises'],
  ] as const) {
    await anne.shortcut(shortcut);
    await anne.fill('Title', title);
    await anne.fill(TEXT, `${title}, and the board will hear more of it in the autumn.`);
    await anne.submit();
    await anne.close({ all: true });
  }
}

/** The first file does not add up, the corrected one does, and a second version changes a line. */
export async function financeHandsIn({ council, as, query }: Story): Promise<void> {
  const farah = as('FW');
  expect(await handInFile(council, farah, { content: LEARNING_WRONG })).toContain('Nothing was stored.');
  await farah.fill('Another file', [{ name: 'right.csv', content: LEARNING }]);
  await farah.submit();
  await comesOf(council, farah);
  await storeFile(council, farah);
  const second = await handInFile(council, farah, { content: LEARNING_SECOND, name: 'second.csv' });
  expect(second).toContain('Supplies and services, Expenditure to date: was 54, is 55');
  await storeFile(council, farah);
  await farah.close({ all: true });
  expect(query('select number from finance_version order by id')).toEqual([1, 2]);
}

/** Alison asks for half a year more; the officer supports it, and the board agrees. */
export async function proposalIsAgreed({ as, at, query }: Story): Promise<void> {
  const [anne, jo] = [as('AMc'), as('JP')];
  await anne.command('/milestone COPS2');
  await anne.press('Ask to change or stop this milestone');
  await anne.fill('What do you ask for?', 'Change it');
  await anne.fill('To be done by', '2027-09-30');
  await anne.fill('Why?', 'Four schools need until the summer to count.');
  await anne.submit();
  await anne.close({ all: true });
  await at('2026-07-07T09:00:00Z');
  await jo.openHome();
  await jo.press('Decide proposals', { in: 'home' });
  await jo.press('Support');
  await jo.press('Record as agreed');
  await jo.fill('Who decided?', 'Children and Learning Board');
  await jo.fill('When?', '2026-07-06');
  await jo.fill('In which minute?', '9');
  await jo.submit();
  await jo.close({ all: true });
  await at('2026-07-07T09:30:00Z');
  expect(messageTo(anne, 'was agreed by Children and Learning Board').text).toContain('minute 9');
  expect(query("select due_date from milestone where ref = 'COPS2'")).toEqual(['2027-09-30']);
}
