// Vitest: unit, contract, HTTP and browser tests, two files at a time: most of a browser test is waiting.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: 2 },
});
