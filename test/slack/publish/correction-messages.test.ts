import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/core/publish/snapshot.ts';
import { amendmentBlocks } from '../../../src/reports/document/amendment-blocks.ts';
import { buildCorrection } from '../../../src/slack/publish/correction-messages.ts';
import { aSnapshot } from '../../support/report-builders.ts';

const SIGNED = 'Version 1 was signed off by Helen <Dunn> on 22 July 2026. This correction was not signed.';
const signedBefore = { revision: 1, signedBy: [{ name: 'Helen <Dunn>', by: null, on: '22 July 2026' }] };

/** @param length of what each place was, so that few or many fill a message */
function corrected(more: Partial<Snapshot>, { count = 1, length = 20 } = {}): Snapshot {
  const amendments = Array.from({ length: count }, (_, index) => ({
    ...{ place: `Milestone COPS${index + 1}`, was: 'w'.repeat(length), is: 'i'.repeat(length) },
    ...{ why: 'A digit was wrong.' },
  }));
  return { ...aSnapshot({ revision: 2 }), amendments, ...more };
}

const postsOf = (snapshot: Snapshot) => buildCorrection([aSnapshot({ revision: 1 }), snapshot]).posts;

describe('the list of corrections in the channel', () => {
  it('begins with whose signature it does not carry, in the words of the report', () => {
    const snapshot = corrected({ signedBefore });
    expect(JSON.stringify(amendmentBlocks(snapshot))).toContain(SIGNED);
    const [list] = postsOf(snapshot);
    const escaped = SIGNED.replace('<Dunn>', '&lt;Dunn&gt;');
    expect(list?.text.indexOf(escaped)).toBeGreaterThan(0);
    expect(list?.text.indexOf(escaped)).toBeLessThan(list?.text.indexOf('Milestone COPS1') ?? 0);
    expect(JSON.stringify(list?.blocks)).toContain(SIGNED);
  });

  it('says it once, also where the list takes several messages', () => {
    const posts = postsOf(corrected({ signedBefore }, { count: 30, length: 400 }));
    const lists = posts.filter(({ text }) => text.includes('Milestone COPS'));
    expect(lists.length).toBeGreaterThan(1);
    expect(lists.map(({ text }) => text.includes('This correction was not signed.'))).toEqual(
      lists.map((_, index) => index === 0),
    );
  });

  it('says nothing of it where the report was not signed', () => {
    expect(JSON.stringify(postsOf(corrected({})))).not.toContain('signed');
  });
});
