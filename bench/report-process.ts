// Makes one report in one format in a process of its own, twice, and says how long that took and how much memory it needed.
import { performance } from 'node:perf_hooks';
import { REPORT_FORMATS } from '../src/core/publish/report-format.ts';
import { createReportRenderer } from '../src/reports/render-report.ts';
import { DEFAULT_LOOK } from '../src/reports/report-look.ts';
import { reportOfSize, usualReport } from './report-of-size.ts';

const [size = '', wanted = 'all'] = process.argv.slice(2);
const snapshot = size === 'usual' ? usualReport() : reportOfSize(Number(size));
const formats = wanted === 'all' ? REPORT_FORMATS : REPORT_FORMATS.filter((format) => format === wanted);
const render = createReportRenderer(DEFAULT_LOOK);

const times: number[] = [];
const processor: number[] = [];
let bytes = 0;
for (let round = 0; round < 2; round += 1) {
  const started = performance.now();
  const cpu = process.cpuUsage();
  bytes = 0;
  for (const format of formats) {
    const made = await render(snapshot, format);
    if (made.ok) bytes += made.value.bytes.length;
  }
  times.push(performance.now() - started);
  const { user, system } = process.cpuUsage(cpu);
  processor.push((user + system) / 1000);
}
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ firstMs: times[0], firstCpuMs: processor[0], againMs: times[1], peakMb, bytes }));
