import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkView } from '../../../sandbox/validate/view.ts';
import { runTexts } from '../../../src/cli/publish/texts.ts';
import type { SectionKey } from '../../../src/core/publish/snapshot.ts';
import { buildSectionForm, buildSectionTexts } from '../../../src/slack/publish/build-section-texts.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { compileQuarter } from '../../../src/usecases/publish/compile-quarter.ts';
import {
  type EditSectionRequest,
  editSectionText,
  readSectionTexts,
} from '../../../src/usecases/publish/edit-section-text.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

const PLACE = { directorateCode: 'CE', quarter: '2026-27/Q1' };
const OWN = 'What the quarter was about.\n\n- one thing\n- another';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

const actor = (initials: string) =>
  findActor({ ...world.ports, administrators: [] }, { slackUserId: world.userId(initials), teamId: 'T1' }, NOW);
const edit = async (changes: Partial<EditSectionRequest> = {}, initials = 'JP') =>
  editSectionText(world.house, {
    ...PLACE,
    by: await actor(initials),
    author: { actor: world.userId(initials) },
    section: 'introduction',
    typed: OWN,
    seen: 0,
    now: NOW,
    patience: patience(),
    ...changes,
  });
const read = async () => {
  const texts = await readSectionTexts(world.house, { ...PLACE, by: await actor('JP') });
  if (texts.outcome !== 'texts') throw new Error(texts.outcome);
  return texts.read;
};
const textOf = async (key: SectionKey) => (await read()).texts.find(({ section }) => section === key);
const printed = async (key: SectionKey) => {
  const quarter = { startYear: 2026, number: 1 } as const;
  const compiled = await compileQuarter(world.house, { directorateCode: 'CE', quarter, now: NOW });
  return compiled.ok ? compiled.value.sections.find((section) => section.key === key)?.text : undefined;
};

describe('the text of a section', () => {
  it('is an officer’s for the quarter, as typed, and the plan’s again once that is taken back', async () => {
    const before = await printed('introduction');
    expect(await edit()).toMatchObject({ outcome: 'edited' });
    expect(await printed('introduction')).toEqual([
      { kind: 'paragraph', text: 'What the quarter was about.' },
      { kind: 'bullets', items: ['one thing', 'another'] },
    ]);
    expect(await edit({ typed: undefined, seen: undefined })).toMatchObject({ outcome: 'taken-back' });
    expect(await printed('introduction')).toEqual(before);
  });

  it('is stored once when it comes twice, and what the plan says takes an edit back', async () => {
    await edit();
    expect(await edit()).toMatchObject({ outcome: 'unchanged' });
    const own = (await textOf('introduction'))?.own;
    expect(await edit({ typed: own, seen: undefined })).toMatchObject({ outcome: 'taken-back' });
    expect(await edit({ typed: undefined, seen: undefined })).toMatchObject({ outcome: 'unchanged' });
  });

  it('fills in nothing that an officer typed', async () => {
    await edit({ typed: 'In {quarter}.' });
    expect(await printed('introduction')).toEqual([{ kind: 'paragraph', text: 'In {quarter}.' }]);
  });

  it('can be that of any section, each by itself', async () => {
    await edit({ section: 'finance', typed: 'The outturn is provisional.' });
    expect((await textOf('finance'))?.edited).toBe('The outturn is provisional.');
    expect((await textOf('introduction'))?.edited).toBeUndefined();
  });

  it('is not put over one that somebody else has edited since', async () => {
    await edit({ typed: 'Theirs.' });
    expect(await edit({ seen: 0 })).toMatchObject({ outcome: 'overtaken', text: { edited: 'Theirs.' } });
    const version = (await textOf('introduction'))?.version;
    expect(await edit({ seen: version })).toMatchObject({ outcome: 'edited' });
  });

  it('is decided anew where another section was edited at the same time', async () => {
    const { append } = world.house.sectionWordings;
    let isFirst = true;
    const sectionWordings = {
      ...world.house.sectionWordings,
      append: async (...given: Parameters<typeof append>) => {
        if (isFirst) await edit({ section: 'risks', typed: 'Other.' });
        isFirst = false;
        return append(...given);
      },
    };
    const request = { ...PLACE, by: await actor('JP'), author: { actor: 'U' }, section: 'introduction', typed: OWN };
    const rest = { seen: 0, now: NOW, patience: patience() };
    const edited = await editSectionText({ ...world.house, sectionWordings }, { ...request, ...rest });
    expect(edited.outcome).toBe('edited');
    expect((await textOf('risks'))?.edited).toBe('Other.');
  });

  it.each([
    ['nothing', ' \n', 'missing'],
    ['more than a field takes', 'x'.repeat(3001), 'too-long'],
  ])('is not %s', async (_, typed, fault) => {
    expect(await edit({ typed })).toEqual({ outcome: 'fault', fault });
  });

  it.each([
    ['a section that there is not', { section: 'preface' }],
    ['a quarter that was not planned', { quarter: '2030-31/Q1' }],
    ['no quarter', { quarter: 'Q1' }],
  ])('is refused for %s', async (_, changes) => {
    expect(await edit(changes)).toEqual({ outcome: 'gone' });
  });

  it('is the officer’s to edit, and nobody else’s', async () => {
    for (const initials of ['AMc', 'HD', 'FW']) {
      expect(await edit({}, initials)).toMatchObject({ outcome: 'refused' });
      const asked = { ...PLACE, by: await actor(initials) };
      expect(await readSectionTexts(world.house, asked)).toMatchObject({ outcome: 'refused' });
    }
    expect(await edit({ directorateCode: 'XX' })).toMatchObject({ outcome: 'refused' });
  });
});

