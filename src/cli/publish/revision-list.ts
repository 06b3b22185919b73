import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import { listRevisions, type RevisionEntry } from '../../usecases/publish/list-revisions.ts';
import type { ReadReportPorts } from '../../usecases/publish/ports.ts';
import type { Upload } from '../../usecases/publish/upload-ports.ts';
import { formatInstant } from '../calendar/quarter-refusal.ts';
import { EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { withStore } from '../run-order.ts';

interface ListCommand {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly saysJson: boolean;
}

interface ListContext {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly openStore: () => Promise<ReadReportPorts & { readonly close: () => void }>;
}

/** `ragtime report --list` */
export async function tellRevisions(command: ListCommand, { out, err, openStore }: ListContext): Promise<number> {
  return withStore({ openStore }, async (store) => {
    const quarter = formatQuarter(command.quarter);
    const listed = await listRevisions(store, command);
    if (!listed.ok) {
      err(compileRefusalWords(listed.refusal, { ...command, quarter }));
      return EXIT_REFUSED;
    }
    const zone = (await store.plans.organisation())?.timeZone ?? 'UTC';
    if (command.saysJson) out(JSON.stringify({ ...command, quarter, revisions: listed.value }, undefined, 2));
    else for (const line of lines(listed.value, { ...command, quarter, zone })) out(line);
    return EXIT_DONE;
  });
}

function lines(
  revisions: readonly RevisionEntry[],
  {
    directorateCode,
    quarter,
    zone,
  }: { readonly directorateCode: string; readonly quarter: string; readonly zone: string },
): readonly string[] {
  if (revisions.length === 0) return [`${directorateCode} ${quarter} is not published.`];
  return revisions.flatMap(({ number, publishedAt, publishedBy, sha256, changes, reasons, upload }) => [
    `Revision ${number}, ${formatInstant(publishedAt, zone)}, by ${publishedBy}`,
    `  SHA-256 ${sha256}`,
    ...(changes === 0 ? [] : [`  ${changes} ${changes === 1 ? 'change' : 'changes'}: ${reasons.join(' · ')}`]),
    ...(upload === undefined ? [] : uploadLines(upload, zone)),
  ]);
}

function uploadLines({ name, at, by, sha256 }: Upload, zone: string): readonly string[] {
  return [
    `  The Word file was edited outside Ragtime: ${name}, uploaded ${formatInstant(at, zone)} by ${by}`,
    `  SHA-256 ${sha256}. All other formats may differ from it.`,
  ];
}
