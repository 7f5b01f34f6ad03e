import { spawn } from 'node:child_process'
import { bin, ensureDist, ensureKernels, ensurePackages } from './steps.mjs'

await ensurePackages()
await ensureKernels()
const { outdated } = await import('./generated.mjs')

function capture(command, args) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args)
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}

const checks = {
  'format and lint': () => capture(bin('biome'), ['ci', '--colors=off']),
  'types: screen': () => capture(bin('tsc'), ['-p', 'tsconfig.json']),
  'types: workers': () => capture(bin('tsc'), ['-p', 'tsconfig.workers.json']),
  'types: tests and scripts': () => capture(bin('tsc'), ['-p', 'tsconfig.node.json']),
  'import rules': () => capture(process.execPath, ['scripts/import-rules.mjs']),
  'dead code': () => capture(bin('knip'), ['--no-progress']),
  'generated files': async () => {
    const files = await outdated()
    return {
      ok: files.length === 0,
      output: files.map((file) => `${file} is out of date: npm run build writes it anew`).join('\n'),
    }
  },
  'size budget': async () => {
    await ensureDist()
    return capture(bin('size-limit'), [])
  },
}

const begin = performance.now()
const results = await Promise.all(
  Object.entries(checks).map(async ([name, check]) => {
    const from = performance.now()
    return { name, ...(await check()), seconds: (performance.now() - from) / 1000 }
  }),
)
for (const { name, ok, output, seconds } of results) {
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (!ok || name === 'size budget') console.log(output.trim().replace(/^/gm, '    '))
}
const failed = results.filter(({ ok }) => !ok).length
console.log(
  `${results.length - failed} passed, ${failed} failed in ${((performance.now() - begin) / 1000).toFixed(1)} s`,
)
process.exit(failed === 0 ? 0 : 1)
