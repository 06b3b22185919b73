import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import { snapshotToDocument } from '../../src/reports/document/snapshot-to-document.ts';
import { documentToMarkdown } from '../../src/reports/document-to-markdown.ts';
import { CANARIES } from '../support/canary.ts';
import { RICH_SNAPSHOT } from '../support/report-documents.ts';

/** What nobody can type: ids, kinds, and the numbers from which places are made. */
const OURS = new Set('id milestoneIds milestoneId code key kind section movement number compiledAt why'.split(' '));

function withTyped(value: unknown, typed: string, key = ''): unknown {
  if (typeof value === 'string') return OURS.has(key) ? value : `${typed}${value}`;
  if (Array.isArray(value)) return value.map((each) => withTyped(each, typed, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTyped(each, typed, name)]));
}

/** The rich report with something in front of every text of it. */
function markdownWith(typed: string): string {
  const snapshot = withTyped(RICH_SNAPSHOT, typed.replaceAll('\n', ' ')) as Snapshot;
  return documentToMarkdown(snapshotToDocument(snapshot));
}

describe('Markdown with whatever people typed, wherever a report has room for it', () => {
  const plain = markdownWith('plain words ');

  it.each(CANARIES)('gets no further line, cell, list or element from %j', (canary) => {
    const markdown = markdownWith(`${canary} `);
    expect(shapeOf(markdown)).toEqual(shapeOf(plain));
    expect(markdown).not.toMatch(/(?<!\\)[<`[]/u);
  });
});

/** How each line begins, and how many cells it has. */
function shapeOf(markdown: string): readonly string[] {
  return markdown.split('\n').map((line) => {
    const [start = ''] = /^(#+ |- |\| |\*\*)?/u.exec(line) ?? [];
    return `${start}${line.match(/(?<!\\)\|/gu)?.length ?? 0}`;
  });
}
