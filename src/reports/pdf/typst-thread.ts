// One PDF in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadOrder } from './compile-apart.ts';
import { compileTypst, takeProgram } from './typst.ts';

const { sources, program } = workerData as ThreadOrder;
takeProgram(program);
parentPort?.postMessage(await compileTypst(sources));
