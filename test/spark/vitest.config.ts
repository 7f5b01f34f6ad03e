import { defineConfig } from 'vitest/config'

/** Tests that need Spark: `npm run test:spark`. */
export default defineConfig({
  define: { __VERSION__: '"0.0.0-test"' },
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/spark/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/kernels/helper-bundle.ts', 'test/spark/environment.ts'],
    setupFiles: ['test/equality.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // All files share one fork, and so one session of each kind: it takes longer to start than most of them.
    isolate: false,
    fileParallelism: false,
    env: { TZ: 'UTC' },
  },
})
