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
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
