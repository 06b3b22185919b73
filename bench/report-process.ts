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
let bytes = 0;
for (let round = 0; round < 2; round += 1) {
  const started = performance.now();
  bytes = 0;
  for (const format of formats) bytes += (await render(snapshot, format)).bytes.length;
  times.push(performance.now() - started);
}
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ firstMs: times[0], againMs: times[1], peakMb, bytes }));
