import { describe, expect, it } from 'vitest';
import { markSignOff } from '../../../src/slack/publish/sign-off-message.ts';
import { isEscaped } from '../../support/inert.ts';

const about = { byName: 'Hugh <b> Danvers', on: '3 August', askedNow: undefined };
const voided = (places: readonly string[]) => ({ ...about, fate: { kind: 'void' as const, changed: places } });

describe('what became of a draft that was to be signed', () => {
  it('is said as letters only, whatever the places that changed are called', () => {
    const { text } = markSignOff({ text: 'Draft 1 &amp; more', blocks: [] }, voided(['<!channel> & “<@U1>”', 'COPS1']));
    expect(text).toContain('&lt;!channel&gt; &amp; “&lt;@U1&gt;”');
    expect(isEscaped(text)).toBe(true);
  });

  it('fits into a message below the longest text, which ends whole', () => {
    const { text } = markSignOff({ text: '&amp;'.repeat(780), blocks: [] }, voided(['&'.repeat(200)]));
    expect(text.length).toBeLessThan(4_000);
    expect(isEscaped(text)).toBe(true);
  });
});
