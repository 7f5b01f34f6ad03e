import { testSpark } from './spark-tests.mjs'
import { ensureKernels, ensurePackages, say } from './steps.mjs'

const began = performance.now()
await ensurePackages()
await ensureKernels()
await testSpark(process.argv.slice(2), { SPARK_CASES: 'all' })
say(`passed in ${Math.round((performance.now() - began) / 1000)} s`)
