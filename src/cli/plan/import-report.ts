import { financialYearTitle } from '../../core/calendar/quarter.ts';
import type { Conflict, EntryKind, EntryName } from '../../core/plan/plan-changes.ts';
import { formatPlace } from '../../core/plan/plan-file-problem.ts';
import type { ImportReceipt } from '../../usecases/plan/import-plan.ts';

/** What an import did, or would do, in lines for people. */
export function describeImport(receipt: ImportReceipt, fileName: string): readonly string[] {
  return [
    headline(receipt, fileName),
    ...section(`Added: ${countByKind(receipt.added)}`, receipt.added.length > 0 ? [] : undefined),
    ...section('Changed', names(receipt.changed)),
    ...section('Back in force', names(receipt.revived)),
    ...section('Retired', names(receipt.retired)),
    ...section('Settings', receipt.basedOn === undefined ? undefined : settingLines(receipt)),
    ...section('The order is that of the file', receipt.isReordered ? [] : undefined),
    ...conflictLines(receipt.conflicts),
    ...section('Not in the file, and still in force (--retire retires them)', names(receipt.missing)),
    ...section('Worth knowing', warningLines(receipt, fileName)),
  ];
}

function headline(receipt: ImportReceipt, fileName: string): string {
  const plan = `the plan of ${receipt.directorateCode} for ${financialYearTitle(receipt.startYear)}`;
  if (!receipt.changesSomething) return `${fileName} says what Ragtime has already: ${plan} stays as it is.`;
  if (!receipt.isStored) return `${fileName} would change ${plan}. Nothing was stored.`;
  return `${fileName} was imported: ${plan}, version ${receipt.planVersion}.`;
}

const KIND_WORDS: Readonly<Record<EntryKind, readonly [string, string]>> = {
  person: ['person', 'people'],
  area: ['area', 'areas'],
  milestone: ['milestone', 'milestones'],
  indicator: ['indicator', 'indicators'],
  risk: ['risk', 'risks'],
  'equality-action': ['equality action', 'equality actions'],
  department: ['department', 'departments'],
};

/** `2 people, 1 area, 17 milestones` */
function countByKind(entries: readonly EntryName[]): string {
  const counts = Object.entries(KIND_WORDS).flatMap(([kind, [one, many]]) => {
    const count = entries.filter((entry) => entry.kind === kind).length;
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`;
  });
  return counts.join(', ');
}

function names(entries: readonly EntryName[]): readonly string[] | undefined {
  if (entries.length === 0) return undefined;
  return entries.map(({ kind, id, label }) => `${KIND_WORDS[kind][0]} ${label} (${id})`);
}

function settingLines({ settings }: ImportReceipt): readonly string[] | undefined {
  if (settings.length === 0) return undefined;
  return settings.map(
    ({ subject, field, before, after }) => `${subject}, ${field}: ${show(after)} (was ${show(before)})`,
  );
}

function conflictLines(conflicts: readonly Conflict[]): readonly string[] {
  const kept = conflicts.filter((conflict) => conflict.kept === 'ragtime');
  const taken = conflicts.filter((conflict) => conflict.kept === 'file');
  return [
    ...section(
      'Changed in Ragtime since the last import, and kept (--theirs takes the file)',
      kept.length === 0 ? undefined : kept.map(conflictLine),
    ),
    ...section(
      'Changed in Ragtime since the last import, now as in the file',
      taken.length === 0 ? undefined : taken.map(conflictLine),
    ),
  ];
}

function conflictLine({ kind, label, id, field, inRagtime, inFile }: Conflict): string {
  const both = `${show(inRagtime)} in Ragtime, ${show(inFile)} in the file`;
  return `${KIND_WORDS[kind][0]} ${label} (${id}), ${field}: ${both}`;
}

function warningLines({ warnings }: ImportReceipt, fileName: string): readonly string[] | undefined {
  if (warnings.length === 0) return undefined;
  return warnings.map((warning) => `${formatPlace(warning, fileName)}  ${warning.field} ${warning.text}`);
}

function section(title: string, lines: readonly string[] | undefined): readonly string[] {
  return lines === undefined ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}
