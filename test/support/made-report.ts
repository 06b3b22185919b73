import type { ReportFormat } from '../../src/core/publish/report-format.ts';
import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import { refuse } from '../../src/core/result.ts';
import { renderReport } from '../../src/reports/render-report.ts';
import type { ReportFile, ReportRenderer } from '../../src/usecases/publish/ports.ts';

/** The document, by whoever makes it; a report that is too long for its format fails the test. */
export async function makeReport(
  snapshot: Snapshot,
  format: ReportFormat,
  render: ReportRenderer = renderReport,
): Promise<ReportFile> {
  const made = await render(snapshot, format);
  if (!made.ok) throw new Error(`The report is too long for ${format}.`);
  return made.value;
}

/** A text format as text. */
export async function readMade(snapshot: Snapshot, format: 'html' | 'md' | 'json' | 'csv'): Promise<string> {
  return new TextDecoder().decode((await makeReport(snapshot, format)).bytes);
}

/** As if every report were too long for one PDF. */
export const renderWithoutPdf: ReportRenderer = async (snapshot, format) =>
  format === 'pdf' ? refuse({ reason: 'too-long', format }) : renderReport(snapshot, format);
