import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/firefox/*.test.ts'],
    environment: 'node',
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // Kernels and DuckDB want the cores to themselves.
    fileParallelism: false,
  },
})
