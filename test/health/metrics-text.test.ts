import { describe, expect, it } from 'vitest';
import { createClickTally } from '../../src/health/click-tally.ts';
import { metricsToText } from '../../src/health/metrics-text.ts';

describe('metrics as text', () => {
  it('say of each what it is, and give every sample a line', () => {
    const samples = [{ labels: { kind: 'command', a: 'b' }, value: 2 }, { value: 0.5 }];
    expect(metricsToText([{ name: 'x_total', help: 'Some.', type: 'counter', samples }])).toBe(
      '# HELP x_total Some.\n# TYPE x_total counter\nx_total{kind="command",a="b"} 2\nx_total 0.5\n',
    );
  });

  it.each([
    ['a"b', 'a\\"b'],
    ['a\\b', 'a\\\\b'],
    ['a\nb', 'a\\nb'],
  ])('keep the label %j on its line', (value, escaped) => {
    const samples = [{ labels: { directorate: value }, value: 1 }];
    expect(metricsToText([{ name: 'x', help: 'X', type: 'gauge', samples }])).toContain(
      `x{directorate="${escaped}"} 1\n`,
    );
  });
});

describe('the tally of clicks', () => {
  it('counts each kind, the late ones, and the time of those that were answered', () => {
    const tally = createClickTally();
    tally.note({ kind: 'command', answeredMs: 20, isLate: false });
    tally.note({ kind: 'command', answeredMs: 3_480, isLate: true });
    tally.note({ kind: 'shortcut', answeredMs: undefined, isLate: true });
    expect(
      metricsToText(tally.metrics())
        .split('\n')
        .filter((line) => !line.startsWith('#') && line !== ''),
    ).toEqual([
      'ragtime_clicks_total{kind="command"} 2',
      'ragtime_clicks_total{kind="shortcut"} 1',
      'ragtime_clicks_late_total 2',
      'ragtime_ack_seconds_sum 3.5',
      'ragtime_ack_seconds_count 2',
    ]);
  });
});
