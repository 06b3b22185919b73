import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isReturnSheet, readReturnSheets } from '../../core/collect/sheet/read-return-sheets.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { readSheetFile } from '../../sheets/read-sheet-file.ts';
import { writeWorkbook } from '../../sheets/write-workbook.ts';
import { importReturnSheet } from '../../usecases/collect/sheet/import-return-sheet.ts';
import { prepareReturnSheet } from '../../usecases/collect/sheet/prepare-return-sheet.ts';
import type { SheetPorts } from '../../usecases/collect/sheet/sheet-ports.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { readFileHandedIn } from '../read-file-handed-in.ts';
import { runOrder } from '../run-order.ts';
import { returnSheetToWorkbook } from './return-sheet-cells.ts';
import { RETURN_WORDS } from './return-sheet-words.ts';
import { type ImportOrder, parseUpdatesOrder, type SheetOrder } from './updates-options.ts';
import { importSheetRefusalText } from './updates-refusals.ts';
import { importedSheetText, prepareRefusalText, returnFileText } from './updates-words.ts';

export const updatesHelp = `ragtime updates sheet --owner AMc [--directorate CE] [--quarter 2026-27/Q1] [--all] [--out FILE.xlsx]
ragtime updates import FILE.xlsx --entered-by JP --how "e-mail of 3 July" [--anyway] [--dry-run]

For whoever answers outside Slack. "sheet" writes a workbook with a row for each milestone and each indicator that waits
for one owner; "import" brings it back, by the rules of the form. All of it is stored, or nothing. Empty rows change
nothing, and a sheet that comes twice is stored once. The report prints the owner's initials; the record holds who brought
it in and how it came.

  --owner AMc           whose updates, by their initials
  --directorate CE      only what is theirs in this directorate
  --quarter 2026-27/Q1  which quarter; without it whichever is collected now
  --all                 also what was answered, with the answer to be changed
  --out FILE.xlsx       where to write; without it updates-AMc.xlsx here. A file that is there already stays
  --entered-by JP       initials of whoever brings it in: an officer of the directorate, the owner or their deputy
  --how TEXT            how it came, in a few words
  --anyway              store it also where the form would have asked once
  --dry-run             checks the file and says what would be stored
  --help                this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface UpdatesCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<
    Omit<SheetPorts, 'administrators' | 'teamId' | 'newNonce'> & {
      readonly newId: (prefix: string) => string;
      readonly close: () => void;
    }
  >;
}

/** `ragtime updates` */
export async function runUpdates(args: readonly string[], cli: UpdatesCli): Promise<number> {
  return runOrder(args, cli, { help: updatesHelp, read: parseUpdatesOrder, carryOut });
}

type Store = Awaited<ReturnType<UpdatesCli['openStore']>>;

async function carryOut(
  store: Store,
  order: SheetOrder | ImportOrder,
  cli: UpdatesCli,
): Promise<Result<string, string>> {
  const ports = { ...store, administrators: [], teamId: () => undefined, newNonce: () => store.newId('cli') };
  return order.act === 'sheet' ? writeSheet(ports, order, cli) : importFile(ports, order, cli);
}

async function writeSheet(ports: SheetPorts, order: SheetOrder, cli: UpdatesCli): Promise<Result<string, string>> {
  const prepared = await prepareReturnSheet(ports, { ...order, now: cli.now() });
  if (!prepared.ok) return refuse(prepareRefusalText(prepared.refusal, order));
  const { owner, milestones, indicators } = prepared.value;
  const bytes = await writeWorkbook(returnSheetToWorkbook(prepared.value));
  const file = order.outFile ?? `updates-${owner.initials}.xlsx`;
  const written = await writeNewFile(file, bytes);
  if (!written.ok) return written;
  return done(
    `${file} was written: ${milestones.length + indicators.length} rows for ${owner.name}. When it comes back: ragtime updates import ${file} --entered-by INITIALS --how "e-mail of …"`,
  );
}

/** Somebody may have typed for an hour into the file that is there. */
async function writeNewFile(file: string, bytes: Uint8Array): Promise<Result<void, string>> {
  try {
    return done(await writeFile(file, bytes, { flag: 'wx' }));
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (isThere) return refuse(`${file} is there already and was left as it is; give another name with --out.`);
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`${file} cannot be written (${reason}); give a file in a folder that exists.`);
  }
}

async function importFile(ports: SheetPorts, order: ImportOrder, cli: UpdatesCli): Promise<Result<string, string>> {
  const bytes = readFileHandedIn(order.file);
  if (!bytes.ok) return bytes;
  const name = basename(order.file);
  const sheets = await readSheetFile(name, bytes.value, isReturnSheet);
  if (!sheets.ok) {
    const { sheet, cell, words } = sheets.refusal;
    return refuse(`${[name, sheet, cell].filter((part) => part !== undefined).join(', ')}: ${words}`);
  }
  const rows = readReturnSheets(sheets.value, RETURN_WORDS);
  if (!rows.ok) return refuse(returnFileText(rows.refusal));
  const patience = commandPatience();
  const imported = await importReturnSheet(ports, {
    ...order,
    rows: rows.value,
    author: cli.author,
    now: cli.now(),
    patience,
  });
  if (!imported.ok) return refuse(importSheetRefusalText(imported.refusal));
  return done(importedSheetText(imported.value, order.mode));
}
