import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metric } from './metrics-text.ts';

const NANOSECONDS = 1e9;

/** Memory of this process, and for how long other things had to wait for one that was computing. */
export function watchProcess(): { metrics(): readonly Metric[]; stop(): void } {
  const delay = monitorEventLoopDelay();
  delay.enable();
  return {
    metrics: () => {
      const { rss, heapUsed } = process.memoryUsage();
      const waits = [
        { labels: { quantile: '0.5' }, value: delay.percentile(50) / NANOSECONDS },
        { labels: { quantile: '0.99' }, value: delay.percentile(99) / NANOSECONDS },
        { labels: { quantile: '1' }, value: delay.max / NANOSECONDS },
      ];
      // What is told is the time since it was asked last.
      delay.reset();
      return [
        gauge('process_resident_memory_bytes', 'Memory of this process.', [{ value: rss }]),
        gauge('nodejs_heap_size_used_bytes', 'Memory that JavaScript uses.', [{ value: heapUsed }]),
        gauge('ragtime_event_loop_delay_seconds', 'How long work waited for its turn since the last scrape.', waits),
      ];
    },
    stop: () => delay.disable(),
  };
}

function gauge(name: string, help: string, samples: Metric['samples']): Metric {
  return { name, help, type: 'gauge', samples };
}
