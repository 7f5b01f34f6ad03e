import { defineConfig } from 'vitest/config'

export default defineConfig({
  define: { __VERSION__: '"0.0.0-test"' },
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    globalSetup: ['test/kernels/helper-bundle.ts'],
    // Kernel tests start threads of their own; one fork per core is enough.
    maxWorkers: 2,
    env: { TZ: 'UTC' },
  },
})
