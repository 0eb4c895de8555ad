import { defineConfig } from 'vitest/config'

/** Packages are installed for real, one step after the other on the same system; the specs are not part of the unit tests. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.spec.ts'],
    globalSetup: ['packages.mjs'],
    fileParallelism: false,
    sequence: { concurrent: false },
    testTimeout: 180_000,
    hookTimeout: 600_000,
    bail: 0,
  },
})
