import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changeWords, RECORDED_ACTIONS, trailDetails } from '../../src/reports/trail-words.ts';

const SOURCES = globSync('src/{store,usecases}/**/*.ts', { cwd: new URL('../../', import.meta.url) });

/** What the record calls the changes that it holds, as the sources write it: beside `action`, or in a table of them. */
function actionsInSources(): readonly string[] {
  const found = SOURCES.flatMap((name) => {
    const source = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
    const beside = [...source.matchAll(/\baction(?: =|:)[^;,}\n]*/gu)].map(([part]) => part);
    const inTables = [...source.matchAll(/const (?:ACTIONS|AUDITED)\b[^=]*= \{[^}]*\}/gu)].flatMap(([table]) => [
      ...table.matchAll(/: '[^']*'/gu),
    ]);
    return [...beside, ...inTables.map(([part]) => part)].flatMap((part) =>
      [...part.matchAll(/'([a-z]+-[a-z-]+)'/gu)].map(([, action]) => action ?? ''),
    );
  });
  return [...new Set(found)];
}

describe('the words of the record', () => {
  it('say what was done, for everything that is recorded', () => {
    const actions = actionsInSources();
    expect(actions).toEqual(expect.arrayContaining(['answer-milestone', 'edit-wording', 'open-window']));
    expect(actions.filter((action) => !RECORDED_ACTIONS.includes(action))).toEqual([]);
  });

  it('show what was changed, and what it was before', () => {
    const before = { state: 'collecting', dueAt: '2026-07-14' };
    const after = { state: 'collecting', dueAt: '2026-07-16' };
    expect(trailDetails({ before, after, written: [], sent: [] })).toEqual([
      { name: 'Due', text: '16 July 2026 (was: 14 July 2026)' },
    ]);
  });

  it('say that something was taken out', () => {
    expect(trailDetails({ before: { words: 'Old words' }, after: {}, written: [], sent: [] })).toEqual([
      { name: 'Words', text: 'taken out (was: Old words)' },
    ]);
  });

  it('show an answer word for word, also where a column holds it whole', () => {
    const written = [
      { content: { progress: 'in-progress', commentary: 'Two sites & a half.\nMore.' }, formNonce: 'n-1' },
    ];
    expect(
      trailDetails({ before: undefined, after: { updateId: 7, quarter: '2026-27/Q1' }, written, sent: [] }),
    ).toEqual([
      { name: 'Quarter', text: 'Quarter 1 2026/27' },
      { name: 'Progress', text: 'In progress' },
      { name: 'Commentary', text: 'Two sites & a half.\nMore.' },
    ]);
  });

  it('say a status, and what it was, in the words of the glossary', () => {
    const before = { progress: 'not-started', rag: 'amber', amberReason: 'too-early' };
    const after = { progress: 'in-progress', rag: 'red', amberReason: null };
    expect(trailDetails({ before, after, written: [], sent: [] })).toEqual([
      { name: 'Progress', text: 'In progress (was: Not started)' },
      { name: 'Status', text: 'Red (was: Amber)' },
      { name: 'Amber because', text: 'taken out (was: it is too early to say)' },
    ]);
  });

  it.each([
    ['import-added', 'root, on the command line, for Jo Pardew added it from the plan file: directorate CE'],
    [
      'import-changed-closureDays',
      'root, on the command line, for Jo Pardew changed closure days as the plan file says: directorate CE',
    ],
  ])('say who did what at the command line: %s', (action, words) => {
    const line = { who: 'command line: root', forWhom: 'Jo Pardew', about: undefined, action };
    expect(changeWords({ ...line, subject: 'directorate', subjectId: 'CE' })).toBe(words);
  });

  it('show the words in print beside those that their owner sent', () => {
    const texts = { commentary: 'Two sites are open.' };
    const [written, sent] = [[{ texts, reason: '' }], [{ commentary: 'Two site is open', rag: 'green' }]];
    expect(trailDetails({ before: { wordingId: 1 }, after: { wordingId: 2 }, written, sent })).toEqual([
      { name: 'Commentary', text: 'Two sites are open.' },
      { name: 'Commentary, as its owner sent it', text: 'Two site is open' },
    ]);
  });
});
