import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../../src/command-line.ts';
import type { Actor } from '../../../src/core/access.ts';
import { buildCommandWorld, STAGES, type Stage } from './build-command-world.ts';
import type { Place } from './place.ts';

export interface Ran {
  readonly code: number;
  readonly text: string;
}

export interface RunOptions {
  readonly now?: Date;
  readonly actor?: Actor | undefined;
}

export interface CommandWorld {
  readonly databasePath: string;
  readonly places: Readonly<Record<'CE' | 'PL', Place>>;
  /** The database of a stage, with whatever these commands did to it first. */
  restore(stage: Stage, first: readonly (readonly string[])[]): Promise<void>;
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  close(): void;
}

/** Two directorates in one file, of which each cell gets a copy. */
export async function openCommandWorld(): Promise<CommandWorld> {
  const home = mkdtempSync(join(tmpdir(), 'ragtime-commands-'));
  const folder = join(home, 'out');
  const databasePath = join(home, 'ragtime.sqlite');
  const env = { DATABASE_PATH: databasePath, BACKUP_FOLDER: join(home, 'backups') };
  const run: CommandWorld['run'] = async (args, { now = STAGES.collecting, actor } = {}) => {
    const lines: string[] = [];
    const keep = (line: string) => void lines.push(line);
    const around = { out: keep, err: keep, clock: () => now, env };
    const code = await runCommand(args, actor === undefined ? around : { ...around, actor });
    return { code, text: lines.join('\n') };
  };
  const must = async (args: readonly string[], now?: Date) => {
    const { code, text } = await run(args, now && { now });
    if (code !== 0) throw new Error(`ragtime ${args.join(' ')}: ${text}`);
    return text;
  };
  const saved = (name: string) => join(home, `${name}.saved`);
  const names = new Map<string, string>();
  const restore: CommandWorld['restore'] = async (stage, first) => {
    const key = JSON.stringify([stage, first]);
    const name = names.get(key) ?? `first-${names.size}`;
    const isNew = first.length > 0 && !names.has(key);
    for (const rest of ['-wal', '-shm']) rmSync(`${databasePath}${rest}`, { force: true });
    copyFileSync(saved(first.length === 0 || isNew ? stage : name), databasePath);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    if (!isNew) return;
    for (const args of first) await must(args, STAGES[stage]);
    copyFileSync(databasePath, saved(name));
    names.set(key, name);
  };
  const save = (stage: Stage) => copyFileSync(databasePath, saved(stage));
  const places = await buildCommandWorld({ home, folder, databasePath, must, save });
  return { databasePath, places, restore, run, close: () => rmSync(home, { recursive: true, force: true }) };
}
