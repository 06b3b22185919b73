import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../sandbox/validate/message.ts';
import { richLine } from '../../src/slack/blocks.ts';

describe('a line of which a part is empty', () => {
  it('is taken by Slack, with the parts that say something', () => {
    const line = richLine('', { bold: 'Quarter 1.' }, ' You have 7 milestones.');
    expect(checkMessage({ text: 'Quarter 1.', blocks: JSON.parse(JSON.stringify([line])) }, 'post')).toBeUndefined();
    expect(line.elements).toMatchObject([{ elements: [{ text: 'Quarter 1.' }, { text: ' You have 7 milestones.' }] }]);
  });
});
