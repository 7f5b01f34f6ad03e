import { configDefaults, defineConfig } from 'vitest/config'

/** `npm test -- quick`: what takes longest and changes least is left out, and properties are tried for a moment only. */
const quick = process.env['QUICK'] === '1'

const SLOW = [
  'test/kernels/*oracles.test.ts',
  'test/kernels/*golden.test.ts',
  'test/kernels/{sizes,tastes,sequences,utility,judge}.test.ts',
  'test/kernels/{closed,judge,recommend}.property.test.ts',
  'test/recommend/score.property.test.ts',
  'test/fuzz/fuzz.test.ts',
  'test/readers/arrow-damage.test.ts',
]

export default defineConfig({
  define: { __VERSION__: '"0.0.0-test"' },
  test: {
    include: ['test/**/*.test.ts'],
    // What needs Spark shares one: `npm run test:spark`.
    exclude: [...configDefaults.exclude, 'test/spark/**', ...(quick ? SLOW : [])],
    environment: 'node',
    globalSetup: ['test/kernels/helper-bundle.ts'],
    setupFiles: ['test/equality.ts', ...(quick ? ['test/quick.ts'] : [])],
    // A hang is ended; a machine that does something else beside is not taken for one.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // Files of a fork share what they import; none changes what is global.
    isolate: false,
    // Kernel tests start threads of their own; one fork per core is enough.
    maxWorkers: 2,
    // Memories of kernels press for collections all the time: with both cores taken, threads that help collect only get in the way.
    execArgv: ['--single-threaded-gc', '--min-semi-space-size=16'],
    env: { TZ: 'UTC' },
  },
})
