import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const HOOK = new URL('../../scripts/fast-imports.mjs', import.meta.url).href;

/** Starts a TypeScript file of test/support as a process of its own. */
export function startProcess(file: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', HOOK, path, ...args]);
}

/** Everything it printed and its exit code, once it has ended. */
export async function endOf(
  child: ChildProcessWithoutNullStreams,
): Promise<{ readonly code: number | null; readonly out: string }> {
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    out += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, out };
}
