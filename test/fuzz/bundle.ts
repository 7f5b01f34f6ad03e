import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Worker threads cannot read TypeScript on Node 20: what they run is bundled. Views are never shown, so they stay out. */
export async function bundleThread(): Promise<{ file: string; remove(): void }> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const outDir = `${root}.cache/fuzz/${process.pid}`
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    define: { __VERSION__: '"fuzz"' },
    build: {
      ssr: `${root}test/fuzz/thread.ts`,
      outDir,
      target: 'node20',
      minify: false,
      rollupOptions: { external: /\/View$/, output: { entryFileNames: 'thread.mjs' } },
    },
  })
  return { file: `${outDir}/thread.mjs`, remove: () => rmSync(outDir, { recursive: true, force: true }) }
}
