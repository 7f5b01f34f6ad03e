import { bin, ensureBrowser, ensureDist, ensureKernels, ensurePackages, must, say } from './steps.mjs'

await ensurePackages()
await ensureKernels()
await ensureDist()
say('unit and kernel tests')
await must(bin('vitest'), ['run'])
const CHROMIUM_PATH = await ensureBrowser()
say(`browser tests (${CHROMIUM_PATH})`)
await must(bin('playwright'), ['test'], { env: { ...process.env, CHROMIUM_PATH } })
