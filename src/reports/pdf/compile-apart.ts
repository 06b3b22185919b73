import { Worker } from 'node:worker_threads';
import { loadProgram, type TypstSources } from './typst.ts';

const THREAD = new URL('typst-thread.ts', import.meta.url);

/** What a thread is told; both ends are ours, and of one version. */
export interface ThreadOrder {
  readonly sources: TypstSources;
  readonly program: WebAssembly.Module;
}

/** In a thread of its own, that ends with it: the compiler keeps what it has set, and would not give it back. */
export async function compileApart(sources: TypstSources): Promise<Uint8Array> {
  const workerData: ThreadOrder = { sources, program: await loadProgram() };
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`The thread of a PDF ended with code ${code}`)));
  });
}
