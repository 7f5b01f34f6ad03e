import { bin, ensureKernels, ensurePackages, ensureSamples, must, say } from './steps.mjs'

await ensurePackages()
await ensureKernels()
const { writeGenerated } = await import('./generated.mjs')
await writeGenerated()
await ensureSamples()
// Vite's own module runner, used above, leaves `development` behind, and React would be built for it.
await must(bin('vite'), ['build', '--logLevel', 'warn'], { env: { ...process.env, NODE_ENV: 'production' } })
const { buildRoots } = await import('./build-roots.mjs')
await buildRoots()

// What tests and checks are made for needs no packing.
if (!process.argv.includes('--unpacked')) {
  const { compressFolder } = await import('./compress.mjs')
  const began = performance.now()
  const files = await compressFolder('dist')
  say(`compressed what is served: ${files} files in ${Math.round((performance.now() - began) / 1000)} s`)
}
