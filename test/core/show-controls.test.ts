import { describe, expect, it } from 'vitest';
import { showControls } from '../../src/core/show-controls.ts';

describe('control characters of a text', () => {
  it.each([
    ['a colour', 'all \u001b[31mred', 'all \\u001b[31mred'],
    ['a bell and the title of a window', '\u001b]0;mine\u0007', '\\u001b]0;mine\\u0007'],
    ['C1, which some terminals take for ESC [', '\u009b2J', '\\u009b2J'],
    ['a return that writes over the line', 'Red\rGreen', 'Red\\u000dGreen'],
    ['letters turned round', '\u202Eneerg', '\\u202eneerg'],
    ['line breaks and tabs, which are meant', 'One\r\n\ttwo\nthree', 'One\r\n\ttwo\nthree'],
    ['right-to-left letters and emoji', 'שלום 👩‍👩‍👧 é', 'שלום 👩‍👩‍👧 é'],
  ])('%s', (_, typed, shown) => {
    expect(showControls(typed)).toBe(shown);
  });

  it('leave JSON what it was', () => {
    const value = { text: 'a\u001b\u009b\u202E\r\n' };
    expect(JSON.parse(showControls(JSON.stringify(value)))).toEqual(value);
  });
});