describe('the forms in which it stands', () => {
  it('fit into a view with the longest texts', async () => {
    for (const section of ['introduction', 'risks', 'finance'] as const) {
      await edit({ section, typed: 'Ö & <b> 学校 '.repeat(230).slice(0, 3000) });
    }
    const texts = await read();
    const list = JSON.parse(JSON.stringify(buildSectionTexts({ outcome: 'texts', read: texts })));
    expect(checkView(list)).toBeUndefined();
    for (const text of texts.texts) {
      expect(checkView(JSON.parse(JSON.stringify(buildSectionForm(texts, text))))).toBeUndefined();
    }
  });
});

describe('ragtime texts', () => {
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    const openStore = async () => ({ ...world.house, close: () => undefined });
    const cli = { out: say, err: say, now: () => NOW, author: { actor: 'cli' }, openStore };
    return { code: await runTexts(args, cli), text: lines.join('\n') };
  };
  const OF = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

  it('lists, edits and takes back', async () => {
    expect((await run(...OF)).text).toContain('1 Introduction');
    expect(await run(...OF, '--section', '1', '--text', OWN)).toMatchObject({ code: 0 });
    expect((await run(...OF)).text).toContain('1 Introduction (in the place of the plan’s text)');
    expect((await run(...OF, '--section', '1', '--text', OWN)).text).toContain('stands so already');
    expect(await run(...OF, '--section', '1', '--as-in-plan')).toMatchObject({ code: 0 });
    expect((await run(...OF)).text).not.toContain('in the place of');
  });

  it.each([
    [['--section', '9', '--text', 'x'], 1, 'a number from 1 to 8'],
    [['--section', '1', '--text', ' '], 1, '--as-in-plan prints what the plan says'],
    [['--section', '1'], 2, 'Give either --text TEXT or --as-in-plan.'],
    [['--text', 'x'], 2, 'Say which section'],
  ])('says what would be accepted: %j', async (args, code, words) => {
    const said = await run(...OF, ...args);
    expect(said.code).toBe(code);
    expect(said.text).toContain(words);
  });
});
