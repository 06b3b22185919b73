import { describe, expect, it } from 'vitest';
import type { DocumentBlock, HeadingBlock } from '../../../src/reports/document/document.ts';
import { roomOf } from '../../../src/reports/document-room.ts';
import { splitDocument } from '../../../src/reports/pdf/split-document.ts';
import { SAMPLE_DOCUMENT } from '../../support/sample-document.ts';

const heading = (level: HeadingBlock['level'], anchor: string): HeadingBlock => ({
  kind: 'heading',
  level,
  number: null,
  text: anchor,
  anchor,
});
const text: DocumentBlock = { kind: 'paragraph', role: 'text', runs: [{ text: 'Two rooms are ready.' }] };
/** What one of the texts above needs; headings need about as much. */
const ROOM = roomOf(text);

const BLOCKS: readonly DocumentBlock[] = [
  heading(1, 'title'),
  heading(2, 'section-1'),
  text,
  heading(3, 'area-1'),
  heading(5, 'commentary-1'),
  text,
  heading(5, 'commentary-2'),
  text,
  heading(3, 'area-2'),
  text,
];

function split(sizes: { readonly whole: number; readonly part: number }, blocks = BLOCKS) {
  return splitDocument({ ...SAMPLE_DOCUMENT, blocks }, { whole: sizes.whole * ROOM, part: sizes.part * ROOM });
}

const firstOf = (blocks: readonly DocumentBlock[]) => blocks.find((block) => block.kind === 'heading')?.anchor;

describe('a document', () => {
  it('stays whole where it is no longer than may be', () => {
    expect(split({ whole: 11, part: 1 })).toEqual([{ blocks: BLOCKS, elsewhere: new Set() }]);
  });

  it.each([
    ['sections and areas, where parts come soon enough', 2.5, ['title', 'area-1', 'area-2']],
    ['any heading, where no area comes for twice as long', 1, ['title', 'area-1', 'commentary-2', 'area-2']],
    ['no heading at all, where there is room for all that follows', 9.9, ['title']],
  ])('that is longer is cut before %s', (_, part, wanted) => {
    const parts = split({ whole: 1, part });
    expect(parts.map(({ blocks }) => firstOf(blocks))).toEqual(wanted);
    expect(parts.flatMap(({ blocks }) => blocks)).toEqual(BLOCKS);
  });

  it('is never cut behind a heading, which would stand alone', () => {
    for (const { blocks } of split({ whole: 0, part: 0.1 })) expect(blocks.at(-1)?.kind).not.toBe('heading');
  });

  it('says in each part which headings stand in others', () => {
    const [first, , last] = split({ whole: 1, part: 2.5 });
    expect([...(first?.elsewhere ?? [])]).toEqual(['area-1', 'commentary-1', 'commentary-2', 'area-2']);
    expect(last?.elsewhere.has('area-2')).toBe(false);
    expect(last?.elsewhere.has('section-1')).toBe(true);
  });

  it('without a heading is not cut', () => {
    expect(split({ whole: 1, part: 1 }, [text, text, text])).toHaveLength(1);
  });
});
