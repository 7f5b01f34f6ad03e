import { bin, must, say } from './steps.mjs'

/** What is exported to Spark, on Spark. `files` picks some of it; projects that take minutes are left out unless `env` asks for all. */
export async function testSpark(files = [], env = {}) {
  say('notebooks on Spark')
  await must(bin('vitest'), ['run', '--config', 'test/spark/vitest.config.ts', ...files], {
    env: { ...process.env, ...env },
  })
}
