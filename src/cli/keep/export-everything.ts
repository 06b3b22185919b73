import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { TableDump } from '../../usecases/keep/dump-ports.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { openBundle, writeToBundle } from './write-bundle.ts';

/** What the command touches. */
export interface ExportEverythingCli extends Pick<CliContext, 'out' | 'err' | 'now'> {
  readonly openStore: () => Promise<{ readonly dumps: TableDump; readonly close: () => void }>;
}

const README = `# Everything that Ragtime holds

Written by "ragtime export --everything". No token, password or setting is in it: those are not in the database.

- \`tables/NAME.jsonl\`: one table each, one row a line, as a JSON object with the names of the columns. What each table holds
  stands in docs/operations.md of Ragtime, under "The tables".
- \`files/\`: what the tables hold as bytes (published documents, uploads, annexes); the row names the file in their place.
- \`counts.json\`: when this was written, and how many rows each table has.
- \`SHA256SUMS\`: the SHA-256 of every file here; \`sha256sum --check SHA256SUMS\` compares them.

Instants are milliseconds since 1970 in UTC, days are written like 2026-07-01, yes and no are 1 and 0. Lists and objects stand in
their columns as JSON texts. Rows point to each other by id. All of it is of one moment.

It holds what people wrote, also what is not for publication: keep it where the council keeps its records.
`;

const OWN_FILE = 0o600;

/** `ragtime export --everything FOLDER` */
export async function exportEverything(folder: string, cli: ExportEverythingCli): Promise<number> {
  const opened = openBundle(folder);
  if (!opened.ok) {
    cli.err(`${opened.refusal} Nothing was written.`);
    return EXIT_REFUSED;
  }
  const store = await cli.openStore();
  try {
    const sums = new Map<string, string>();
    const put = (path: string, content: string | Uint8Array) => {
      writeToBundle(folder, { path, content });
      sums.set(path, createHash('sha256').update(content).digest('hex'));
    };
    put('README.md', README);
    const lines = openTables(folder);
    const counts = await store.dumps.dump(({ table, row, files }) => {
      lines.write(table, `${JSON.stringify(row)}\n`);
      for (const { path, bytes } of files) put(path, bytes);
    });
    for (const table of Object.keys(counts)) lines.write(table, '');
    for (const [path, sum] of lines.close()) sums.set(path, sum);
    put('counts.json', `${JSON.stringify({ writtenAt: cli.now(), rows: counts }, null, 2)}\n`);
    const listed = [...sums].toSorted().map(([path, sum]) => `${sum}  ${path}\n`);
    writeToBundle(folder, { path: 'SHA256SUMS', content: listed.join('') });
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    cli.out(
      `${rows} rows of ${Object.keys(counts).length} tables are in ${folder}. Begin with README.md; it holds what people wrote, so keep it safe.`,
    );
    return EXIT_DONE;
  } finally {
    store.close();
  }
}

/** Rows are written as they come: a large table would not fit into memory. */
function openTables(folder: string) {
  const open = new Map<string, { readonly file: number; readonly hash: ReturnType<typeof createHash> }>();
  const opened = (table: string) => {
    const known = open.get(table);
    if (known !== undefined) return known;
    const path = `tables/${table}.jsonl`;
    writeToBundle(folder, { path, content: '' });
    const fresh = { file: openSync(join(folder, path), 'a', OWN_FILE), hash: createHash('sha256') };
    open.set(table, fresh);
    return fresh;
  };
  return {
    write: (table: string, line: string) => {
      const { file, hash } = opened(table);
      writeSync(file, line);
      hash.update(line);
    },
    close: () =>
      [...open].map(([table, { file, hash }]) => {
        closeSync(file);
        return [`tables/${table}.jsonl`, hash.digest('hex')] as const;
      }),
  };
}
