import { describe, expect, it } from 'vitest';
import { section } from '../../src/slack/blocks.ts';
import { blocksToText } from '../../src/slack/blocks-to-text.ts';
import { ANSWER_TEXT_ROOM, MESSAGE_TEXT_ROOM } from '../../src/slack/text.ts';

/** One line of work after the other: what it is, then what was said of it last. */
const work = (count: number, letters: number, letter = 'w') =>
  Array.from({ length: count }, (_, nth) => section(`REF${nth} ${letter.repeat(letters)}\nLast time: Amber ${nth}`));

const headsOf = (count: number) =>
  Array.from({ length: count }, (_, nth) => [`REF${nth} `, `Last time: Amber ${nth}`]).flat();

describe('what a message says to those who hear it', () => {
  it('is all of it where it fits', () => {
    expect(blocksToText(work(2, 5))).toBe('REF0 wwwww\nLast time: Amber 0\nREF1 wwwww\nLast time: Amber 1');
  });

  it.each([
    ['ten milestones in 1,000 letters each', work(10, 1000), headsOf(10)],
    ['twenty in 300', work(20, 290), headsOf(20)],
    ['one that is long among short ones', [section('A '.repeat(1500)), ...work(9, 100)], headsOf(9)],
    ['letters that Slack gets as five each', work(10, 1000, '&'), headsOf(10)],
  ])('names every line where it does not: %s', (_what, blocks, heads) => {
    const text = blocksToText(blocks);
    expect(text.length).toBeLessThanOrEqual(MESSAGE_TEXT_ROOM);
    for (const head of heads) expect(text).toContain(head);
    expect(text).toContain('…\n');
  });

  it('leaves the short lines as they are, and gives their room to the long ones', () => {
    const text = blocksToText([section('short'), section('long '.repeat(590)), section('longer '.repeat(420))]);
    expect(text.length).toBeGreaterThan(MESSAGE_TEXT_ROOM - 20);
    expect(text.split('\n')).toEqual(['short', expect.stringMatching(/long…$/u), expect.stringMatching(/longer…$/u)]);
  });

  it('says how much is left out where there are more lines than any room holds', () => {
    const lines = blocksToText([
      section('a line\n'.repeat(400).trim()),
      section(`${'b line '.repeat(9)}\n`.repeat(40)),
    ]).split('\n');
    const [, left] = /^… and (\d+) more lines\./u.exec(lines.at(-1) ?? '') ?? [];
    expect(lines.length - 1 + Number(left)).toBe(441);
    expect(lines.join('\n').length).toBeLessThanOrEqual(MESSAGE_TEXT_ROOM);
  });

  it('is all of it in the answer to a command, which has room for more', () => {
    const text = blocksToText(work(10, 1000), ANSWER_TEXT_ROOM);
    expect(text).not.toContain('…');
    expect(text.match(/w{1000}/gu)).toHaveLength(10);
  });
});
