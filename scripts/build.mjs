import { bin, ensureKernels, ensurePackages, must, say, stale } from './steps.mjs'

await ensurePackages()
await ensureKernels()
const { writeGenerated } = await import('./generated.mjs')
await writeGenerated()
if (stale('public/samples/index.json', ['scripts/samples'])) {
  say('making the samples')
  const { writeSamples } = await import('./samples/write.mjs')
  await writeSamples()
}
await must(bin('vite'), ['build', '--logLevel', 'warn'])
