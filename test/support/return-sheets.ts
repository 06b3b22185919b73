import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runUpdates } from '../../src/cli/collect/updates.ts';
import { readSheetFile } from '../../src/sheets/read-sheet-file.ts';
import { type WrittenCell, writeWorkbook } from '../../src/sheets/write-workbook.ts';
import { type CollectWorld, NOW, openCollectWorld } from './collect-world.ts';
import { commandLineOn, hearNothing } from './command-line.ts';

/** What is typed into one row, by column. */
export type Typed = Readonly<Record<string, WrittenCell>>;

export interface SheetWorld extends CollectWorld {
  readonly out: string[];
  readonly err: string[];
  /** The workbook of AMc. */
  readonly file: string;
  /** What any command needs to run on this world. */
  readonly cli: ReturnType<typeof commandLineOn<CollectWorld['house']>>;
  /** A folder of its own. */
  readonly folder: string;
  run(...args: string[]): Promise<number>;
  /** `ragtime updates sheet --owner AMc` into `file`. */
  write(...more: string[]): Promise<number>;
  /** `ragtime updates import` by JP. */
  bringIn(...more: string[]): Promise<number>;
  /** Types into the row whose words begin so, as somebody would in a spreadsheet, and saves. */
  type(sheet: string, words: string, typed: Typed): Promise<void>;
  /** What the row whose words begin so shows, by column. */
  row(sheet: string, words: string): Promise<Typed>;
  close(): void;
}

export async function openSheetWorld(change?: (planFile: string) => string, now = NOW): Promise<SheetWorld> {
  const world = await openCollectWorld(change);
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-updates-'));
  const file = join(folder, 'updates.xlsx');
  const heard = hearNothing();
  const cli = commandLineOn(world.house, { heard, now });
  const run = (...args: string[]) => runUpdates(args, cli);
  return {
    ...world,
    ...heard,
    file,
    folder,
    cli,
    run,
    write: (...more) => run('sheet', '--owner', 'AMc', '--out', file, ...more),
    bringIn: (...more) => run('import', file, '--entered-by', 'JP', '--how', 'e-mail of 3 July', ...more),
    type: async (sheet, words, typed) => {
      const sheets = await readPlain(file);
      const { rows, at } = find(sheets, sheet, words);
      for (const [column, value] of Object.entries(typed)) at(column).set(value);
      writeFileSync(
        file,
        await writeWorkbook(sheets.map((each) => (each.name === sheet ? { name: sheet, rows } : each))),
      );
    },
    row: async (sheet, words) => {
      const { rows, row } = find(await readPlain(file), sheet, words);
      return Object.fromEntries((rows[0] ?? []).map((column, index) => [String(column), row[index]]));
    },
    close: () => {
      world.house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function readPlain(file: string) {
  const read = await readSheetFile(file, readFileSync(file));
  if (!read.ok) throw new Error(read.refusal.words);
  return read.value.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((cell): WrittenCell => ('value' in cell ? cell.value : textOf(cell)))),
  }));
}

function textOf(cell: { readonly kind: string; readonly text?: string; readonly date?: string }): string | undefined {
  return cell.text ?? cell.date;
}

function find(sheets: Awaited<ReturnType<typeof readPlain>>, sheet: string, words: string) {
  const rows = sheets.find(({ name }) => name === sheet)?.rows ?? [];
  const columnOf = (column: string) => (rows[0] ?? []).indexOf(column);
  const row = rows.find((each) => String(each[columnOf('Words')] ?? '').startsWith(words));
  if (row === undefined) throw new Error(`No row of ${sheet} begins with "${words}".`);
  const at = (column: string) => {
    if (columnOf(column) < 0) throw new Error(`No column "${column}" in ${sheet}.`);
    return { set: (value: WrittenCell) => (row[columnOf(column)] = value) };
  };
  return { rows, row, at };
}
