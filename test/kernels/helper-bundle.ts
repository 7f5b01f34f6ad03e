import { rmSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the bundled helper of the kernels. */
    kernelHelper: string
  }
}

/** Worker threads cannot read TypeScript on Node 20: the helper is bundled, once per run and again where files change. */
export default async function setup(project: TestProject): Promise<() => void> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const outDir = `${root}.cache/kernels/${process.pid}`
  const bundle = () =>
    build({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      build: {
        ssr: `${root}test/kernels/node-helper.ts`,
        outDir,
        target: 'node20',
        minify: false,
        rollupOptions: { output: { entryFileNames: 'helper.mjs' } },
      },
    })
  await bundle()
  project.onTestsRerun(async () => void (await bundle()))
  project.provide('kernelHelper', pathToFileURL(`${outDir}/helper.mjs`).href)
  return () => rmSync(outDir, { recursive: true, force: true })
}
