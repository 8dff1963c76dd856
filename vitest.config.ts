// Vitest: unit, contract, HTTP and browser tests, three files at a time: much of a browser test is waiting. Files of a worker share their
// modules: loading the app anew for each took an eighth of the line's time.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/e2e/cast.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 3,
    isolate: false,
  },
});
