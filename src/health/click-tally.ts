import type { Metric } from './metrics-text.ts';

/** A delivery of Slack's that was answered, or not. */
export interface TalliedClick {
  readonly kind: string;
  readonly answeredMs: number | undefined;
  readonly isLate: boolean;
}

/** Counts clicks since the process started. */
export interface ClickTally {
  note(click: TalliedClick): void;
  metrics(): readonly Metric[];
}

export function createClickTally(): ClickTally {
  const clicks = new Map<string, number>();
  let late = 0;
  let answered = 0;
  let answeredMs = 0;
  return {
    note: (click) => {
      clicks.set(click.kind, (clicks.get(click.kind) ?? 0) + 1);
      if (click.isLate) late += 1;
      if (click.answeredMs === undefined) return;
      answered += 1;
      answeredMs += click.answeredMs;
    },
    metrics: () => [
      counter(
        'ragtime_clicks_total',
        'Clicks, submits, commands and events that Slack delivered.',
        [...clicks].map(([kind, value]) => ({ labels: { kind }, value })),
      ),
      counter('ragtime_clicks_late_total', 'Those that had no answer within three seconds.', [{ value: late }]),
      counter('ragtime_ack_seconds_sum', 'How long Slack waited for its answers, all together.', [
        { value: answeredMs / 1000 },
      ]),
      counter('ragtime_ack_seconds_count', 'How many answers that were.', [{ value: answered }]),
    ],
  };
}

function counter(name: string, help: string, samples: Metric['samples']): Metric {
  return { name, help, type: 'counter', samples };
}
