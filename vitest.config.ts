import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'build/**/*.test.ts', 'test/unit/**/*.test.ts', 'test/packs/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
