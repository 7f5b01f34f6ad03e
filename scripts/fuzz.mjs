import { parseArgs } from 'node:util'
import { bin, ensureBrowser, ensureDist, ensureKernels, ensurePackages, must } from './steps.mjs'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    /** Only targets whose names begin so; `browser` feeds the built workbench. */
    only: { type: 'string', default: '' },
  },
})
const { cases, seed, only } = values
const env = { ...process.env, FUZZ_CASES: cases, FUZZ_SEED: seed, ...(only && { FUZZ_ONLY: only }) }

await ensurePackages()
await ensureKernels()
if (only === 'browser') {
  await ensureDist()
  env.CHROMIUM_PATH = await ensureBrowser()
  await must(bin('playwright'), ['test', 'e2e/fuzz.spec.ts'], { env })
} else {
  await must(bin('vitest'), ['run', 'test/fuzz/fuzz.test.ts'], { env })
}
