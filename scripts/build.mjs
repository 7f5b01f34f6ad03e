import { bin, ensureKernels, ensurePackages, must } from './steps.mjs'

await ensurePackages()
await ensureKernels()
const { writeGenerated } = await import('./generated.mjs')
await writeGenerated()
await must(bin('vite'), ['build', '--logLevel', 'warn'])
