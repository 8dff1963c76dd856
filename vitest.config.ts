// Vitest: unit, contract, HTTP and browser tests; one file runs at a time per worker so that two cores suffice.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
});
