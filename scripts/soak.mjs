import { parseArgs } from 'node:util'
import { bin, ensureBrowser, ensureDist, ensureKernels, ensurePackages, must } from './steps.mjs'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '200' } } })

await ensurePackages()
await ensureKernels()
await ensureDist()
const env = { ...process.env, CHROMIUM_PATH: await ensureBrowser(), SOAK_RUNS: values.runs }
// Two pages that live for a day, a host's frame and a workspace, and a workspace whose page is killed at every step of a change.
await must(bin('playwright'), ['test', 'e2e/soak', 'e2e/workspace-killed', '--workers=1'], { env })
