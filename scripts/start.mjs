import { ensureDist, ensureKernels, ensurePackages, say } from './steps.mjs'

await ensurePackages()
await ensureKernels()
await ensureDist()

const { compressFolder } = await import('./compress.mjs')
await compressFolder('dist', { best: false })

const { serve } = await import('./serve.mjs')
const wanted = Number(process.env.PORT ?? 4173)
const { url } = await serve({ root: 'dist', port: wanted }).catch((error) => {
  if (error.code !== 'EADDRINUSE') throw error
  say(`port ${wanted} is taken, choosing another`)
  return serve({ root: 'dist', port: 0 })
})
say(`Basketeer is at ${url} (Ctrl-C ends it)`)
