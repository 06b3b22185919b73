import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Importing date-fns and drizzle-orm afresh for every file costs most of the time; no test mocks a module.
    isolate: false,
    pool: 'forks',
    // The embedded queue runs on WASI.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    maxWorkers: 2,
    // For a machine that is slow or does other things as well; no test waits for it.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
