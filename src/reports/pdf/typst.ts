import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createTypstCompiler, initOptions, loadFonts, type TypstCompiler } from '@myriaddreamin/typst.ts';

const { resolve } = createRequire(import.meta.url);

/** Text in Source Sans; DejaVu has the shapes of a status, Arabic and what else Source Sans lacks. Embedded, never looked for. */
export const FONT_FILES: readonly string[] = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
].map((name) => resolve(name));

const WASM = '@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm';
/** CompileFormatEnum.pdf, which the package declares and does not export. */
const PDF = 1;

/** What a document is made from: one program, and files that it reads. */
export interface TypstSources {
  readonly program: string;
  /** By path, such as `/report.json`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

declare global {
  namespace WebAssembly {
    /** Known to Node, and not to its types. */
    function compile(bytes: Uint8Array): Promise<Module>;
  }
}

let program: Promise<WebAssembly.Module> | undefined;
let started: Promise<TypstCompiler> | undefined;
let before: Promise<unknown> = Promise.resolve();

/** The same sources give the same bytes. One after the other: the compiler has one set of files. */
export function compileTypst(sources: TypstSources): Promise<Uint8Array> {
  const made = before.then(() => compile(sources));
  before = made.catch(() => undefined);
  return made;
}

/** The compiler's own program, ready to run in any thread. */
export function loadProgram(): Promise<WebAssembly.Module> {
  program ??= WebAssembly.compile(readFileSync(resolve(WASM)));
  return program;
}

/** For a thread that was given what `loadProgram` made. */
export function takeProgram(loaded: WebAssembly.Module): void {
  program = Promise.resolve(loaded);
}

async function compile({ program: source, files }: TypstSources): Promise<Uint8Array> {
  started ??= startCompiler();
  const compiler = await started;
  compiler.resetShadow();
  for (const [path, content] of files) compiler.mapShadow(path, content);
  compiler.addSource('/main.typ', source);
  const options = { mainFilePath: '/main.typ', format: PDF, diagnostics: 'unix', inputs: {} } as const;
  const { result, diagnostics } = await compiler.compile(options);
  if (result === undefined) throw new Error(`Typst made no PDF: ${diagnostics?.join('\n') ?? 'it did not say why'}`);
  return result;
}

async function startCompiler(): Promise<TypstCompiler> {
  const compiler = createTypstCompiler();
  const loaded = await loadProgram();
  await compiler.init({
    getModule: () => ({ module_or_path: loaded }),
    beforeBuild: [
      initOptions.disableDefaultFontAssets(),
      loadFonts(FONT_FILES.map((file) => new Uint8Array(readFileSync(file)))),
    ],
  });
  return compiler;
}
