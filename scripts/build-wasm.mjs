import { mkdirSync, statSync } from 'node:fs'
import asc from 'assemblyscript/asc'

const COMMON = [
  'wasm/index.ts',
  '-O3',
  '--converge',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  '--initialMemory',
  '16',
  '--maximumMemory',
  '65535',
  '--enable',
  'simd',
  '--enable',
  'bulk-memory',
]
const BUILDS = {
  shared: ['--sharedMemory', '--enable', 'threads'],
  // Atomics are legal on plain memory; the source is the same.
  plain: ['--enable', 'threads'],
}

mkdirSync('wasm/build', { recursive: true })
for (const [name, extra] of Object.entries(BUILDS)) {
  const file = `wasm/build/kernels.${name}.wasm`
  const { error, stderr } = await asc.main([...COMMON, ...extra, '-o', file])
  if (error) {
    console.error(stderr.toString())
    process.exit(1)
  }
  console.log(`${file} ${statSync(file).size} bytes`)
}
