import { describe, expect, it } from 'vitest';
import { reportFileName } from '../../src/reports/file-name.ts';
import { escapeMarkdownLine, escapeMarkdownText } from '../../src/reports/markdown-escape.ts';
import { CANARIES } from '../support/canary.ts';
import { readMade } from '../support/made-report.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot, DIRECTORATE } from '../support/report-builders.ts';
import { RICH_SNAPSHOT } from '../support/report-documents.ts';

const named = (name: string, revision?: number) => aSnapshot({ directorate: { ...DIRECTORATE, name }, revision });

describe('the name of a file', () => {
  it.each([
    ['Children and Enterprise Directorate', 1, '2026-27-q1-children-and-enterprise-performance-v1.html'],
    ['Children & Enterprise', undefined, '2026-27-q1-children-and-enterprise-performance-draft.html'],
    ["People's Élan / ../..", 2, '2026-27-q1-peoples-elan-performance-v2.html'],
    ['العربية', 1, '2026-27-q1-ce-performance-v1.html'],
  ])('of %s is %s', (name, revision, expected) => {
    expect(reportFileName(named(name, revision), 'html')).toBe(expected);
  });
});

describe('the report as Markdown', () => {
  const snapshot = aSnapshot({
    plan: aPlan({ milestones: [aMilestone('m1', { words: 'Agree a | b' }), aMilestone('m2')] }),
    current: [anUpdate('m1', { commentary: 'One.\nTwo.\n\n- first\n- second' })],
  });

  it('has the sections, the table, the commentary and the key', async () => {
    const markdown = await readMade(snapshot, 'md');
    expect(markdown.match(/^## .*$/gmu)).toHaveLength(10);
    expect(markdown).toContain('| COPS1 | Agree a \\| b | 31 March 2027 | ▲ Green | AMc |');
    expect(markdown).toContain('One.\\\nTwo.\n\n- first\n- second (AMc)');
    expect(markdown).toContain('An update was not available when this report was prepared.');
    expect(markdown).toContain('| AMc | Person AMc | Operational Director | Learning |');
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['2. no list', '2\\. no list'],
    ['2.5 stays a number', '2.5 stays a number'],
    ['<b> [a](b) *c* `d`', '\\<b\\> \\[a\\](b) \\*c\\* \\`d\\`'],
    ['https://evil.example www.evil.example a@b', 'https\\://evil.example www\\.evil.example a\\@b'],
    ['&amp; stays', '\\&amp; stays'],
    ['    no code', 'no code'],
  ])('shows %s as it is', (typed, expected) => {
    expect(escapeMarkdownLine(typed)).toBe(expected);
  });

  it('keeps line breaks and drops empty lines, which would end the paragraph', () => {
    expect(escapeMarkdownText('a\n\n# b')).toBe('a\\\n\\# b');
  });

  it.each(CANARIES)('gets no further line, cell or element from %j', async (typed) => {
    const line = typed.replaceAll('\n', ' ');
    const of = (words: string) =>
      readMade(
        aSnapshot({
          plan: aPlan({ milestones: [aMilestone('m1', { words })] }),
          current: [anUpdate('m1', { commentary: words })],
        }),
        'md',
      );
    const [canary, plain] = [await of(line), await of('plain words')];
    expect(canary.split('\n')).toHaveLength(plain.split('\n').length);
    expect(canary.match(/(?<!\\)\|/gu)).toHaveLength(plain.match(/(?<!\\)\|/gu)?.length ?? 0);
    expect(canary.match(/(?<!\\)[<`[]/gu)).toBeNull();
  });
});

describe('the report as JSON', () => {
  const snapshot = aSnapshot({
    plan: aPlan({ milestones: [aMilestone('m1')] }),
    current: [anUpdate('m1', { commentary: '</script><script>& \u00E9' })],
  });

  it('is the snapshot, with nothing that could end an element', async () => {
    const json = await readMade(snapshot, 'json');
    expect(JSON.parse(json)).toEqual(snapshot);
    expect(json).not.toMatch(/[<>&]/u);
  });

  it('has everything that a snapshot may hold', async () => {
    expect(JSON.parse(await readMade(RICH_SNAPSHOT, 'json'))).toEqual(RICH_SNAPSHOT);
  });

  it('is the same to the byte when it is made again from what was stored', async () => {
    const stored = JSON.parse(JSON.stringify(snapshot));
    expect(await readMade(stored, 'json')).toBe(await readMade(snapshot, 'json'));
  });
});
