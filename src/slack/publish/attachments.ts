import type { ReportFormat } from '../../core/publish/report-format.ts';
import { shorten } from '../../core/publish/shorten.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { chartRows } from '../../reports/chart/chart-rows.ts';
import { describeChart } from '../../reports/chart/describe-chart.ts';
import { FORMAT_NAMES, versionWords } from '../../reports/labels.ts';
import type { Attachment, AttachmentRenderer } from '../../usecases/publish/ports.ts';

/** The names of directorates have no limit in the plan; a title has to be read at a glance. */
const LONGEST_NAME = 120;

/** @param formats which documents hang in the thread, in this order */
export function createAttachmentRenderer(formats: readonly ReportFormat[]): AttachmentRenderer {
  return (snapshot) => ({
    picture: toPicture(snapshot),
    documents: formats.map((format) => toDocument(snapshot, format)),
  });
}

function toPicture(snapshot: Snapshot): Attachment | undefined {
  const rows = chartRows(snapshot);
  if (rows.areas.length === 0) return undefined;
  return {
    format: 'png',
    title: `${titleOf(snapshot)} (picture)`,
    comment: `Status by area, ${snapshot.quarter.title}.`,
    altText: describeChart(rows),
  };
}

function toDocument(snapshot: Snapshot, format: ReportFormat): Attachment {
  const name = FORMAT_NAMES[format];
  return { format, title: `${titleOf(snapshot)} (${name})`, comment: `The report as ${name}.` };
}

function titleOf({ directorate, quarter, revision }: Snapshot): string {
  return `${shorten(directorate.name, LONGEST_NAME)}, ${quarter.title}, ${versionWords(revision).toLowerCase()}`;
}
