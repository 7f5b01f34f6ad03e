import { mkdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

let made: Promise<URL> | null = null

/** Worker threads cannot read TypeScript on Node 20: the helper is bundled once per test process. */
export function helperFile(): Promise<URL> {
  made ??= bundle()
  return made
}

async function bundle(): Promise<URL> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const outDir = `${root}.cache/kernels/${process.pid}`
  mkdirSync(outDir, { recursive: true })
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: `${root}test/kernels/node-helper.ts`,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'helper.mjs' } },
    },
  })
  return pathToFileURL(`${outDir}/helper.mjs`)
}
