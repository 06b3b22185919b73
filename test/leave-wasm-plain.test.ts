import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** (func (export "f") (param i32) (result i32) local.get 0 i32.const 1 i32.add), called until V8 makes it faster. */
const PROGRAM = `
const { leaveWasmPlain } = await import(process.argv[1]);
leaveWasmPlain(process.argv[2]);
const bytes = [0,97,115,109,1,0,0,0,1,6,1,96,1,127,1,127,3,2,1,0,7,5,1,1,102,0,0,10,9,1,7,0,32,0,65,1,106,11];
const { f } = (await WebAssembly.instantiate(new Uint8Array(bytes))).instance.exports;
const isFast = () => %IsTurboFanFunction(f);
for (let round = 0; round < 100 && !isFast(); round += 1) {
  for (let call = 0; call < 300_000; call += 1) f(call);
  await new Promise((resolve) => setImmediate(resolve));
}
console.log(isFast());
`;

function isMadeFaster(...redisUrl: readonly string[]): boolean {
  const file = new URL('../src/leave-wasm-plain.ts', import.meta.url).href;
  const flags = ['--allow-natives-syntax', '--input-type=module'];
  const said = execFileSync(process.execPath, [...flags, '--eval', PROGRAM, file, ...redisUrl], { encoding: 'utf8' });
  return JSON.parse(said);
}

describe('WebAssembly', () => {
  it('is left as it is with a Redis', () => {
    expect(isMadeFaster('redis://127.0.0.1:6379')).toBe(false);
  });

  it('is made faster with the embedded queue, which is WebAssembly itself', () => {
    expect(isMadeFaster()).toBe(true);
  });
});
