// What `npm test` runs, in the order that fails fastest. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = [
  ['Lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  ['Unused code', 'knip/bin/knip.js'],
  ['Types', 'typescript/bin/tsc', '--noEmit'],
  ['Tests', 'vitest/vitest.mjs', 'run', ...process.argv.slice(2)],
];

for (const [name, tool, ...args] of steps) {
  console.log(`\n${name}: ${tool.split('/')[0]} ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [...process.execArgv, `${root}node_modules/${tool}`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
