import { parseArgs } from 'node:util'
import { bin, ensureBrowser, ensureDist, ensureKernels, ensurePackages, must } from './steps.mjs'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '150' } } })

await ensurePackages()
await ensureKernels()
await ensureDist()
const env = { ...process.env, CHROMIUM_PATH: await ensureBrowser(), SOAK_RUNS: values.runs }
await must(bin('playwright'), ['test', 'e2e/soak.spec.ts', '--workers=1'], { env })
