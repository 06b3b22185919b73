import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../sandbox/validate/message.ts';
import { fitBlocks, richLine, section } from '../../src/slack/blocks.ts';

describe('a line of which a part is empty', () => {
  it('is taken by Slack, with the parts that say something', () => {
    const line = richLine('', { bold: 'Quarter 1.' }, ' You have 7 milestones.');
    expect(checkMessage({ text: 'Quarter 1.', blocks: JSON.parse(JSON.stringify([line])) }, 'post')).toBeUndefined();
    expect(line.elements).toMatchObject([{ elements: [{ text: 'Quarter 1.' }, { text: ' You have 7 milestones.' }] }]);
  });
});

describe('more blocks than a message takes', () => {
  const many = (count: number, text: string) =>
    Array.from({ length: count }, (_, index) => section(`${text} ${index}`));
  const texts = (blocks: readonly object[]) => blocks.map((block) => JSON.stringify(block));

  it('leave out what is before the end, and say so', () => {
    const fitted = texts(fitBlocks(many(60, 'line'), 'message', many(10, 'button')));
    expect(fitted).toHaveLength(50);
    expect(fitted[38]).toContain('line 38');
    expect(fitted[39]).toContain('There is more than fits here.');
    expect(fitted[40]).toContain('button 0');
    expect(fitted[49]).toContain('button 9');
  });

  it('keep the last half where the end alone is too long', () => {
    const fitted = texts(fitBlocks(many(60, 'line'), 'message', many(40, 'button')));
    expect(fitted).toHaveLength(50);
    expect(fitted[49]).toContain('button 39');
    expect(fitted[25]).toContain('button 15');
  });

  it('are all there where they fit', () => {
    expect(fitBlocks(many(45, 'line'), 'message', many(5, 'button'))).toHaveLength(50);
    expect(JSON.stringify(fitBlocks(many(45, 'line'), 'message', many(5, 'button')))).not.toContain('more than fits');
  });
});
