import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFirstQuarter, TEXT, write } from '../gallery/album.ts';
import { tickAt } from '../gallery/looking.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { openPrint } from '../support/database-print.ts';
import { openOtherDirectorate, SECRET_ELSEWHERE } from './open-other-directorate.ts';
import { ADMINISTRATORS, SHUT_OUT } from './who-may.ts';

/*
 * Home is opened without a press: what stands on it follows from what somebody is. Two directorates collect; one text is
 * sent in each, and another is begun here.
 */

const SENT = 'The forecasts of all schools are in';
const DRAFT = 'Two of the three sites were found';

let council: Council;
beforeAll(async () => {
  council = await openCouncil({ transport: 'socket', administrators: ADMINISTRATORS.map(({ id }) => id) });
  const { slack } = council;
  for (const person of [{ initials: 'ZM' }, ...SHUT_OUT, ...ADMINISTRATORS]) await slack.setPerson(person);
  await openFirstQuarter(council);
  await openOtherDirectorate(council);
  const anne = slack.as('AMc');
  await anne.command('/milestone COPS2');
  await write(anne, `${SENT}, and the report goes to members in November.`);
  await anne.submit();
  await anne.close({ all: true });
  await anne.press('Update', { in: anne.dms()[0], nth: 1 });
  await anne.type(TEXT, `${DRAFT} before the summer, and one was not.`);
  await anne.close({ all: true });
  await tickAt(council, '2026-07-02T08:00:00Z');
}, 60_000);
afterAll(() => council.stop());

/** What tells apart what people have before them; each stands on the Home tab of somebody. */
const PARTS = {
  'what waits for them': /wait(s)? for you, due/,
  'a form to start': '[Update]',
  'a draft of their own': 'Saved as draft',
  'what they sent': 'You can change what you sent',
  'the figure to give': '[Give figure]',
  'what others ask them to draft': 'To draft for others',
  'the figures of finance': 'Figures from finance',
  'items to add': '[Add a key development]',
  'nothing to confirm': '[Confirm: nothing to report]',
  'the day they are away': '[I’m away]',
  'how this directorate stands': 'Children and Enterprise, Quarter 1 2026/27. Due',
  'how the other directorate stands': 'Places, Quarter 1 2026/27. Due',
  'the way to another directorate': '[Show]',
  'what an officer may do': '[Close now]',
  'that nothing is theirs': 'Nothing in the plan is yours',
  'published reports': '# Reports',
} as const;
type Part = keyof typeof PARTS;

const OWNED: readonly Part[] = ['what waits for them', 'a form to start', 'items to add', 'the day they are away'];
const LOOKED_AFTER: readonly Part[] = ['nothing to confirm', 'what an officer may do'];

/** Written by hand. Whoever is shut out reads a refusal, and nothing else. */
const HOMES: Readonly<Record<string, readonly [initials: string, parts: readonly Part[]]>> = {
  'an owner': ['AMc', [...OWNED, 'a draft of their own', 'what they sent', 'nothing to confirm', 'published reports']],
  'another owner': ['SN', [...OWNED, 'published reports']],
  'the officer': ['JP', [...LOOKED_AFTER, 'how this directorate stands', 'published reports']],
  'the officer of another directorate': [
    'ZO',
    [...LOOKED_AFTER, 'how the other directorate stands', 'published reports'],
  ],
  'an approver': ['HD', ['that nothing is theirs', 'the day they are away', 'published reports']],
  'a finance contact': ['FW', ['the figures of finance', 'the day they are away', 'published reports']],
  'a contributor': ['ZC', ['what others ask them to draft', 'the day they are away', 'published reports']],
  'a data supplier': [
    'ZS',
    ['what waits for them', 'the figure to give', 'the day they are away', 'published reports'],
  ],
  'a deputy of somebody who is there': ['ZT', ['that nothing is theirs', 'the day they are away', 'published reports']],
  'a member in no plan': ['ZM', ['that nothing is theirs', 'published reports']],
  'an administrator': [
    'ZA',
    [...LOOKED_AFTER, 'how this directorate stands', 'the way to another directorate', 'published reports'],
  ],
  'an administrator in no plan': [
    'ZI',
    ['what an officer may do', 'how this directorate stands', 'the way to another directorate', 'published reports'],
  ],
  'a guest': ['ZG', []],
  'somebody from another organisation': ['ZX', []],
};

async function homeOf(initials: string): Promise<string> {
  await council.slack.as(initials).openHome();
  return council.slack.home(initials)?.text ?? '';
}

describe.each(Object.entries(HOMES))('Home of %s', (_, [initials, expected]) => {
  it('shows what is theirs, and changes nothing', async () => {
    const print = openPrint(council.databasePath);
    print.changed();
    const text = await homeOf(initials);
    const shown = Object.entries(PARTS).flatMap(([part, words]) =>
      (typeof words === 'string' ? text.includes(words) : words.test(text)) ? [part] : [],
    );
    expect(shown.toSorted()).toEqual([...expected].toSorted());
    expect(print.changed()).toEqual([]);
    print.close();
  });

  it('quotes no text of others', async () => {
    const text = await homeOf(initials);
    for (const words of [SENT, DRAFT, SECRET_ELSEWHERE]) expect(text).not.toContain(words);
  });
});

describe.each([
  ['an officer', 'JP'],
  ['an approver', 'HD'],
])('%s whose last day in post is over', (_, initials) => {
  it('has the Home of somebody in no plan, which says why, and may nothing as what they were', async () => {
    await council.command('plan', 'person', '--initials', initials, '--to', '2026-07-01');
    const text = await homeOf(initials);
    expect(text).toContain('you are not in post today');
    const others = Object.entries(PARTS).filter(([part]) => part !== 'published reports');
    expect(others.filter(([, words]) => (typeof words === 'string' ? text.includes(words) : words.test(text)))).toEqual(
      [],
    );
    const person = council.slack.as(initials);
    for (const verb of ['people', 'preview CE', 'sign-off CE']) {
      await person.command(`/quarter ${verb}`);
      expect(person.modal).toBeUndefined();
      expect(person.ephemerals().at(-1)?.text).toContain('you are not in post today');
    }
  });
});

describe('the table', () => {
  it('has somebody for each part', () => {
    const shown = new Set(Object.values(HOMES).flatMap(([, parts]) => parts));
    expect(Object.keys(PARTS).filter((part) => !shown.has(part as Part))).toEqual([]);
  });
});
