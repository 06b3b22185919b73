import { setFlagsFromString } from 'node:v8';

/**
 * With a Redis the only WebAssembly here is what parses the answers while a connection to Slack is made, a few times an
 * hour. V8 takes 22 MB for a moment to make it faster, which nobody would notice. Not with the embedded queue, which is
 * WebAssembly as well.
 */
export function leaveWasmPlain(redisUrl: string | undefined): void {
  if (redisUrl !== undefined) setFlagsFromString('--liftoff-only');
}
