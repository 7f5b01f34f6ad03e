import { bin, must, say } from './steps.mjs'

/** What is exported to Spark, on Spark. `files` picks some of it. */
export async function testSpark(files = []) {
  say('notebooks on Spark')
  await must(bin('vitest'), ['run', '--config', 'test/spark/vitest.config.ts', ...files])
}
