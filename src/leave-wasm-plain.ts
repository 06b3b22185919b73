import { setFlagsFromString } from 'node:v8';

/** V8 works out what follows from a flag only as it starts. */
const PLAIN = ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

/**
 * With a Redis the only WebAssembly here is what parses the answers while a connection to Slack is made, a few times an
 * hour. V8 takes 22 MB for a moment to make it faster, which nobody would notice. Not with the embedded queue, which is
 * WebAssembly as well.
 */
export function leaveWasmPlain(redisUrl: string | undefined): void {
  if (redisUrl !== undefined) for (const flag of PLAIN) setFlagsFromString(flag);
}
